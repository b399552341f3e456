import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CellKind } from "../ui/cell";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import type { Format } from "../ui/format";
import { numberOf } from "./columns";
import type { ReportColumn, ReportKind, ReportResult, ReportRow, ReportValue } from "./report";

const KINDS: Readonly<Record<ReportKind, CellKind>> = {
  text: "text",
  day: "date",
  money: "money",
  quantity: "quantity",
  number: "number",
  percent: "number",
  hours: "number",
};

/** A value as the pane writes it. */
export function writeValue(format: Format, kind: ReportKind, value: ReportValue): string {
  if (value === undefined || value === "") return "";
  switch (kind) {
    case "money":
      return format.money(Number(value), { bare: true });
    case "day":
      return format.day(String(value));
    case "quantity":
      return format.quantity(String(value));
    case "number":
      return format.count(Number(value));
    case "percent":
      return `${format.quantity(String(value))} %`;
    case "hours":
      return format.quantity(String(value));
    default:
      return String(value);
  }
}

interface Row extends ReportRow {
  readonly id: string;
}

/** A report's rows in the pane: as many columns as have room, the others under the first; sums below. Fires `sb-row`. */
@customElement("report-table")
export class ReportTable extends SbElement {
  @property() label = "";
  @property({ attribute: false }) result: ReportResult | undefined;

  override render() {
    const { result } = this;
    const rows = result?.rows.map((row, at): Row => ({ ...row, id: String(at) }));
    return html`<sb-table
      label=${this.label}
      icon="chart"
      empty=${msg("Nothing answers to this.")}
      .columns=${result ? this.columnsOf(result) : []}
      .rows=${rows}
      .rowTone=${({ tone }: Row) => tone}
      .totals=${result && this.totalsOf(result)}
      @sb-open=${(event: CustomEvent<Row>) => {
        event.stopPropagation();
        this.tell("sb-row", event.detail);
      }}
    ></sb-table>`;
  }

  private columnsOf({ columns }: ReportResult): TableColumn<Row>[] {
    const { format } = this.app;
    const stays = staying(columns);
    const under = columns.flatMap(({ pane }, at) => (pane === "under" ? at : []));
    return columns.map((column, at) => {
      const value = (row: Row): ReportValue => row.cells[at];
      const kind = KINDS[column.kind];
      const line = (row: Row) =>
        under
          .map((place) => writeValue(format, columns[place]?.kind ?? "text", row.cells[place]))
          .filter(Boolean)
          .join(" · ");
      return {
        header: column.header(),
        kind,
        value,
        wideOnly: !stays.has(at),
        ...(at === 0 && under.length ? { narrowDetail: line } : {}),
        show: (row: Row) => writeValue(format, column.kind, value(row)),
        writeTotal: (total) =>
          at === 0 ? String(total) : writeValue(format, column.kind, total as ReportValue),
      };
    });
  }

  private totalsOf({ columns, rows }: ReportResult): ReportValue[] | undefined {
    if (!columns.some(({ total }) => total)) return undefined;
    return columns.map(({ total, kind }, at) => {
      if (!total) return at === 0 ? msg("Total") : undefined;
      const sum = rows.reduce((all, { cells }) => all + numberOf(cells[at]), 0);
      // Quantities are decimals: their sum must not show what floats add to it.
      return kind === "quantity" || kind === "hours" ? String(Math.round(sum * 1e6) / 1e6) : sum;
    });
  }
}

/** Places of the columns that stay where there is little room: the first, those that say so, else the last of money. */
function staying(columns: readonly ReportColumn[]): ReadonlySet<number> {
  const said = columns.flatMap(({ pane }, at) => (pane === "stays" ? at : []));
  const lastMoney = columns.findLastIndex(({ kind }) => kind === "money");
  return new Set([0, ...(said.length ? said : [lastMoney < 0 ? columns.length - 1 : lastMoney])]);
}

declare global {
  interface HTMLElementTagNameMap {
    "report-table": ReportTable;
  }
}
