import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { AppContext } from "../ui/context";
import type { SheetPage, SheetPivot } from "../ui/sheets";
import type { Dataset, Field, Measure } from "./dataset";
import { datasetNamed, fieldOf, measureOf } from "./datasets";
import type { NamedSlice } from "./slice-page-content.view";
import { datasetTable, sliceGroups } from "./slice-queries";
import { valueLabel } from "./slice-words";
import type { Slice, SliceValue } from "./slice";

/** Whether a pivot table can say the same: it counts no different ones, knows no stretch of days and no rest of a top. */
export const canPivot = ({ rows, columns, values, filters, top }: Slice): boolean =>
  rows.length + columns.length > 0 &&
  !top &&
  values.every(({ by }) => by !== "distinct") &&
  filters.every(({ from, to }) => from === undefined && to === undefined);

/** A slice as a pivot table, with the data sheet of its dataset, the same for all slices of it. */
export async function pivotOf(
  app: AppContext,
  { name, title, slice }: NamedSlice,
): Promise<{ readonly data: SheetPage; readonly pivot: SheetPivot }> {
  const set = datasetNamed(slice.dataset);
  if (!set) throw new Error(`there is no dataset ${slice.dataset}`);
  const headers = headersOf(set);
  const headerOf = (field: string) => headers.get(field) ?? field;
  const filters = await Promise.all(
    slice.filters.map(async ({ field, only }) => ({
      header: headerOf(field),
      ...(only ? { only: await itemsOf(app, set, slice, field, only) } : {}),
    })),
  );
  const pivot: SheetPivot = {
    name: `Pivot_${name.replace(/[^A-Za-z]+/g, "_")}`,
    sheet: title,
    title,
    rows: slice.rows.map(headerOf),
    columns: slice.columns.map(headerOf),
    filters,
    values: slice.values.map((value) => valueOf(set, value)),
    ...(slice.sort && slice.sort.by !== "name"
      ? { sort: { by: slice.sort.by, descending: slice.sort.descending } }
      : {}),
    slicers: [...slice.filters.map(({ field }) => field), ...slice.rows, ...slice.columns]
      .filter((field, at, all) => all.indexOf(field) === at)
      .slice(0, 3)
      .map(headerOf),
    chart: slice.columns.length ? "stacked" : isTime(fieldOf(set, slice.rows[0] ?? "")) ? "column" : "bar",
  };
  return { data: await dataPage(app, set), pivot };
}

/** Every row of a dataset with its fields in words and its figures. */
async function dataPage(app: AppContext, set: Dataset): Promise<SheetPage> {
  const headers = headersOf(set);
  const table = await datasetTable(app.store, set, set.fields);
  return {
    name: `data-${set.name}`,
    title: msg(str`Data: ${set.label()}`),
    lines: [msg(str`${app.company?.name ?? ""}, as of ${app.format.moment(app.now())}`), set.about()],
    columns: [
      { key: "title", header: TITLE(), kind: "text", width: 14 },
      ...set.fields.map(({ name, kind }) => ({
        key: name,
        header: headers.get(name) ?? name,
        kind: kind === "day" ? ("day" as const) : ("text" as const),
        width: 16,
      })),
      ...set.measures.map(({ name, label, kind }) => ({ key: name, header: label(), kind, width: 14 })),
    ],
    rows: table.rows.map(({ key, cells }) => ({
      key,
      cells: cells.map((cell, at) => dataCell(set.measures[at - 1 - set.fields.length], cell)),
    })),
  };
}

const TITLE = (): string => msg("No.");

/** Fields by their headers in the data; a measure of the same name keeps it. */
function headersOf(set: Dataset): ReadonlyMap<string, string> {
  const taken = new Set([TITLE(), ...set.measures.map(({ label }) => label())]);
  return new Map(
    set.fields.map(({ name, label }) => {
      let header = label();
      while (taken.has(header)) header = `${header} ’`;
      taken.add(header);
      return [name, header];
    }),
  );
}

function dataCell(measure: Measure | undefined, cell: string | number): string | number | undefined {
  if (typeof cell === "string") return cell || undefined;
  if (Number.isNaN(cell)) return undefined;
  if (measure?.kind === "quantity") return fromThousandths(cell);
  return measure?.kind === "hours" ? cell / 60 : cell;
}

/** Another label than any header: a pivot table refuses a figure called as a column of its data. */
function valueOf(set: Dataset, value: SliceValue): SheetPivot["values"][number] {
  const { by, of, share } = value;
  if (by === "distinct") throw new Error("a pivot table counts no different ones");
  const measure = by === "count" ? undefined : measureOf(set, of);
  const label = valueLabel(set, value);
  return {
    header: measure?.label() ?? TITLE(),
    label: by === "sum" && !share ? msg(str`Sum of ${label}`) : label,
    by,
    format:
      measure?.kind === "money" ? "#,##0.00" : measure?.kind === "number" || !measure ? "#,##0" : "#,##0.##",
    ...(share ? { share } : {}),
  };
}

/** What stands in the data for the groups that pass. */
async function itemsOf(
  app: AppContext,
  set: Dataset,
  { dataset }: Slice,
  name: string,
  only: readonly string[],
): Promise<readonly string[]> {
  if (isTime(fieldOf(set, name))) return only;
  const groups = await sliceGroups(app.store, { dataset, filters: [] }, name);
  return groups.filter(({ key }) => only.includes(key)).map(({ label }) => label);
}

const isTime = (field: Field | undefined): boolean => field?.kind === "period" || field?.kind === "day";
