import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { RecordId } from "../records";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/page";
import { whereIs } from "../ledger/where-queries";
import type { Dataset } from "./dataset";
import { datasetNamed } from "./datasets";
import { writeFigure } from "./slice-figures.view";
import { sliceRows, type SliceRow } from "./slice-queries";
import { fieldLabel } from "./slice-words";
import type { SliceFilter } from "./slice";

const SHOWN = 500;

/** The rows a figure of a slice is made of; each opens the page of its record. */
@customElement("slice-rows")
export class SliceRows extends SbElement {
  /** A dataset's name, its filters as text, and what the figure was called. */
  @property() of = "";
  @property() filters = "[]";
  @property() heading = "";
  private readonly found = this.live(
    async (read) => {
      // Read, so that a change of it asks again.
      await read.count(this.layoutType(), "id");
      const rows = await sliceRows(
        this.app.store,
        { dataset: this.of, filters: JSON.parse(this.filters) as SliceFilter[] },
        { fields: this.fields(), limit: SHOWN },
      );
      return { ...rows, rows: rows.rows.map((row, at) => ({ ...row, at: String(at) })) };
    },
    () => [this.of, this.filters],
  );

  private get set(): Dataset | undefined {
    return datasetNamed(this.of);
  }

  private layoutType(): Dataset["layout"]["of"] {
    return this.set?.layout.of ?? "company";
  }

  /** Its first day, then what tells rows apart. */
  private fields(): string[] {
    const fields = this.set?.fields ?? [];
    const day = fields.find(({ kind }) => kind === "day");
    return [day, ...fields.filter(({ kind }) => kind === "text").slice(0, 2)].flatMap((field) =>
      field ? field.name : [],
    );
  }

  override render() {
    const { set } = this;
    const found = this.found.value;
    if (!set) return html``;
    return html`<sb-page back heading=${this.heading || set.label()}>
      <sb-table
        label=${set.label()}
        icon="chart"
        .rows=${found?.rows.map((row) => ({ ...row, key: row.at }))}
        .columns=${this.columns(set)}
        empty=${msg("There is none any more.")}
        @sb-open=${({ detail }: CustomEvent<SliceRow>) => void this.open(detail)}
      ></sb-table>
      ${
        found && found.count > found.rows.length
          ? html`<p class="hint">
              ${msg(str`The latest ${this.app.format.count(found.rows.length)} of ${this.app.format.count(found.count)}.`)}
            </p>`
          : ""
      }
    </sb-page>`;
  }

  private columns(set: Dataset): TableColumn<SliceRow & { id: string }>[] {
    const { format } = this.app;
    const [day, first, second] = this.fields();
    const figures = set.measures.map(({ label, kind }, at): TableColumn<SliceRow & { id: string }> => ({
      header: label(),
      kind: "number",
      ...(at ? { wideOnly: true } : {}),
      value: ({ figures }) => figures[at] ?? 0,
      show: ({ figures }) => writeFigure(format, kind, figures[at] ?? NaN),
    }));
    return [
      {
        header: fieldLabel(set, first ?? ""),
        value: ({ title, words }) => words[1] ?? title,
        detail: ({ title, words }) => [title, words[0]].filter(Boolean).join(" · "),
      },
      { header: fieldLabel(set, second ?? ""), wideOnly: true, value: ({ words }) => words[2] ?? "" },
      ...(day
        ? [{ header: fieldLabel(set, day), wideOnly: true, value: ({ words }: SliceRow) => words[0] ?? "" }]
        : []),
      ...figures,
    ];
  }

  private async open({ id }: SliceRow): Promise<void> {
    const where = await this.app.store.read((read) =>
      whereIs(read, id as RecordId, (name) => this.app.router.views.has(name)),
    );
    if (where) this.app.navigate(where.name, { ...where.params });
    else this.app.toast(msg("This row shows no record that has a page."));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-rows": SliceRows;
  }
}
