import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { fromThousandths } from "../base/quantity";
import { accounts } from "../company/accounts";
import type { Fault } from "../company/proof";
import type { Item, Movement, Unit } from "../records";
import type { Read } from "../store/work";
import { isBetweenPlaces } from "./costing";
import { proveUnits } from "./prove-unit-queries";
import { isStocked } from "./model";
import { byOrdinal, replay } from "./replay";
import { flowPrefix } from "./shortage";
import { inMinorUnits } from "./valuation";

/** Adds up every movement anew: on hand in each place and on each day, the pieces of serialised items and where they are, the
 *  worth of every item by replaying its movements in the order of posting, and the account that carries it. */
export async function proveStock(read: Read): Promise<Fault[]> {
  const [company, items, movements, units, worth, account] = await Promise.all([
    read.find("company:main"),
    read.list("item", "id"),
    read.list("movement", "id"),
    read.list("unit", "id"),
    read.balances("worth/"),
    read.balance(`account/${accounts.stock.code}`),
  ]);
  const ofItem = grouped(movements, ({ itemId }) => itemId);
  const pieces = grouped(units, ({ itemId }) => itemId);
  const faults: Fault[] = [];
  for (const item of items.filter(isStocked)) {
    const own = ofItem.get(item.id) ?? [];
    faults.push(
      ...(await onHandFaults(read, item, own, company?.settings.negativeStock ?? false)),
      ...(item.type === "serialised" ? pieceFaults(item, own, pieces.get(item.id) ?? []) : []),
      ...(await worthFaults(read, item, own, pieces.get(item.id) ?? [])),
    );
  }
  if (worth.reduce((sum, { amount }) => sum + amount, 0) !== account.amount)
    faults.push({
      invariant: 6,
      id: "company:main",
      text: msg("The account of the stock differs from what the items are worth."),
    });
  return [...faults, ...(await proveUnits(read, units, movements))];
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

const sum = (all: readonly Movement[]): number => all.reduce((total, { quantity }) => total + quantity, 0);

async function onHandFaults(
  read: Read,
  item: Item,
  movements: readonly Movement[],
  negative: boolean,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const [balance, moved, flows] = await Promise.all([
    read.balance(`stock/${item.id}`),
    read.balance(`moved/${item.id}`),
    read.balances(flowPrefix(item.id)),
  ]);
  const places = grouped(movements, ({ location }) => location);
  const named = new Set([...places.keys(), ...Object.keys(balance.parts)]);
  const differs = [...named].some((place) => sum(places.get(place) ?? []) !== (balance.parts[place] ?? 0));
  if (differs || balance.amount !== sum(movements))
    faults.push({
      invariant: 6,
      id: item.id,
      text: msg(str`${item.name}: on hand differs from the sum of the movements.`),
    });
  const reasons = [...grouped(movements, ({ reason }) => reason)].filter(
    ([, [first]]) => first && !isBetweenPlaces(first.reason),
  );
  if (reasons.some(([reason, some]) => sum(some) !== (moved.parts[reason] ?? 0)))
    faults.push({
      invariant: 3,
      id: item.id,
      text: msg(str`${item.name}: what is stored as moved for a reason differs from the movements.`),
    });
  for (const [place, here] of places) {
    const days = grouped(here, ({ on }) => on);
    const kept = new Map(
      flows
        .filter(({ key }) => key.startsWith(`${flowPrefix(item.id)}${place}/`))
        .flatMap(({ parts }) => Object.entries(parts)),
    );
    if ([...days].some(([on, some]) => sum(some) !== (kept.get(on) ?? 0)))
      faults.push({
        invariant: 6,
        id: item.id,
        text: msg(str`${item.name}: the days' sums differ from the movements.`),
      });
    const short = negative ? undefined : firstBelow(days);
    if (short)
      faults.push({
        invariant: 6,
        id: item.id,
        text: msg(
          str`${item.name}: ${fromThousandths(short.held)} on hand on ${short.on}, less than nothing.`,
        ),
      });
  }
  return faults;
}

/** The first day at whose end a place holds less than nothing. */
function firstBelow(days: ReadonlyMap<Day, readonly Movement[]>): { on: Day; held: number } | undefined {
  let held = 0;
  for (const on of [...days.keys()].sort()) {
    held += sum(days.get(on) ?? []);
    if (held < 0) return { on, held };
  }
  return undefined;
}

function pieceFaults(item: Item, movements: readonly Movement[], units: readonly Unit[]): Fault[] {
  const there = grouped(
    units.filter(({ location }) => location),
    ({ location }) => location,
  );
  const places = grouped(movements, ({ location }) => location);
  return [...new Set([...there.keys(), ...places.keys()])].flatMap((place) => {
    const count = there.get(place)?.length ?? 0;
    const held = sum(places.get(place) ?? []);
    if (held === count * 1000) return [];
    const text = msg(
      str`${item.name}: ${fromThousandths(held)} on hand in a place, where ${count} pieces are.`,
    );
    return [{ invariant: 6, id: item.id, text }];
  });
}

async function worthFaults(
  read: Read,
  item: Item,
  movements: readonly Movement[],
  units: readonly Unit[],
): Promise<Fault[]> {
  const [balance, valuation] = await Promise.all([
    read.balance(`worth/${item.id}`),
    read.find(`valuation:${item.id.slice("item:".length)}`),
  ]);
  const fault = (text: string): Fault => ({ invariant: 6, id: item.id, text });
  const values = movements.reduce((total, { value = 0 }) => total + value, 0);
  const faults: Fault[] = [];
  if (balance.amount !== values)
    faults.push(fault(msg(str`${item.name}: its worth differs from the values of its movements.`)));
  const end = replay(item, byOrdinal(movements));
  if ("wrong" in end)
    faults.push(
      fault(msg(str`${item.name}: the movement of ${end.wrong.on} has another value than its goods.`)),
    );
  else if (
    (valuation?.movements ?? 0) !== movements.length ||
    (valuation?.quantity ?? 0) !== end.worth.quantity ||
    inMinorUnits(valuation?.value ?? 0) !== values ||
    inMinorUnits(end.worth.value) !== values
  )
    faults.push(fault(msg(str`${item.name}: its kept worth differs from that of its movements.`)));
  const costs = units.reduce((total, { location, cost }) => total + (location ? cost : 0), 0);
  if (item.type === "serialised" && costs !== values)
    faults.push(fault(msg(str`${item.name}: its worth differs from what its pieces cost.`)));
  return faults;
}
