import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { RecordId } from "../records";
import "../ui/card";
import "../ui/chart";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/icon";
import "../ui/page";
import { chartData } from "./slice-chart";
import type { Dataset } from "./dataset";
import { datasetNamed, datasets } from "./datasets";
import "./slice-fields.view";
import { writeFigure } from "./slice-figures.view";
import { LiveSlice } from "./slice-live.view";
import { showOrder } from "./slice-order.view";
import { showInSheet } from "./slice-out.view";
import { firstSlice } from "./slice-ready";
import { mended } from "./slice-rules";
import { showSave } from "./slice-save.view";
import "./slice-table.view";
import type { ChosenCell } from "./slice-table.view";
import { sliceTitle } from "./slice-words";
import type { Slice } from "./slice";

const DRAFT = "slice";

/** What somebody was at, and the slice it began as. */
interface Draft {
  readonly slice: Slice;
  readonly given: string;
}

/** One slice: its fields as chips, the table they make at once, a small picture, and where it goes. */
@customElement("slice-page")
export class SlicePage extends SbElement {
  static override styles = css`
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
    }
    .bar sb-select {
      flex: 1;
      min-width: 150px;
    }
    h2 {
      margin: 0;
      font: var(--sb-title);
      font-size: 14px;
      overflow-wrap: anywhere;
    }
  `;
  /** A dataset to begin with, a kept slice to show, or a whole slice as text. */
  @property() of = "";
  @property() saved = "";
  @property() given = "";
  @state() private slice: Slice | undefined;
  @state() private isPictured = true;
  private readonly cube = new LiveSlice(this, () => this.slice);
  private readonly record = this.live(
    (read) => read.find(this.saved as RecordId<"slice">),
    () => [this.saved || undefined],
    (found) => {
      if (found && !this.slice) this.slice = mended(found);
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin();
  }

  private async begin(): Promise<void> {
    const kept = await this.app.store.drafts.get<Draft>(this.draftKey).catch(() => undefined);
    if (this.slice) return;
    const isOurs = kept && (!this.given || kept.given === this.given);
    const given = isOurs ? kept.slice : this.given ? (JSON.parse(this.given) as Slice) : undefined;
    const slice = given && mended(given);
    if (slice && (!this.of || slice.dataset === this.of)) this.slice = slice;
    else if (!this.saved) this.slice = firstSlice(this.of || "complaints");
  }

  private get draftKey(): string {
    return this.saved ? `${DRAFT}/${this.saved}` : DRAFT;
  }

  override render() {
    const { slice } = this;
    const set = slice && datasetNamed(slice.dataset);
    const name = this.record.value?.name;
    return html`<sb-page back heading=${name ?? msg("Slice and dice")}>
      ${
        slice && set
          ? html`${this.bar(slice)}
              <slice-fields .set=${set} .slice=${slice} @sb-slice=${this.changed}></slice-fields>
              ${this.answer(set, slice)}`
          : nothing
      }
    </sb-page>`;
  }

  private bar(slice: Slice) {
    return html`<div class="bar">
      <sb-select
        name="dataset"
        label=${msg("What")}
        bare
        .value=${slice.dataset}
        .choices=${datasets.map(({ name, label }) => ({ value: name, label: label() }))}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => this.turnTo(detail.value)}
      ></sb-select>
      <button type="button" @click=${() => void this.order(slice)}>
        <sb-icon name="filter"></sb-icon>${msg("Order")}
      </button>
      <button type="button" @click=${() => void this.save(slice)}>
        <sb-icon name="save"></sb-icon>${msg("Keep")}
      </button>
      ${
        this.app.sheets?.writePage
          ? html`<button type="button" class="primary" @click=${() => void this.show(slice)}>
              <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private answer(set: Dataset, slice: Slice) {
    const cube = this.cube.value;
    if (this.cube.refused) return html`<sb-empty icon="chart" text=${this.cube.refused}></sb-empty>`;
    if (!cube || cube.slice.dataset !== set.name) return nothing;
    if (!cube.count)
      return html`<sb-empty
        icon="chart"
        text=${msg("There is nothing to slice here, or the filters let nothing through.")}
      ></sb-empty>`;
    const data = chartData(set, cube);
    return html`<div class="row">
        <h2 class="grow">${sliceTitle(set, cube.slice)}</h2>
        <button
          type="button"
          class="quiet"
          aria-pressed=${this.isPictured ? "true" : "false"}
          @click=${() => (this.isPictured = !this.isPictured)}
        >
          <sb-icon name="chart"></sb-icon>${msg("Chart")}
        </button>
      </div>
      <slice-table
        .set=${set}
        .cube=${cube}
        @sb-cell=${({ detail }: CustomEvent<ChosenCell>) => this.drill(slice, detail)}
      ></slice-table>
      <p class="hint" role="status">
        ${msg(str`${this.app.format.count(cube.count)} ${set.rows()}. ${set.about()}`)}
      </p>
      ${
        this.isPictured && data
          ? html`<sb-card>
              <sb-chart
                .kind=${data.kind}
                .heading=${data.title}
                .names=${data.names}
                .series=${data.series}
                .write=${(figure: number) => writeFigure(this.app.format, data.figures, figure)}
              ></sb-chart>
            </sb-card>`
          : nothing
      }`;
  }

  private readonly changed = ({ detail }: CustomEvent<Slice>): void => this.become(detail);

  private become(slice: Slice): void {
    this.slice = slice;
    void this.app.store.drafts
      .set(this.draftKey, { slice, given: this.given } satisfies Draft)
      .catch(() => undefined);
  }

  private turnTo(dataset: string): void {
    if (dataset && dataset !== this.slice?.dataset) this.become(firstSlice(dataset));
  }

  private async order(slice: Slice): Promise<void> {
    const next = await showOrder(this, slice);
    if (next) this.become(next);
  }

  private async save(slice: Slice): Promise<void> {
    const id = await showSave(this, slice, this.record.value);
    if (!id) return;
    await this.app.store.drafts.remove(this.draftKey).catch(() => undefined);
    if (id !== this.saved) this.app.router.replace("slice", { saved: id });
  }

  private async show(slice: Slice): Promise<void> {
    const { value } = this.record;
    await showInSheet(this.app, slice, value);
  }

  private drill(slice: Slice, { down, across, title }: ChosenCell): void {
    const filters = [
      ...slice.filters,
      ...down.map((key, at) => ({ field: slice.rows[at] ?? "", only: [key] })),
      ...(across ?? []).map((key, at) => ({ field: slice.columns[at] ?? "", only: [key] })),
    ];
    const { dataset } = slice;
    this.app.navigate("slice-rows", { dataset, title, filters: JSON.stringify(filters) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-page": SlicePage;
  }
}
