import { pageOf } from "./page";
import { TableFaultError, type FoundRow, type TableRow, type TableShape, type WorkbookPort } from "./port";

/** One promise of the port, checked against a workbook. */
export interface ContractCase {
  readonly name: string;
  readonly run: (port: WorkbookPort) => Promise<void>;
}

const PAGE = "Self-check page";
const shape: TableShape = {
  sheet: "Self-check",
  table: "Self_check",
  columns: [
    { header: "Text", format: "@", width: 20 },
    { header: "Amount", format: "#,##0.00", width: 12, total: true },
    { header: "Day", format: "yyyy-mm-dd", width: 12 },
    { header: "Choice", format: "@", width: 10, choices: ["low", "high"] },
  ],
};
const row = (key: string, text: string, amount = 1.25): TableRow => ({
  key,
  cells: [text, amount, 46113, "low"],
});
const awkward = [
  "=1+1",
  "+91 20",
  "-",
  "@home",
  "\tx",
  "007",
  "1-2",
  "TRUE",
  "O'Brien",
  "'quoted",
  "#N/A",
  "May 1",
];

/** What every workbook must do for the sheets to follow the book; each case leaves the table to the next. */
export const contract: readonly ContractCase[] = [
  {
    name: "makes sheet and table and reads the same rows back",
    run: async (port) => {
      await port.replace(shape, [row("a", "first"), row("b", "second", -3)]);
      expectEqual(await shown(port), [
        ["a", "first", 1.25, 46113, "low"],
        ["b", "second", -3, 46113, "low"],
      ]);
      expectEqual(await port.inspect([shape]), []);
    },
  },
  {
    name: "keeps texts texts, whatever they begin with",
    run: async (port) => {
      await port.replace(
        shape,
        awkward.map((text, at) => row(`k${at}`, text)),
      );
      expectEqual(
        (await port.read(shape)).map(({ cells }) => cells[0]),
        awkward,
      );
    },
  },
  {
    name: "keeps a text as long as a cell can hold",
    run: async (port) => {
      const text = "x".repeat(32_767);
      await port.replace(shape, [row("long", text)]);
      expectEqual((await port.read(shape))[0]?.cells[0], text);
    },
  },
  {
    name: "writes changed rows by key, appends new ones, takes rows away",
    run: async (port) => {
      await port.replace(
        shape,
        ["a", "b", "c"].map((key) => row(key, key)),
      );
      await port.apply([{ shape, upsert: [row("b", "changed"), row("d", "new")], remove: ["a", "none"] }]);
      await port.apply([{ shape, upsert: [row("c", "again", 9)], remove: [] }]);
      expectEqual(
        (await shown(port)).map(([key, text]) => `${key}=${text}`),
        ["b=changed", "c=again", "d=new"],
      );
    },
  },
  {
    name: "empties a table and fills it again",
    run: async (port) => {
      await port.replace(shape, [row("a", "only")]);
      await port.apply([{ shape, upsert: [], remove: ["a"] }]);
      expectEqual(
        (await port.read(shape)).filter(({ key }) => key !== ""),
        [],
      );
      await port.apply([{ shape, upsert: [row("b", "back")], remove: [] }]);
      expectEqual(
        (await shown(port)).map(([key]) => key),
        ["b"],
      );
    },
  },
  {
    name: "gives a typed row its key where it stands by then, never over another's",
    run: async (port) => {
      await port.replace(shape, [row("a", "ours"), row("", "typed"), row("b", "ours too")]);
      const [typed] = await port.peek(shape, [1]);
      if (!typed) throw new Error("the typed row was not read");
      await port.adopt(shape, [{ ...typed, at: 0, key: "new" }]);
      expectEqual(
        (await shown(port)).map(([key, text]) => `${key}=${text}`),
        ["a=ours", "new=typed", "b=ours too"],
      );
      await port.adopt(shape, [{ ...typed, key: "none" }]);
      expectEqual(
        (await shown(port)).map(([key]) => key),
        ["a", "new", "b"],
      );
    },
  },
  {
    name: "gives a typed row its key also where one of its cells was changed since, and no other row",
    run: async (port) => {
      await port.replace(shape, [
        row("", "other", 3),
        row("a", "ours"),
        row("", "typed", 7),
        row("", "last", 9),
      ]);
      const [typed] = await port.peek(shape, [2]);
      if (!typed) throw new Error("the typed row was not read");
      const cells = typed.cells.map((cell, column) => (column === 1 ? 8 : cell));
      const changed = await port.adopt(shape, [{ ...typed, at: 0, cells, key: "new" }]);
      expectEqual(
        changed.map(({ key, at, cells: [text, amount] }) => [key, at, text, amount]),
        [["new", 2, "typed", 7]],
      );
      expectEqual(
        (await shown(port)).map(([key, text]) => `${key}=${text}`),
        ["=other", "a=ours", "new=typed", "=last"],
      );
      // Rows of nobody would be kept aside by the next case, on a sheet that stays in the person's workbook.
      const left = await port.peek(shape, [0, 3]);
      await port.adopt(
        shape,
        left.map((one) => ({ ...one, key: `left ${one.at}` })),
      );
    },
  },
  {
    name: "replaces many rows in stretches, telling how far it is",
    run: async (port) => {
      const told: number[] = [];
      const rows = Array.from({ length: 6_000 }, (_, at) => row(`r${at}`, `row ${at}`, at));
      await port.replace(shape, rows, { onProgress: (done) => told.push(done) });
      const found = await port.read(shape, [1]);
      expectEqual([found.length, found.at(-1)?.key, found.at(-1)?.cells[1]], [6_000, "r5999", 5_999]);
      expectEqual(told.at(-1), 6_000);
      await port.replace(shape, [row("a", "small again")]);
      expectEqual((await port.read(shape)).length, 1);
    },
  },
  {
    name: "keeps two slots of long rows on a hidden sheet",
    run: async (port) => {
      const lengths = await port.measureCopy();
      const slot = lengths[0] === 0 ? 0 : lengths[1] === 0 ? 1 : undefined;
      // Both slots are in use only while a copy is being written: it is not the self-check's to touch.
      if (slot === undefined) return;
      const rows = [`B${"A".repeat(32_000)}`, "L1-2 1/1 0 x"];
      await port.writeCopy(slot, 0, rows);
      expectEqual(await port.readCopy(slot, 0, 2), rows);
      await port.clearCopy(slot);
      expectEqual((await port.measureCopy())[slot], 0);
    },
  },
  {
    name: "says which table is missing and writes nothing",
    run: async (port) => {
      const missing = { ...shape, sheet: "Self-check none", table: "Self_check_none" };
      const error: unknown = await port
        .apply([{ shape: missing, upsert: [row("a", "x")], remove: [] }])
        .catch((thrown: unknown) => thrown);
      if (!(error instanceof TableFaultError)) throw new Error(`no fault was told, but ${String(error)}`);
      expectEqual(
        error.faults.map(({ fault }) => fault),
        ["sheet missing"],
      );
    },
  },
  {
    name: "writes a page as a sheet of its own, and again in its place",
    run: async (port) => {
      const page = (rows: readonly (readonly [string, number])[]) =>
        pageOf(
          {
            name: "self-check",
            title: PAGE,
            lines: ["first", "second"],
            columns: [
              { key: "text", header: "Text", kind: "text" },
              { key: "amount", header: "Amount", kind: "money", total: true },
            ],
            rows: rows.map((cells) => ({ key: cells[0], cells })),
          },
          { name: "Self-check", currency: "INR", locale: "en-IN" },
        );
      const first = page([
        ["=a", 125],
        ["b", 200],
      ]);
      expectEqual(await port.writePage(first), PAGE);
      expectEqual(await port.writePage(page([["b", 300]])), PAGE);
      expectEqual(
        (await port.read(first.shape)).map(({ key, cells }) => [key, ...cells]),
        [["b", "b", 3]],
      );
    },
  },
];

/** What came of one promise; `fault` is empty when it held. */
export interface CaseResult {
  readonly name: string;
  readonly fault: string;
  readonly milliseconds: number;
}

/** Runs the contract against a workbook, telling each result as it comes, and takes its sheet away again, come what may. */
export async function runContract(
  port: WorkbookPort,
  takeAway: (sheet: string) => Promise<void>,
  hear: (result: CaseResult) => void = () => undefined,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  try {
    for (const { name, run } of contract) {
      const since = performance.now();
      const fault = await run(port).then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      const result = { name, fault, milliseconds: Math.round(performance.now() - since) };
      results.push(result);
      hear(result);
    }
  } finally {
    for (const sheet of [shape.sheet, PAGE]) await takeAway(sheet);
  }
  return results;
}

async function shown(port: WorkbookPort): Promise<unknown[][]> {
  return (await port.read(shape)).map(({ key, cells }: FoundRow) => [key, ...cells]);
}

function expectEqual(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`found ${a?.slice(0, 300)}, wanted ${b?.slice(0, 300)}`);
}
