import { msg } from "@lit/localize";
import { currencyDigits } from "../base/money";
import { Refusal, refusalWords } from "../base/refusal";
import type { AnyRecord, Company } from "../records";
import type { Clock } from "../store/clock";
import type { Store } from "../store/store";
import { readTyped, sameCell, type CellContext } from "./cells";
import type { MirrorSheet } from "./changes";
import { compareChoices, compareKeysOnly, compareTyped } from "./compare";
import { cannotBeTyped, typedFaultWords } from "./edit-words";
import { LookCache } from "./look";
import type { Taken } from "./mirror-state";
import type { Look } from "./mirror";
import type { Cell, TableRow, TypedRow, WorkbookEvent, WorkbookPort } from "./port";
import { recordOfKey, rowContext, rowsFor } from "./rows";
import { rowsAt, welcomeRows } from "./welcome";

interface EditDeskParts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly sheets: readonly MirrorSheet[];
  readonly clock: Clock;
  readonly onRefused: (refused: { readonly table: string; readonly says: string }) => void;
  readonly onBug: (error: unknown) => void;
  readonly onTaken: (taken: Taken) => void;
}

/** What came of the cells typed into one row: nothing to do, all taken, or why some were not. */
type Outcome = "unchanged" | "taken" | { readonly says: string };

/** Of longer tables only new rows are looked for after building: comparing every cell would take as long as writing them. */
const COMPARED = 5_000;

/** Turns what people type into the sheets into commands, and puts back, with the reason, what cannot be. */
export class EditDesk {
  readonly #parts: EditDeskParts;
  /** Rows beside which a reason stands, `table/key`. */
  readonly #said = new Set<string>();

  constructor(parts: EditDeskParts) {
    this.#parts = parts;
  }

  async handle(event: WorkbookEvent, company: Company): Promise<void> {
    if (!("table" in event)) return;
    const sheet = this.#parts.sheets.find(({ shape }) => shape.table === event.table);
    if (!sheet) return;
    if (event.kind === "typed") await this.#typed(sheet, event.rows, company);
    if (event.kind === "rows") await this.#rows(sheet, company);
    if (event.kind === "activated") {
      const rows = await compareChoices(this.#parts, sheet, company);
      if (rows.length) await this.#typed(sheet, rows, company);
    }
  }

  /** Takes what was typed while the sheets were built and nobody heard it: rows that came or went, then cells that differ. */
  async unheard(tables: readonly string[], company: Company): Promise<void> {
    for (const sheet of this.#parts.sheets) {
      if (!tables.includes(sheet.shape.table)) continue;
      const found = await this.#parts.port.read(sheet.shape, []);
      const isLong = found.length > COMPARED;
      if (!isLong || found.some(({ key }) => key === "")) await this.#rows(sheet, company);
      if (isLong) continue;
      const typed = await compareTyped(this.#parts, sheet, company);
      if (typed.length) await this.#typed(sheet, typed, company);
    }
  }

  async #typed(sheet: MirrorSheet, typed: readonly TypedRow[], company: Company): Promise<void> {
    const strangers = typed.filter(({ key, cells }) => key === "" && cells.some((cell) => cell.typed !== ""));
    const ours = strangers.length ? await this.#welcome(sheet, strangers, company) : [];
    const answers: TableRow[] = [];
    for (const row of [...ours, ...typed])
      if (row.key !== "") answers.push(...(await this.#row(sheet, row, company)));
    if (answers.length) await this.#parts.port.apply([{ shape: sheet.shape, upsert: answers, remove: [] }]);
  }

  /** Takes rows that are none of ours; gives those that have become ours since they were typed into, to be compared. */
  async #welcome(sheet: MirrorSheet, typed: readonly TypedRow[], company: Company): Promise<TypedRow[]> {
    const places = [...new Set(typed.map(({ at }) => at))];
    const { ours, strangers } = await rowsAt(this.#parts.port, sheet, places);
    const changed = await welcomeRows(this.#parts, sheet, strangers, this.#context(company));
    return [...ours, ...changed].map(({ key, at, cells }) => ({
      key,
      at,
      // An empty cell of such a row was not emptied: what the record has there is not written yet.
      cells: cells.flatMap((cell, column) =>
        cell !== "" && sheet.mirror.columns[column]?.edit ? { column, typed: cell } : [],
      ),
    }));
  }

  /** Runs the commands of one row's cells; gives the row as it must be written now, if it must. */
  async #row(sheet: MirrorSheet, typed: TypedRow, company: Company): Promise<TableRow[]> {
    const known = await this.#recorded(sheet, typed.key, company);
    const mark = `${sheet.shape.table}/${typed.key}`;
    if (!known) return [];
    const outcomes: Outcome[] = [];
    for (const cell of typed.cells) outcomes.push(await this.#cell(sheet, typed.key, cell, company));
    const reasons = outcomes.flatMap((outcome) => (typeof outcome === "object" ? outcome.says : []));
    const taken = outcomes.includes("taken");
    if (!reasons.length && !taken) return [];
    const now = await this.#recorded(sheet, typed.key, company);
    if (!now) return [];
    if (reasons.length) {
      const says = [...new Set(reasons)].join(" ");
      this.#said.add(mark);
      this.#parts.onRefused({ table: sheet.shape.table, says });
      return [{ ...now.row, says }];
    }
    const cleared = this.#said.delete(mark);
    const asTyped = typed.cells.every(({ column, typed: cell }) =>
      sameCell(now.row.cells[column] ?? "", cell),
    );
    return cleared ? [{ ...now.row, says: "" }] : asTyped ? [] : [now.row];
  }

  async #cell(
    sheet: MirrorSheet,
    key: string,
    { column: at, typed }: { column: number; typed: Cell },
    company: Company,
  ): Promise<Outcome> {
    const column = sheet.mirror.columns[at];
    const recorded = await this.#recorded(sheet, key, company);
    if (!column || !recorded || sameCell(recorded.row.cells[at] ?? "", typed)) return "unchanged";
    if (!column.edit) return { says: column.whyNot ?? cannotBeTyped(column.header) };
    const read = readTyped(typed, column.kind ?? "text", this.#context(company), column.choices);
    if ("fault" in read) return { says: typedFaultWords(read.fault, column.header, column.choices, typed) };
    try {
      const call = column.edit(recorded.record as never, read.text, recorded.look);
      await this.#parts.store.run(call, "cell");
      return "taken";
    } catch (error) {
      if (error instanceof Refusal) return { says: refusalWords(error) };
      this.#parts.onBug(error);
      return { says: msg("This could not be saved; the cell shows what is recorded.") };
    }
  }

  /** Rows came or went: those deleted come back, those that are none of ours are said to be so. */
  async #rows(sheet: MirrorSheet, company: Company): Promise<void> {
    const { port } = this.#parts;
    const { missing, strangers } = await compareKeysOnly(this.#parts, sheet, company);
    if (strangers.length) {
      const places = await port.discardEmpty(sheet.shape, strangers);
      await welcomeRows(this.#parts, sheet, places, this.#context(company));
    }
    if (!missing.length) return;
    const says = msg(
      "Rows cannot be deleted in the sheet, so this one is back. Cancel or close it in the pane.",
    );
    for (const { key } of missing) this.#said.add(`${sheet.shape.table}/${key}`);
    await port.apply([{ shape: sheet.shape, upsert: missing.map((row) => ({ ...row, says })), remove: [] }]);
    this.#parts.onRefused({ table: sheet.shape.table, says });
  }

  async #recorded(
    { mirror }: MirrorSheet,
    key: string,
    company: Company,
  ): Promise<{ record: AnyRecord; row: TableRow; look: Look } | undefined> {
    const record = await this.#parts.store.read((read) => read.find(recordOfKey(key)));
    if (!record) return undefined;
    const cache = new LookCache(this.#parts.store, company);
    const rows = (await rowsFor(mirror, [record], cache, rowContext(company))).flat();
    const row = rows.find((candidate) => candidate.key === key);
    return row && { record, row, look: cache.look };
  }

  #context({ currency, locale }: Company): CellContext {
    return { digits: currencyDigits(currency), locale, today: this.#parts.clock.today() };
  }
}
