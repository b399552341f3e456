import { msg, str } from "@lit/localize";
import { allocateMoney, type Money } from "../base/money";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Item, RecordId, Unit } from "../records";
import { fold } from "../records/terms";
import type { Read, Work } from "../store/work";
import type { StockMove } from "./move";
import { pieceState } from "./words";

type Pieces = Pick<
  StockMove,
  "location" | "on" | "quantity" | "reason" | "sourceId" | "value" | "units" | "serials"
>;

/** Takes pieces of a serialised item from a location: those named, then the oldest there. Gives them as they were. @throws Refusal */
export async function takePieces(work: Work, item: Item, move: Pieces): Promise<Unit[]> {
  const wanted = wholePieces(item, -move.quantity);
  const named = await namedPieces(work, item, move, wanted);
  const taken = [...named, ...(await oldestPieces(work, item, move, wanted - named.length, named))];
  if (taken.length < wanted)
    throw new Refusal(
      msg(str`${item.name}: only ${taken.length} pieces are there on ${move.on}, ${wanted} needed.`),
      { quantity: msg(str`Only ${taken.length} pieces are there on ${move.on}.`) },
    );
  for (const unit of taken) await work.put(gone(unit, move));
  return taken;
}

/** A few more are read than are wanted: some may be named, or not have been there yet on that day. */
const SPARE = 16;

async function oldestPieces(
  read: Read,
  item: Item,
  { location, on }: Pieces,
  wanted: number,
  named: readonly Unit[],
): Promise<Unit[]> {
  if (wanted <= 0) return [];
  const names = new Set(named.map(({ id }) => id));
  const range = { prefix: [item.id, location] };
  const fitting = (units: readonly Unit[]) =>
    units.filter(({ id, since }) => since <= on && !names.has(id)).slice(0, wanted);
  const first = fitting(await read.list("unit", "place", range, { limit: wanted + SPARE }));
  return first.length < wanted ? fitting(await read.list("unit", "place", range)) : first;
}

async function namedPieces(
  read: Read,
  item: Item,
  { units = [], location, on }: Pieces,
  wanted: number,
): Promise<Unit[]> {
  if (units.length > wanted || new Set(units).size < units.length)
    throw new Refusal(msg(str`${item.name}: ${units.length} serial numbers for ${wanted} pieces.`), {
      units: msg(str`One serial number for each of the ${wanted} pieces.`),
    });
  const named = await Promise.all(units.map((id) => read.get(id)));
  for (const unit of named)
    if (unit.itemId !== item.id || unit.location !== location || unit.since > on) {
      const { serial } = unit;
      const says =
        unit.itemId !== item.id
          ? msg(str`Serial ${serial} is no ${item.name}.`)
          : msg(str`Serial ${serial} is not there on ${on}.`);
      throw new Refusal(says, { units: says });
    }
  return named;
}

/** A piece after it left its place. */
function gone(unit: Unit, { reason, on, sourceId }: Pieces): Unit {
  const { invoiceId: _, ...rest } = unit;
  const away = { ...rest, location: "", since: on };
  switch (reason) {
    case "sold":
      return {
        ...away,
        status: unit.cardId ? "installed" : "sold",
        ...(isOf("invoice", sourceId) ? { invoiceId: sourceId } : {}),
      };
    case "used":
      return { ...away, status: "installed" };
    case "receipt":
    case "to principal":
      return { ...away, status: "returned" };
    case "transfer":
    case "challan":
      return { ...unit, location: "", since: on };
    default:
      return { ...away, status: "scrapped" };
  }
}

/** Brings pieces of a serialised item to a location: those named come back, the rest are new. Together they are worth the
 *  move's value; without one the named keep what they cost, and a new one costs `one`. Gives them as they are now. @throws Refusal */
export async function bringPieces(work: Work, item: Item, move: Pieces, one: Money): Promise<Unit[]> {
  const count = wholePieces(item, move.quantity);
  const back = await comingBack(work, item, move, count);
  const fresh = await newPieces(work, item, move, count - back.length, one);
  const units = [...back, ...fresh];
  const costs = move.value === undefined ? [] : shares(move.value, units);
  const there = units.map((unit, at) => placed({ ...unit, cost: costs[at] ?? unit.cost }, move));
  for (const unit of there) await work.put(unit);
  return there;
}

/** Pieces that were dearer before take a larger share of what they are worth now. */
const shares = (value: Money, units: readonly Unit[]): Money[] =>
  allocateMoney(
    value,
    units.some(({ cost }) => cost === 0) ? units.map(() => 1) : units.map(({ cost }) => cost),
  );

/** A piece at a location; on a challan while it is out on one. */
function placed(unit: Unit, { location, on }: Pieces): Unit {
  const { challanId: _, invoiceId: __, cardId: ___, ...rest } = unit;
  return isOf("challan", location)
    ? { ...rest, status: "on challan", location, since: on, challanId: location }
    : { ...rest, status: "in stock", location, since: on };
}

const isOf = <T extends "challan" | "invoice" | "receipt">(type: T, id: string): id is RecordId<T> =>
  id.startsWith(`${type}:`);

async function comingBack(read: Read, item: Item, move: Pieces, count: number): Promise<Unit[]> {
  const units = await Promise.all((move.units ?? []).map((id) => read.get(id)));
  if (units.length > count) throw new Error(`${units.length} pieces come back as ${count}`);
  for (const unit of units) {
    const card = unit.cardId ? await read.find(unit.cardId) : undefined;
    const says = unit.location
      ? msg(str`Serial ${unit.serial} of ${item.name} is in stock already.`)
      : card?.status === "in service"
        ? msg(str`Serial ${unit.serial} is in service on card ${card.number}; take it out of service first.`)
        : undefined;
    if (says) throw new Refusal(says, { units: says });
  }
  return units;
}

/** New pieces, with the serial numbers captured for them; one known from before that had left for good comes back. */
async function newPieces(work: Work, item: Item, move: Pieces, count: number, cost: Money): Promise<Unit[]> {
  const serials = (move.serials ?? []).map((serial) => serial.trim());
  if (serials.length > count)
    throw new Refusal(msg(str`${item.name}: ${serials.length} serial numbers for ${count} pieces.`), {
      serials: msg(str`${serials.length} serial numbers for ${count} pieces.`),
    });
  const [fault] = Object.values(await serialFaults(work, item.id, serials));
  if (fault) throw new Refusal(`${item.name}: ${fault}`, { serials: fault });
  return Promise.all(
    Array.from({ length: count }, async (_, at): Promise<Unit> => {
      const serial = serials[at] ?? "";
      const known = serial ? (await unitsBySerial(work, item.id, serial))[0] : undefined;
      return {
        ...(known ?? { id: newId("unit"), itemId: item.id }),
        cost,
        serial,
        status: "in stock",
        location: move.location,
        receivedOn: move.on,
        since: move.on,
        ...(isOf("receipt", move.sourceId) ? { receiptId: move.sourceId } : {}),
      };
    }),
  );
}

/** The pieces meant by serial numbers typed for a location; one that is not there is refused at the field `serials`. @throws Refusal */
export async function piecesMeant(
  read: Read,
  item: Item,
  location: string,
  serials: readonly string[],
): Promise<Unit["id"][]> {
  const typed = serials.map((serial) => serial.trim()).filter(Boolean);
  return Promise.all(
    typed.map(async (serial) => {
      const unit = (await unitsBySerial(read, item.id, serial)).find((one) => one.location === location);
      if (unit) return unit.id;
      const says = msg(str`Serial ${serial} of ${item.name} is not there.`);
      throw new Refusal(says, { serials: says });
    }),
  );
}

/** The pieces of an item with a serial number, whatever its case. */
const unitsBySerial = async (read: Read, itemId: Item["id"], serial: string): Promise<Unit[]> =>
  (await read.list("unit", "serial", { is: fold(serial) })).filter((unit) => unit.itemId === itemId);

const LEFT: readonly Unit["status"][] = ["returned", "replaced", "scrapped"];

/** What is wrong with serial numbers of pieces that come in, by their place in the list; empty ones are captured later. */
export async function serialFaults(
  read: Read,
  itemId: Item["id"],
  serials: readonly string[],
): Promise<Record<number, string>> {
  const faults: Record<number, string> = {};
  const seen = new Set<string>();
  for (const [at, typed] of serials.entries()) {
    const serial = typed.trim();
    if (!serial) continue;
    const says = seen.has(fold(serial))
      ? msg(str`Serial ${serial} is there twice.`)
      : await serialTaken(read, itemId, serial);
    if (says) faults[at] = says;
    seen.add(fold(serial));
  }
  return faults;
}

/** Why a serial number cannot be given to a piece: another has it. */
export async function serialTaken(
  read: Read,
  itemId: Item["id"],
  serial: string,
  own?: Unit["id"],
  ownCard?: Unit["cardId"],
): Promise<string | undefined> {
  const twin = (await unitsBySerial(read, itemId, serial)).find(
    (unit) => unit.id !== own && !LEFT.includes(unit.status),
  );
  if (twin) return msg(str`Serial ${serial} is known already: ${pieceState(twin.status)}.`);
  const cards = await read.list("card", "serial", { is: fold(serial) });
  const card = cards.find(
    (one) => one.itemId === itemId && one.status === "in service" && one.id !== ownCard,
  );
  return card && msg(str`Serial ${serial} is in service on card ${card.number}.`);
}

function wholePieces(item: Item, thousandths: number): number {
  if (thousandths % 1000 === 0) return thousandths / 1000;
  throw new Refusal(msg(str`${item.name} is counted in whole pieces.`), {
    quantity: msg("Whole pieces only."),
  });
}
