import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Company, Series } from "../records";
import "../ui/card";
import type { TableColumn } from "../ui/data-table";
import "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import { nextNumber } from "./numbering";
import { showSeries } from "./series-form.view";
import { documentNames } from "./series-words";

interface Row {
  readonly id: Series["id"];
  readonly series: Series;
  readonly next: string;
}

/** The numbering series, each with the number its next document gets. */
@customElement("company-series")
export class CompanySeries extends SbElement {
  @property({ attribute: false }) company!: Company;
  private readonly rows = this.live(async (read): Promise<Row[]> => {
    const all = await read.list("series", "id");
    const next = await Promise.all(all.map((series) => nextNumber(read, series.id, this.app.today())));
    return all.map((series, at) => ({ id: series.id, series, next: next[at] ?? "" }));
  });

  override render() {
    return html`<sb-card heading=${msg("Number series")}>
      <button slot="actions" type="button" class="quiet" @click=${() => this.app.navigate("series-audit")}>
        ${msg("Audit")}
      </button>
      <button slot="actions" type="button" class="quiet" @click=${() => void showSeries(this, this.company)}>
        <sb-icon name="add"></sb-icon>${msg("Add")}
      </button>
      <sb-table
        label=${msg("Number series")}
        .rows=${this.rows.value}
        .columns=${columns()}
        empty=${msg("There is no series.")}
        @sb-open=${(event: CustomEvent<Row>) => void showSeries(this, this.company, event.detail.series)}
      ></sb-table>
    </sb-card>`;
  }
}

const columns = (): TableColumn<Row>[] => [
  {
    header: msg("Series"),
    value: ({ series }) => series.name,
    detail: ({ series }) => documentNames()[series.document] + (series.active ? "" : ` · ${msg("closed")}`),
  },
  { header: msg("Next number"), value: ({ next }) => next },
];

declare global {
  interface HTMLElementTagNameMap {
    "company-series": CompanySeries;
  }
}
