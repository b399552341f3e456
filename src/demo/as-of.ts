import type { Day } from "../base/day";
import type { Work } from "../store/work";

/** The same work seen from another day. */
export const asOf = (work: Work, today: Day, at: string): Work => ({
  get: (id) => work.get(id),
  find: (id) => work.find(id),
  list: (...asked) => work.list(...asked),
  count: (...asked) => work.count(...asked),
  balance: (key) => work.balance(key),
  balances: (prefix) => work.balances(prefix),
  put: (record) => work.put(record),
  remove: (id) => work.remove(id),
  move: (key, by, part) => work.move(key, by, part),
  at,
  today,
});
