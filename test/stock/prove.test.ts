import { beforeEach, expect, it } from "vitest";
import { proveStock } from "../../src/stock/prove-queries";
import { addItem } from "../../src/stock/commands";
import { transferStock } from "../../src/stock/transfer-commands";
import type { AnyRecord, Card, Movement, RecordId, Unit, Valuation } from "../../src/records";
import type { Work } from "../../src/store/work";
import { openBook, type Book } from "../book";

let book: Book;
let meter: RecordId<"item">;
beforeEach(async () => {
  book = await openBook();
  meter = await book.run(
    addItem({
      code: "MTR",
      name: "Meter",
      type: "serialised",
      unit: "pcs",
      taxCode: "9026",
      taxRate: "18",
      price: "1000",
      cost: "600",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "3",
      openingSerials: ["M1", "M2"],
    }),
  );
  await book.run(
    transferStock({ itemId: meter, from: "store", to: book.technician, quantity: "1", on: "2026-04-01" }),
  );
});

const tamper = (apply: (work: Work) => Promise<unknown>) =>
  book.run({ command: "test.tamper", input: {}, apply: async (work) => void (await apply(work)) });
const put = <T extends AnyRecord>(change: (record: T) => T, pick: (work: Work) => Promise<T | undefined>) =>
  tamper(async (work) => {
    const record = await pick(work);
    if (!record) throw new Error("nothing to tamper with");
    await work.put(change(record));
  });
const faults = () => book.store.read(proveStock);
const movement = async (work: Work, itemId: RecordId<"item">): Promise<Movement | undefined> =>
  (await work.list("movement", "item", { prefix: [itemId] }))[0];
const unit = async (work: Work, serial: string): Promise<Unit | undefined> =>
  (await work.list("unit", "serial", { is: serial.toLowerCase() }))[0];

it("[K33] an honest book proves itself", async () => {
  expect(await faults()).toEqual([]);
});

it.each<[what: string, id: () => string, lie: () => Promise<unknown>, invariant: number, says: RegExp]>([
  [
    "on hand that the movements do not make",
    () => book.pump,
    () => tamper((work) => work.move(`stock/${book.pump}`, 1_000, "store")),
    6,
    /on hand differs/,
  ],
  [
    "a day's sum that is not its movements'",
    () => book.pump,
    () => tamper((work) => work.move(`flow/${book.pump}/store/2026`, 5, "2026-04-01")),
    6,
    /days' sums differ/,
  ],
  [
    "a worth that is not the movements'",
    () => book.pump,
    () => tamper((work) => work.move(`worth/${book.pump}`, 1)),
    6,
    /worth differs from the values/,
  ],
  [
    "an exact worth that the movements do not make",
    () => book.pump,
    () =>
      put<Valuation>(
        (valuation) => ({ ...valuation, value: "1" }),
        (work) => work.get(`valuation:${book.pump.slice(5)}`),
      ),
    6,
    /kept worth differs/,
  ],
  [
    "a movement that is missing in the order of posting",
    () => meter,
    () =>
      put<Movement>(
        (one) => ({ ...one, ordinal: 9 }),
        (work) => movement(work, meter),
      ),
    6,
    /another value than its goods/,
  ],
  [
    "an account that is not what the items are worth",
    () => "company:main",
    () => tamper((work) => work.move("account/stock", 7)),
    6,
    /account of the stock/,
  ],
  [
    "a piece that costs what nobody paid",
    () => meter,
    () =>
      put<Unit>(
        (one) => ({ ...one, cost: 1 }),
        (work) => unit(work, "m1"),
      ),
    6,
    /what its pieces cost/,
  ],
  [
    "pieces that are not as many as the goods",
    () => meter,
    () =>
      put<Unit>(
        (one) => ({ ...one, location: "", status: "scrapped" }),
        (work) => unit(work, "m2"),
      ),
    6,
    /on hand in a place, where 0 pieces are|on hand in a place, where 1 pieces are/,
  ],
])("[K33] names %s", async (_, id, lie, invariant, says) => {
  await lie();
  const found = (await faults()).filter((fault) => fault.id === id() && fault.invariant === invariant);
  expect(found.map(({ text }) => text).join("\n")).toMatch(says);
});

it("[K33] names a piece in another place than its movements brought it", async () => {
  await put<Unit>(
    (one) => ({ ...one, location: one.location === "store" ? book.technician : "store" }),
    (work) => unit(work, "m1"),
  );
  const found = (await faults()).filter(({ invariant }) => invariant === 7);
  expect(found.map(({ text }) => text)).toEqual(["M1 is not where its movements brought it."]);
});

it("[K33] names a piece whose record says two things, and a chain of cards that is broken", async () => {
  await put<Unit>(
    (one) => ({ ...one, cardId: book.card }),
    (work) => unit(work, "m2"),
  );
  await put<Card>(
    (card) => ({ ...card, status: "replaced" }),
    (work) => work.get(book.card),
  );
  const found = (await faults()).filter(({ invariant }) => invariant === 7);
  expect(found.map(({ text }) => text)).toEqual([
    "M2 is not in one place: its record says more than one thing.",
    expect.stringMatching(/^Card .* the chain of what replaced what is broken\.$/) as string,
  ]);
});

it("[K33] names the first day a place holds less than nothing", async () => {
  await tamper(async (work) => {
    const first = await movement(work, book.pump);
    if (first)
      await work.put({ ...first, id: `${first.id}x`, on: "2026-03-05", quantity: -2_000, ordinal: 2 });
  });
  expect((await faults()).map(({ text }) => text)).toContain(
    "Pump 36 V: -2 on hand on 2026-03-05, less than nothing.",
  );
});
