import { msg, str } from "@lit/localize";
import type { Company, RecordId } from "../records";
import type { Store } from "../store/store";
import { sameCell } from "./cells";
import { allRows } from "./changes";
import type { Computed } from "./computed";
import type { Mirror } from "./mirror";
import { TableFaultError, type FoundRow, type TableRow, type TableShape, type WorkbookPort } from "./port";
import { recordOfKey } from "./rows";
import { shapeOf } from "./shape";

/** A row of a sheet that differs from the book, in words. */
export interface SheetDifference {
  readonly recordId: RecordId;
  readonly text: string;
}

/** One sheet held against the book: how many rows were compared, and what differs. */
export interface ComparedSheet {
  readonly sheet: string;
  readonly rows: number;
  readonly differences: readonly SheetDifference[];
}

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly declared: readonly (Mirror | Computed)[];
}

/** How often a comparison begins anew because the book moved meanwhile. */
const TRIES = 3;

/**
 * Compares every mirrored sheet, cell by cell, with the records it shows. The sheets must be written up to the book and wait
 * meanwhile. Rows a person added himself are not counted. Undefined when the book or the workbook would not stand still, or
 * the workbook shows another book.
 */
export async function compareSheets(
  parts: Parts,
  { signal, hear }: { signal?: AbortSignal; hear?: (done: number, total: number) => void } = {},
): Promise<ComparedSheet[] | undefined> {
  const { store, port, declared } = parts;
  const mirrors = declared.filter((one): one is Mirror => !("compute" in one));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [before, identity] = [await store.lastSeq(), await port.readIdentity()];
    if (identity?.bookId !== store.bookId || identity.seq !== before) return undefined;
    const company = await store.read((read) => read.get("company:main"));
    const compared: ComparedSheet[] = [];
    for (const [at, mirror] of mirrors.entries()) {
      signal?.throwIfAborted();
      hear?.(at, mirrors.length);
      compared.push(await compareSheet(parts, mirror, company));
    }
    if ((await store.lastSeq()) === before) return compared;
  }
  return undefined;
}

async function compareSheet(
  { store, port }: Parts,
  mirror: Mirror,
  company: Company,
): Promise<ComparedSheet> {
  const shape = shapeOf(mirror, company);
  const expected = await allRows(store, mirror, company);
  try {
    const found = await port.read(shape);
    return { sheet: shape.sheet, rows: expected.length, differences: differences(shape, expected, found) };
  } catch (error) {
    if (!(error instanceof TableFaultError)) throw error;
    const text = msg(str`The sheet ${shape.sheet} cannot be read: ${error.message}`);
    return { sheet: shape.sheet, rows: 0, differences: [{ recordId: "company:main", text }] };
  }
}

function differences(
  { sheet, columns }: TableShape,
  expected: readonly TableRow[],
  found: readonly FoundRow[],
): SheetDifference[] {
  const rest = new Map(found.filter(({ key }) => key !== "").map((row) => [row.key, row]));
  const differing = expected.flatMap(({ key, cells }): SheetDifference[] => {
    const recordId = recordOfKey(key);
    const row = rest.get(key);
    rest.delete(key);
    if (!row) return [{ recordId, text: msg(str`${sheet}: a row is missing.`) }];
    const wrong = columns.filter((_, at) => !sameCell(cells[at] ?? "", row.cells[at] ?? ""));
    if (!wrong.length) return [];
    const headers = wrong.map(({ header }) => header).join(", ");
    return [{ recordId, text: msg(str`${sheet}: ${headers} differs from the book.`) }];
  });
  const stray = [...rest.keys()].map((key) => ({
    recordId: recordOfKey(key),
    text: msg(str`${sheet}: a row shows what is not in the book.`),
  }));
  return [...differing, ...stray];
}
