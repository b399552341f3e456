import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/base/decimal";
import type { Fault } from "../../src/imports/model";
import { countryOf, legacyCases, legacyFile, take, type LegacyCase } from "./legacy";

const cases = legacyCases.flatMap((one) => one.files.map((file) => ({ file, one })));

const cellsOf = (one: LegacyCase) => one.rejected.map(({ row, cells }) => ({ row, cells: cells.map(told) }));

/** A cell of blanks alone is an empty one: not every format keeps them. */
const told = ({ field, reason, raw, column }: Fault) => ({
  field,
  reason,
  raw: raw?.trim() ? raw : null,
  column,
});

describe.each(cases)("[IM1] $file", ({ file, one }) => {
  const { file: read, layout, list, outcomes } = take(legacyFile(file), one.list, countryOf(one.list));
  const accepted = outcomes.filter(({ kind }) => kind === "new" || kind === "ask" || kind === "nothing");
  const column = (field: string) => accepted.map(({ row }) => row.values[field] ?? "");

  it("[IM1] is opened, and its sheet found", () => {
    expect(read.sheets.map(({ name }) => name)).toEqual([one.sheet ?? ""]);
    expect(read.codePage).toBe(file.endsWith(".csv") ? "windows-1251" : undefined);
  });

  it("[IM2] has its headings found below its titles", () => {
    expect(String(layout.headerRow)).toBe(one.headerRow);
    expect(layout.headings).toEqual(one.columns.map(({ header }) => header));
  });

  it("[IM3] has its columns recognised", () =>
    expect(layout.columns).toEqual(one.columns.map(({ field }) => field ?? "")));

  it("[IM4] has its blank rows and its row of totals left out", () => {
    expect(String(list.rows.length)).toBe(one.rowsRead);
    expect(String(list.blank)).toBe(one.blankRows);
    expect(String(list.totalRow)).toBe(one.totalRow);
  });

  it("[IM5] has its faults told cell by cell", () => {
    const refused = outcomes.filter(({ kind }) => kind === "refused");
    expect(refused.map(({ row }) => ({ row: String(row.at), cells: row.faults.map(told) }))).toEqual(
      cellsOf(one),
    );
  });

  it("[IM6] has its duplicates found", () =>
    expect(
      outcomes
        .filter(({ kind }) => kind === "duplicate")
        .map(({ row, like }) => ({ row: String(row.at), of: String(like?.row) })),
    ).toEqual(one.duplicates));

  it("[IM7] asks about what may be the same, and about nothing else", () => {
    const asked = outcomes
      .filter(({ kind }) => kind === "ask")
      .map(({ row, like }) => ({
        row: String(row.at),
        like: String(like?.row),
        why: like?.why.replace("other", "different"),
      }));
    expect(asked).toEqual(one.toAsk);
    for (const { row } of one.notDuplicates)
      expect(outcomes.find((outcome) => String(outcome.row.at) === row)?.kind).toBe("new");
  });

  it("[IM8] comes to the sums and values that are in it", () => {
    expect(String(accepted.length)).toBe(one.accepted);
    for (const [field, sum] of Object.entries(one.sumsOfAccepted)) {
      const total = Decimal.sum(...column(field).map((text) => text || "0"));
      expect([field, total.toFixed(sum.split(".")[1]?.length ?? 0)]).toEqual([field, sum]);
    }
    for (const [field, count] of Object.entries(one.nonBlankOfAccepted))
      expect([field, String(column(field).filter(Boolean).length)]).toEqual([field, count]);
    for (const { row, values } of one.samples)
      expect(accepted.find((outcome) => String(outcome.row.at) === row)?.row.values).toMatchObject(values);
  });
});
