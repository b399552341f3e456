import { strToU8 } from "fflate";
import { crc32 } from "../base/zip";
import { cellXml, columnName, xmlText } from "./cell-xml";
import type { CellContext, SetName, TablePlan } from "./columns";
import { sheetHead, sheetTail, styleNumbers, type TablePart } from "./workbook-xml";
import type { ZipPart } from "./zip-writer";

/** The heading of the hidden column that holds each record exactly. */
export const EXACT_HEADER = "Exact record";
/** Characters of an exact record in one cell; what is longer is kept in pieces on a sheet of its own. */
const PIECE = 32_000;

/** The sheet of records too long for one cell. */
export const LONG_SHEET = "Long records";
export const LONG_HEADERS = ["Set", "No.", "Piece", "Text"] as const;

/** A piece of a record that is too long for its cell. */
export interface LongPiece {
  readonly set: SetName;
  readonly number: number;
  readonly piece: number;
  readonly text: string;
}

/** Writes the rows of one table into its worksheet part. */
export class TableWriter {
  readonly #part: ZipPart;
  readonly #plan: TablePlan;
  readonly #context: CellContext;
  readonly #exact: { readonly set: SetName; readonly long: LongPiece[] } | undefined;
  readonly #columns: readonly string[];
  readonly #styles: readonly number[];
  #rows = 0;

  constructor(
    part: ZipPart,
    plan: TablePlan,
    context: CellContext,
    exact?: { readonly set: SetName; readonly long: LongPiece[] },
  ) {
    this.#part = part;
    this.#plan = plan;
    this.#context = context;
    this.#exact = exact;
    this.#columns = this.headers.map((_, at) => columnName(at));
    this.#styles = plan.columns.map(({ style }) => styleNumbers[style]);
    const widths = plan.columns.map(({ width, header }) => Math.max(width, Math.min(header.length + 3, 24)));
    const head = this.headers.map((header, at) =>
      cellXml(header, `${this.#columns[at] ?? ""}1`, styleNumbers.heading),
    );
    void part.write(`${sheetHead(widths, exact ? 1 : 0, 1)}<row r="1">${head.join("")}</row>`);
  }

  get headers(): string[] {
    const own = this.#plan.columns.map(({ header }) => header);
    return this.#exact ? [...own, EXACT_HEADER] : own;
  }

  get table(): TablePart {
    return { name: this.#plan.table, headers: this.headers, rows: this.#rows };
  }

  /** Adds a row, with its exact text where the table keeps one; gives a promise to be awaited now and then. */
  row(row: unknown, exact?: string): Promise<void> | undefined {
    const at = ++this.#rows + 1;
    let xml = `<row r="${at}">`;
    const { columns } = this.#plan;
    for (let n = 0; n < columns.length; n++)
      xml += cellXml(columns[n]!.value(row, this.#context), `${this.#columns[n]!}${at}`, this.#styles[n]!);
    if (exact !== undefined) xml += this.#exactCell(exact, `${this.#columns[columns.length]!}${at}`);
    return this.#part.write(`${xml}</row>`);
  }

  async end(): Promise<void> {
    await this.#part.write(sheetTail(true));
    await this.#part.end();
  }

  /** `<number> <crc> <json>`, or `<number> <crc> +<pieces>` where the pieces stand elsewhere. */
  #exactCell(exact: string, place: string): string {
    const { set, long } = this.#exact ?? { set: "company" as const, long: [] };
    const head = `${this.#rows} ${exactSum(exact)} `;
    if (exact.length <= PIECE)
      return `<c r="${place}" t="inlineStr"><is><t>${head}${xmlText(exact)}</t></is></c>`;
    const pieces = cut(exact);
    pieces.forEach((text, at) => long.push({ set, number: this.#rows, piece: at + 1, text }));
    return cellXml(`${head}+${pieces.length}`, place, 0);
  }
}

/** The sum by which a damaged exact text is found out. */
export const exactSum = (exact: string): string => crc32(strToU8(exact)).toString(16).padStart(8, "0");

/** A text in pieces that fit a cell. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PIECE) pieces.push(text.slice(from, from + PIECE));
  return pieces;
}
