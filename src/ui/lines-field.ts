import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Field, type FieldChange } from "./field";
import { fieldStyles } from "./field-styles";
import "./icon";

/** One column of a grid of lines. */
export interface LineColumn<Row> {
  /** The property of the row it asks for; for shown columns just a name. */
  readonly name: string;
  readonly header: string;
  /** The field that asks for it; it is named, labelled and watched by the grid. */
  readonly field?: (row: Row, at: number) => TemplateResult;
  /** What is shown instead of asked. */
  readonly show?: (row: Row, at: number) => TemplateResult | string;
  /** Takes a whole line of its own above the others. */
  readonly full?: boolean;
  /** Takes a whole line of its own beneath the others. */
  readonly below?: boolean;
  /** Rows that have this column; all when left out. */
  readonly when?: (row: Row) => boolean;
}

/** Lines typed into as in a sheet. `follow` answers a change of one cell with the whole row. */
@customElement("sb-lines")
export class SbLines<Row extends object = Record<string, unknown>> extends Field<readonly Row[]> {
  static override styles = [
    fieldStyles,
    css`
      .lines {
        background: var(--sb-card);
        border: 1px solid var(--sb-line);
        border-radius: var(--sb-radius-large);
        padding: 4px 8px;
      }
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        padding: 6px 0;
        border-bottom: 1px solid var(--sb-line);
      }
      .cells {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: 4px;
        align-items: start;
      }
      .below.shown {
        color: var(--sb-ink-2);
        font-size: 12px;
        padding: 0 4px;
      }
      .cell.shown {
        align-self: end;
        padding: 6px 4px;
        font-size: 12px;
      }
      .head {
        display: block;
        color: var(--sb-ink-2);
        font: 11px/14px var(--sb-font);
        padding: 0 4px;
      }
      .top {
        display: flex;
        gap: 2px;
        align-items: flex-start;
      }
      .top > :first-child {
        flex: 1;
        min-width: 0;
      }
      .add {
        margin: 4px 0 2px -4px;
      }
    `,
  ];
  @property({ attribute: false }) columns: readonly LineColumn<Row>[] = [];
  @property({ attribute: false }) blank: () => Row = () => ({}) as Row;
  @property({ attribute: false }) follow: (row: Row, changed: string, at: number) => Row = (row) => row;
  /** Rows keep their place on the page by these, however they move. */
  private keys: number[] = [];
  private made = 0;
  private readonly cells = new Set<Field<unknown>>();

  constructor() {
    super([]);
    this.addEventListener("keydown", this.onKey);
  }

  override check(): string {
    let first = "";
    for (const cell of this.present) {
      cell.problem = cell.check();
      first ||= cell.problem;
    }
    return super.check() || (first && msg("A line is not right yet."));
  }

  override focus(options?: FocusOptions): void {
    const wrong = this.present.find((cell) => cell.problem);
    const target = wrong ?? this.present[0];
    if (target) target.focus(options);
    else super.focus(options);
  }

  /** Puts each problem (`0.price`) at its cell, what is left at the grid. */
  override blame(problems: Readonly<Record<string, string>>): void {
    const rest = { ...problems };
    for (const cell of this.present) {
      const key = `${lineOf(cell)}.${cell.name}`;
      // What the cells themselves found wrong was put at the grid as a whole: it stays beside them.
      cell.problem = rest[key] ?? ("" in problems ? cell.check() : "");
      delete rest[key];
    }
    super.blame(rest);
  }

  protected override take(rows: readonly Row[]): void {
    const isSame = JSON.stringify(rows) === JSON.stringify(this.value);
    super.take(rows);
    // Other rows get other cells: what was typed into the old ones is not theirs.
    if (!isSame || this.keys.length !== rows.length) this.keys = rows.map(() => this.made++);
  }

  protected override renderLabel() {
    return html`<span id="label" class="out-of-sight">${this.label}</span>`;
  }

  protected override renderControl() {
    return html`<div
      class="lines"
      role="group"
      aria-labelledby="label"
      aria-describedby="problem hint"
      @sb-field=${this.adopt}
      @sb-change=${this.onCell}
    >
      ${repeat(
        this.value,
        (_, at) => this.keys[at],
        (row, at) => this.line(row, at),
      )}
      <button
        id="control"
        type="button"
        class="quiet add"
        ?disabled=${this.disabled}
        @click=${() => this.add()}
      >
        <sb-icon name="add"></sb-icon>${msg("add a line")}
      </button>
    </div>`;
  }

  private line(row: Row, at: number) {
    const own = this.columns.filter(({ when }) => !when || when(row));
    const full = own.filter((column) => column.full);
    const rest = own.filter((column) => !column.full && !column.below);
    return html`<div class="line" role="group" aria-label=${msg(str`Line ${at + 1}`)} data-line=${at}>
      ${full.map(
        (column, place) =>
          html`<div class="top">
            ${this.cell(column, row, at)}${place === 0 && !this.disabled ? this.removeButton(at) : nothing}
          </div>`,
      )}
      <div class="cells">
        ${rest.map((column) => this.cell(column, row, at))}
        ${full.length || this.disabled ? nothing : this.removeButton(at)}
      </div>
      ${own.filter(({ below }) => below).map((column) => this.cell(column, row, at))}
    </div>`;
  }

  private cell({ name, header, field, show, below }: LineColumn<Row>, row: Row, at: number) {
    if (show && below) return html`<div class="below shown">${show(row, at)}</div>`;
    if (show)
      return html`<div class="cell shown number"><span class="head">${header}</span>${show(row, at)}</div>`;
    return html`<div class="cell" data-name=${name} data-header=${header}>
      <span class="head" aria-hidden="true">${header}</span>${field?.(row, at)}
    </div>`;
  }

  private removeButton(at: number) {
    return html`<button type="button" class="icon" tabindex="-1" @click=${() => this.removeLine(at)}>
      <sb-icon name="delete" label=${msg(str`Remove line ${at + 1}`)}></sb-icon>
    </button>`;
  }

  /** Adds a blank line and puts the cursor into it. */
  add(): void {
    const at = this.value.length;
    this.keys.push(this.made++);
    this.edited([...this.value, this.blank()]);
    void this.goTo(at);
  }

  removeLine(at: number): void {
    this.keys.splice(at, 1);
    this.edited(this.value.filter((_, index) => index !== at));
    void this.goTo(Math.min(at, this.value.length - 1));
  }

  private readonly adopt = (event: CustomEvent<Field<unknown>>): void => {
    event.stopPropagation();
    const cell = event.detail;
    const { name = "", header = "" } = cell.closest<HTMLElement>("[data-name]")?.dataset ?? {};
    cell.name ||= name;
    cell.label ||= header;
    cell.bare = true;
    cell.disabled ||= this.disabled;
    this.cells.add(cell);
  };

  private readonly onCell = (event: CustomEvent<FieldChange>): void => {
    event.stopPropagation();
    const cell = event.composedPath()[0];
    if (!(cell instanceof Field)) return;
    const at = lineOf(cell);
    const row = this.value[at];
    // `follow` assigns to cells, and those must not be followed again.
    if (!row || (row as Record<string, unknown>)[cell.name] === event.detail.value) return;
    const next = this.follow({ ...row, [cell.name]: event.detail.value }, cell.name, at);
    this.edited(this.value.map((one, index) => (index === at ? next : one)));
    for (const other of this.present)
      if (other !== cell && lineOf(other) === at) {
        const value = (next as Record<string, unknown>)[other.name];
        if (other.name in next && other.value !== value) other.assign(value);
      }
  };

  private get present(): Field<unknown>[] {
    for (const cell of this.cells) if (!cell.isConnected) this.cells.delete(cell);
    return [...this.cells].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1,
    );
  }

  private async goTo(at: number, name?: string): Promise<void> {
    await this.updateComplete;
    const line = this.present.filter((cell) => lineOf(cell) === at);
    const target = line.find((cell) => cell.name === name) ?? line[0];
    if (target) target.focus();
    else this.control?.focus();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const cell = event
      .composedPath()
      .find((node): node is Field<unknown> => node instanceof Field && !(node instanceof SbLines));
    if (!cell || event.isComposing || event.defaultPrevented) return;
    const at = lineOf(cell);
    if (event.key === "Delete" && event.ctrlKey) this.removeLine(at);
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (at + 1 < this.value.length) void this.goTo(at + 1, cell.name);
      else this.add();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const lineOf = (cell: Element): number =>
  Number(cell.closest<HTMLElement>("[data-line]")?.dataset["line"] ?? -1);

declare global {
  interface HTMLElementTagNameMap {
    "sb-lines": SbLines;
  }
}
