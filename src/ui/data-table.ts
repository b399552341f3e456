import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { compareCells, type CellKind, type CellValue } from "./cell";
import { SbElement } from "./element";
import "./empty";
import { tableStyles } from "./data-table-styles";
import "./icon";
import type { IconName } from "./icons";
import { RowWindow } from "./row-window";

/** One column of a list. */
export interface TableColumn<R> {
  readonly header: string;
  /** How the value is written and aligned; default text. Money in minor units, days as ISO text. */
  readonly kind?: CellKind;
  readonly value: (row: R) => CellValue;
  /** A second, quieter line in the same cell. */
  readonly detail?: (row: R) => string;
  /** The same, only where the table is narrower than 560 px: what its other columns would have said. */
  readonly narrowDetail?: (row: R) => string;
  /** Anything else than the value in words: a badge, an icon. */
  readonly show?: (row: R) => TemplateResult | string;
  /** Writes its sum under the table where that is not written as its values are. */
  readonly writeTotal?: (total: CellValue) => string;
  /** Left out where the table is narrower than 560 px. */
  readonly wideOnly?: boolean;
  /** Pixels; default by the content, the first text column takes what is left. */
  readonly width?: number;
}

/**
 * A list of records: sort by the headings, move by arrow keys, Enter opens (`sb-open` with the row). Only the rows in
 * sight are on the page, so thousands are no burden. With `sheet` it offers “Show in sheet”, filtered alike.
 */
@customElement("sb-table")
export class SbTable<R = unknown> extends SbElement {
  static override styles = tableStyles;
  /** What the list is of, for screen readers. */
  @property() label = "";
  @property({ attribute: false }) columns: readonly TableColumn<R>[] = [];
  /** Undefined while the answer is on its way. */
  @property({ attribute: false }) rows: readonly R[] | undefined;
  /** The row's id; with `sheet` it must be the record's. */
  @property({ attribute: false }) rowId: (row: R) => string = (row) => String((row as { id: unknown }).id);
  /** The sentence shown for no rows; slot `empty` holds what to do about it. */
  @property() empty = "";
  @property() icon: IconName = "info";
  /** Mirrored sheet that shows the same rows. */
  @property() sheet = "";
  /** The sheet is filtered to the rows shown here. */
  @property({ type: Boolean }) filtered = false;
  /** Sums under the table, by the place of their column; undefined = no such line. */
  @property({ attribute: false }) totals: readonly CellValue[] | undefined;
  /** Rows that stand out. */
  @property({ attribute: false }) rowTone: (row: R) => "bad" | "warn" | "ok" | undefined = () => undefined;
  /** Id of the row that is open beside the list. */
  @property() selected = "";
  @state() private sort: { column: number; down: boolean } | undefined;
  @state() private at = 0;
  private readonly window = new RowWindow(this);
  private sorted: readonly R[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("rows") || changed.has("sort") || changed.has("columns")) this.sorted = this.inOrder();
    this.at = Math.min(this.at, Math.max(0, this.sorted.length - 1));
  }

  override render() {
    if (!this.rows) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    if (!this.sorted.length)
      return html`<sb-empty icon=${this.icon} text=${this.empty}><slot name="empty"></slot></sb-empty>`;
    return html`${this.bar()}
      <table
        role="grid"
        aria-label=${this.label}
        aria-rowcount=${this.sorted.length + 1}
        @keydown=${this.keys}
      >
        <thead>
          <tr aria-rowindex="1">
            ${this.columns.map((column, at) => this.heading(column, at))}
          </tr>
        </thead>
        ${this.body()} ${this.totals ? this.foot(this.totals) : nothing}
      </table>`;
  }

  private bar() {
    const count = this.sorted.length;
    return html`<div class="bar">
      <span class="hint"
        >${count === 1 ? msg("1 entry") : msg(str`${this.app.format.count(count)} entries`)}</span
      >
      <slot name="bar"></slot>
      ${
        this.sheet && this.app.sheets
          ? html`<button type="button" class="quiet" @click=${this.showInSheet}>
              <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private heading({ header, kind, wideOnly }: TableColumn<R>, at: number) {
    const isSorted = this.sort?.column === at;
    const order = !isSorted ? "none" : this.sort?.down ? "descending" : "ascending";
    const css = [isFigure(kind) ? "number" : "", wideOnly ? "wide" : ""].join(" ");
    return html`<th class=${css} scope="col" aria-sort=${order}>
      <button type="button" @click=${() => this.sortBy(at)}>
        ${header}${isSorted ? html`<sb-icon name=${this.sort?.down ? "down" : "up"}></sb-icon>` : nothing}
      </button>
    </th>`;
  }

  private body() {
    const { from, to, above, below } = this.window.range(this.sorted.length);
    const gap = (height: number) =>
      height
        ? html`<tr class="gap" aria-hidden="true">
            <td colspan=${this.columns.length} height=${height}></td>
          </tr>`
        : nothing;
    return html`<tbody>
      ${gap(above)}${this.sorted.slice(from, to).map((row, offset) => this.row(row, from + offset))}${gap(below)}
    </tbody>`;
  }

  private foot(totals: readonly CellValue[]) {
    return html`<tfoot>
      <tr>
        ${this.columns.map(({ kind, wideOnly, writeTotal }, at) => {
          const css = [isFigure(kind) ? "number" : "", wideOnly ? "wide" : ""].join(" ");
          const total = totals[at];
          const text =
            total === undefined ? "" : writeTotal ? writeTotal(total) : this.write(total, at ? kind : "text");
          return html`<td class=${css}><div class="line">${text}</div></td>`;
        })}
      </tr>
    </tfoot>`;
  }

  private row(row: R, at: number) {
    const id = this.rowId(row);
    return html`<tr
      data-at=${at}
      data-tone=${this.rowTone(row) ?? nothing}
      aria-rowindex=${at + 2}
      aria-selected=${id === this.selected ? "true" : "false"}
      tabindex=${at === this.at ? 0 : -1}
      @click=${() => this.open(at)}
      @focus=${() => (this.at = at)}
    >
      ${this.columns.map((column) => this.cell(row, column))}
    </tr>`;
  }

  private cell(row: R, column: TableColumn<R>) {
    const css = [isFigure(column.kind) ? "number" : "", column.wideOnly ? "wide" : ""].join(" ");
    const detail = column.detail?.(row);
    const narrow = column.narrowDetail?.(row);
    return html`<td class=${css}>
      <div class="line">${column.show ? column.show(row) : this.write(column.value(row), column.kind)}</div>
      ${detail === undefined ? nothing : html`<div class="line hint">${detail}</div>`}
      ${narrow === undefined ? nothing : html`<div class="line hint narrow">${narrow}</div>`}
    </td>`;
  }

  private write(value: CellValue, kind: CellKind = "text"): string {
    if (value === undefined || value === "") return "";
    const { format } = this.app;
    if (kind === "money") return format.money(Number(value));
    if (kind === "date") return format.day(String(value));
    if (kind === "moment") return format.moment(String(value));
    if (kind === "quantity") return format.quantity(String(value));
    if (kind === "number") return format.count(Number(value));
    return typeof value === "boolean" ? (value ? msg("yes") : msg("no")) : String(value);
  }

  private inOrder(): readonly R[] {
    const rows = this.rows ?? [];
    const column = this.sort && this.columns[this.sort.column];
    if (!column) return rows;
    const compare = compareCells(this.app.format.locale, column.kind);
    const sign = this.sort?.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(column.value(a), column.value(b)));
  }

  private sortBy(column: number): void {
    const isSame = this.sort?.column === column;
    this.sort = isSame && this.sort?.down ? undefined : { column, down: isSame };
  }

  private open(at: number): void {
    this.at = at;
    const row = this.sorted[at];
    if (row !== undefined) this.tell("sb-open", row);
  }

  private readonly showInSheet = (): void => {
    const ids = this.filtered ? this.sorted.map(this.rowId) : undefined;
    void this.app.sheets?.show(this.sheet, ids).catch((error: unknown) => this.app.report(error));
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const page = this.window.rowsInSight;
    const to = {
      ArrowDown: this.at + 1,
      ArrowUp: this.at - 1,
      PageDown: this.at + page,
      PageUp: this.at - page,
      Home: 0,
      End: Infinity,
    }[event.key];
    if (event.key === "Enter" || event.key === " ") this.open(this.at);
    else if (to === undefined) return;
    else void this.moveTo(Math.max(0, Math.min(this.sorted.length - 1, to)));
    event.preventDefault();
    event.stopPropagation();
  };

  private async moveTo(at: number): Promise<void> {
    this.at = at;
    this.window.reveal(at);
    await this.updateComplete;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-at="${at}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }
}

const isFigure = (kind: CellKind | undefined): boolean =>
  kind === "money" || kind === "number" || kind === "quantity";

declare global {
  interface HTMLElementTagNameMap {
    "sb-table": SbTable;
  }
}
