import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import { cellText } from "./cell-text";
import { fieldsOf } from "./fields";
import type { ForeignSheet, Layout, ListKind } from "./model";

/** What each column is read as, to be corrected: fires `import-layout` with the layout, `import-header` with another row. */
@customElement("import-columns")
export class ImportColumns extends SbElement {
  static override styles = css`
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 8px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 8px;
      align-items: center;
    }
    li .hint {
      display: block;
    }
    summary {
      cursor: pointer;
      padding: 4px 0;
    }
    p {
      margin: 0;
    }
  `;
  @property() kind: ListKind = "customers";
  @property({ attribute: false }) layout!: Layout;
  @property({ attribute: false }) sheet: ForeignSheet | undefined;

  override render() {
    const { headings, columns } = this.layout;
    const missing = fieldsOf(this.kind).filter(({ needed, name }) => needed && !columns.includes(name));
    const read = columns.filter(Boolean).length;
    return html`<sb-card heading=${msg("Columns")}>
      ${
        missing.length
          ? html`<p role="alert">
              ${msg(str`Needed, but not found: ${missing.map(({ label }) => label()).join(", ")}. Say which column it is.`)}
            </p>`
          : nothing
      }
      <details ?open=${missing.length > 0}>
        <summary>${msg(str`${read} of ${headings.length} columns are read`)}</summary>
        <div class="stack">
          ${this.header()}
          <ul role="list">
            ${headings.map((heading, at) => this.column(heading, at))}
          </ul>
        </div>
      </details>
    </sb-card>`;
  }

  private header() {
    const rows = (this.sheet?.rows ?? []).slice(0, 40);
    const choices = rows.map(({ at, cells }) => ({
      value: String(at),
      label: `${at}: ${cells.map(cellText).filter(Boolean).slice(0, 3).join(" · ").slice(0, 50)}`,
    }));
    return html`<sb-select
      label=${msg("Row of the headings")}
      .value=${String(this.layout.headerRow)}
      .choices=${choices}
      @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => {
        if (Number(detail.value) !== this.layout.headerRow) this.tell("import-header", Number(detail.value));
      }}
    ></sb-select>`;
  }

  private column(heading: string, at: number) {
    const called = heading || msg(str`Column ${at + 1}`);
    const choices = [
      { value: "", label: msg("not read") },
      ...fieldsOf(this.kind).map(({ name, label }) => ({ value: name, label: label() })),
    ];
    return html`<li>
      <span class="ellipsis">${called}<span class="hint ellipsis">${this.sample(at)}</span></span>
      <sb-select
        bare
        label=${msg(str`${called} is`)}
        .value=${this.layout.columns[at] ?? ""}
        .choices=${choices}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => this.choose(at, detail.value)}
      ></sb-select>
    </li>`;
  }

  private sample(at: number): string {
    const below = (this.sheet?.rows ?? []).filter((row) => row.at > this.layout.headerRow).slice(0, 20);
    return below.map(({ cells }) => cellText(cells[at])).find(Boolean) ?? "";
  }

  /** A field is read from one column: the one that had it before is no longer read. */
  private choose(at: number, field: string): void {
    if ((this.layout.columns[at] ?? "") === field) return;
    const columns = this.layout.columns.map((before, column) =>
      column === at ? field : before === field ? "" : before,
    );
    this.tell("import-layout", { ...this.layout, columns });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-columns": ImportColumns;
  }
}
