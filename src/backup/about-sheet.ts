import { msg, str } from "@lit/localize";
import { dayToSerial } from "../base/day";
import { cellXml, xmlAttribute } from "./cell-xml";
import type { Cell } from "./columns";
import { recordsIn, type Manifest } from "./manifest";
import { sheetHead, sheetTail, styleNumbers } from "./workbook-xml";

/** The first sheet of a backup. */
export const ABOUT_SHEET = "Backup";

/** Where the text of the manifest stands, for when the file was saved by another program. */
const MANIFEST_COLUMN = "E";

/** The worksheet that says what a backup is, what is in it, and how it is restored. */
export function aboutSheet(manifest: Manifest, lines: readonly { sheet: string; rows: number }[]): string {
  const { company, at, by, seq, lastAt, sha256, sets, version } = manifest;
  const rows: string[] = [];
  const put = (
    cells: readonly (readonly [column: string, cell: Cell, style: number])[],
    height = 0,
  ): void => {
    const row = rows.length + 1;
    const size = height ? ` ht="${height}" customHeight="1"` : "";
    rows.push(
      `<row r="${row}"${size}>${cells.map(([column, cell, style]) => cellXml(cell, `${column}${row}`, style)).join("")}</row>`,
    );
  };
  const { title, heading, wrapped, momentLeft, hint, text } = styleNumbers;
  put(
    [
      ["A", msg(str`Backup of ${company || "Servicebook"}`), title],
      [MANIFEST_COLUMN, JSON.stringify(manifest), text],
    ],
    24,
  );
  put(
    [
      [
        "A",
        msg(
          "This file holds the whole book. To put it back: Servicebook, More, Backup and restore, choose this file.",
        ),
        hint,
      ],
    ],
    15,
  );
  put(
    [["A", msg("The sheets are for reading; what is changed in them does not come into the book."), hint]],
    15,
  );
  put([]);
  const facts: (readonly [string, Cell, number?])[] = [
    [msg("Company"), company],
    [msg("Made"), moment1900(at), momentLeft],
    [msg("By"), by],
    [msg("Last change no."), seq],
    [msg("Last change"), lastAt ? moment1900(lastAt) : "", momentLeft],
    [msg("Records"), recordsIn(manifest)],
    [msg("Version of the book"), version],
    [msg("SHA-256"), sha256],
  ];
  const long = (value: Cell): number => (String(value).length > 34 ? 28 : 0);
  for (const [name, value, style = wrapped] of facts)
    put(
      [
        ["A", name, heading],
        ["B", value, style],
      ],
      long(value),
    );
  put([]);
  put([
    ["A", msg("Sheet"), heading],
    ["B", msg("Rows"), heading],
  ]);
  const links: string[] = [];
  const list = (sheet: string, count: number): void => {
    put([
      ["A", sheet, text],
      ["B", count, wrapped],
    ]);
    if (count)
      links.push(
        `<hyperlink ref="A${rows.length}" location="'${xmlAttribute(sheet)}'!A1" display="${xmlAttribute(sheet)}"/>`,
      );
  };
  for (const { sheet, rows: count } of sets) list(sheet, count);
  for (const { sheet, rows: count } of lines) list(sheet, count);
  const tail = sheetTail(false, false);
  const hyperlinks = links.length ? `<hyperlinks>${links.join("")}</hyperlinks>` : "";
  return `${sheetHead([30, 38, 14, 14], 1, 0)}${rows.join("")}${tail.replace("</sheetData>", `</sheetData>${hyperlinks}`)}`;
}

/** A UTC instant as the serial number of this machine's wall clock. */
function moment1900(instant: string): number {
  const at = new Date(instant);
  const local = at.getTime() - at.getTimezoneOffset() * 60_000;
  return dayToSerial(new Date(local).toISOString().slice(0, 10)) + (local % 86_400_000) / 86_400_000;
}
