import { msg } from "@lit/localize";
import { Decimal } from "../base/decimal";
import { allocateMoney, currencyDigits } from "../base/money";
import type { PlainBook, PlainRecord } from "./migrations";
import type { Balance } from "./work";

interface OldMovement extends PlainRecord {
  readonly itemId: string;
  readonly location: string;
  readonly on: string;
  readonly quantity: number;
  readonly reason: string;
}

/** What an item's movements of the time before make of it. */
interface Valued {
  readonly movements: readonly PlainRecord[];
  readonly valuation: PlainRecord;
  readonly units: readonly PlainRecord[];
  readonly worth: number;
  readonly flows: readonly Balance[];
}

/**
 * Gives stock that was only counted its worth: every movement a value at its item's cost price, pieces of serialised items a
 * record of their own, to be given their serial numbers, and the whole an entry against the opening balances.
 */
export function stockWorth(book: PlainBook): PlainBook {
  const movements = book.records.filter(isOf<OldMovement>("movement"));
  if (!movements.length) return book;
  const company = book.records.find(({ id }) => id === "company:main");
  const minor = new Decimal(10).pow(currencyDigits(String(company?.["currency"])));
  const byItem = grouped(movements, ({ itemId }) => itemId);
  const valued = book.records
    .filter(isOf("item"))
    .flatMap((item) => valuedItem(item, byItem.get(item.id) ?? [], minor) ?? []);
  const after = new Map(valued.flatMap((one) => one.movements).map((movement) => [movement.id, movement]));
  const worth = valued.reduce((sum, one) => sum + one.worth, 0);
  const first = movements.reduce((day, { on }) => (on < day ? on : day), "9999-12-31");
  return {
    ...book,
    records: [
      ...book.records.map((record) => after.get(record.id) ?? record),
      ...valued.flatMap(({ valuation, units }) => [valuation, ...units]),
      ...(worth ? [openingEntry(worth, first)] : []),
    ],
    balances: [...book.balances, ...valued.flatMap(({ flows }) => flows), ...accounts(worth, first)],
  };
}

const isOf =
  <T extends PlainRecord>(type: string) =>
  (record: PlainRecord): record is T =>
    record.id.startsWith(`${type}:`);

function valuedItem(item: PlainRecord, all: OldMovement[], minor: Decimal): Valued | undefined {
  if (!all.length || item["type"] === "service") return undefined;
  const rate = new Decimal(String(item["cost"])).times(minor).div(1000);
  let [quantity, exact] = [0, new Decimal(0)];
  const movements = all
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((movement, at) => {
      const before = whole(exact);
      const left = quantity + movement.quantity;
      if (movement.quantity > 0) exact = exact.plus(whole(rate.times(movement.quantity)));
      else exact = quantity > 0 ? exact.times(left).div(quantity) : rate.times(left);
      quantity = left;
      return { ...movement, value: whole(exact) - before, ordinal: at + 1 };
    });
  const part = item.id.slice("item:".length);
  const worth = whole(exact);
  const value = item["type"] === "serialised" ? String(worth) : exact.toSignificantDigits(36).toFixed();
  const valuation = { itemId: item.id, movements: movements.length, quantity, value, layers: [] };
  return {
    movements,
    valuation: { id: `valuation:${part}`, ...valuation },
    units: item["type"] === "serialised" ? pieces(item.id, all, worth) : [],
    worth,
    flows: [
      ...flows(item.id, all),
      ...(worth ? [{ key: `worth/${item.id}`, amount: worth, parts: {} }] : []),
      ...moved(item.id, all),
    ],
  };
}

/** Halves up. */
const whole = (exact: Decimal): number => exact.toDecimalPlaces(12).plus("0.5").floor().toNumber() + 0;

/** One record for every whole piece that is still there, by location, without its serial number. */
function pieces(itemId: string, all: readonly OldMovement[], worth: number): PlainRecord[] {
  const since = all.reduce((day, { on }) => (on < day ? on : day), "9999-12-31");
  const places = [...grouped(all, ({ location }) => location)].flatMap(([location, here]) =>
    Array.from({ length: Math.max(0, Math.floor(sum(here) / 1000)) }, () => location),
  );
  const costs = places.length
    ? allocateMoney(
        worth,
        places.map(() => 1),
      )
    : [];
  return places.map((location, at) => ({
    id: `unit:${itemId.slice("item:".length)}-${String(at + 1)}`,
    itemId,
    serial: "",
    status: "in stock",
    location,
    cost: costs[at] ?? 0,
    receivedOn: since,
    since,
  }));
}

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

const sum = (all: readonly OldMovement[]): number => all.reduce((total, { quantity }) => total + quantity, 0);

/** What each location took in and gave out, by day: a balance a year. */
function flows(itemId: string, all: readonly OldMovement[]): Balance[] {
  const years = grouped(all, ({ location, on }) => `flow/${itemId}/${location}/${on.slice(0, 4)}`);
  return [...years].map(([key, some]) => {
    const days = [...grouped(some, ({ on }) => on)].map(([on, of]) => [on, sum(of)] as const);
    return { key, amount: sum(some), parts: Object.fromEntries(days.filter(([, moved]) => moved)) };
  });
}

/** What moved for which reason; between two places nothing does. */
function moved(itemId: string, all: readonly OldMovement[]): Balance[] {
  const byReason = [...grouped(all, ({ reason }) => reason)]
    .filter(([reason]) => reason !== "transfer")
    .map(([reason, some]) => [reason, sum(some)] as const)
    .filter(([, quantity]) => quantity);
  const amount = byReason.reduce((total, [, quantity]) => total + quantity, 0);
  return byReason.length ? [{ key: `moved/${itemId}`, amount, parts: Object.fromEntries(byReason) }] : [];
}

const openingEntry = (worth: number, on: string): PlainRecord => ({
  id: "entry:stock-worth",
  on,
  sourceId: "company:main",
  sourceNumber: "",
  text: msg("Stock at its cost price, from before its worth was kept"),
  lines: [
    { account: "stock", debit: Math.max(worth, 0), credit: Math.max(-worth, 0) },
    { account: "opening", debit: Math.max(-worth, 0), credit: Math.max(worth, 0) },
  ],
});

const accounts = (worth: number, on: string): Balance[] =>
  worth
    ? [
        { key: "account/stock", amount: worth, parts: { [on.slice(0, 7)]: worth } },
        { key: "account/opening", amount: -worth, parts: { [on.slice(0, 7)]: -worth } },
      ]
    : [];
