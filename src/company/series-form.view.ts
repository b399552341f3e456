import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fiscalYear } from "../base/fiscal-year";
import type { Company, Series } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { schemeChoices } from "./choices";
import { addSeries, amendSeries, type SeriesDraft } from "./commands";
import { seriesProblems } from "./model";
import { formatNumber } from "./series-rules";
import { documentNames, papersOf } from "./series-words";

/** The fields of a number series, with its first number shown, and checked, as they are typed. */
@customElement("series-form")
export class SeriesForm extends SbElement {
  @property({ attribute: false }) company!: Company;
  @property({ attribute: false }) series: Series | undefined;
  @state() private typed: Partial<SeriesDraft> = {};

  override render() {
    const { series, company } = this;
    const draft = this.draft;
    return html`<sb-form
      .command=${(values: FormValues) =>
        series
          ? amendSeries({ id: series.id, ...draftOf(values), active: values["active"] === true })
          : addSeries(draftOf(values))}
      .said=${{ done: msg("Series saved.") }}
      @sb-change=${this.follow}
    >
      <sb-text name="name" label=${msg("Name")} required autofocus .value=${series?.name ?? ""}></sb-text>
      <div class="grid2">
        <sb-select
          name="document"
          label=${msg("Numbers")}
          .value=${draft.document}
          .choices=${Object.entries(documentNames()).map(([value, label]) => ({ value, label }))}
        ></sb-select>
        <sb-select
          name="taxScheme"
          label=${msg("For bills with")}
          .value=${series?.taxScheme ?? ""}
          .choices=${[{ value: "", label: msg("any tax") }, ...schemeChoices(company.country)]}
        ></sb-select>
        <sb-text name="prefix" label=${msg("Before the number")} .value=${series?.prefix ?? ""}></sb-text>
        <sb-number
          name="padding"
          label=${msg("Figures")}
          decimals="0"
          min="1"
          max="9"
          required
          .value=${String(series?.padding ?? 4)}
        ></sb-number>
        <sb-number
          name="startAt"
          label=${msg("First number")}
          hint=${msg("Where an older program stopped")}
          decimals="0"
          min="1"
          max="999999"
          .value=${String(series?.startAt ?? 1)}
        ></sb-number>
        ${
          papersOf(draft.document).length
            ? html`<sb-select
                  name="forItems"
                  label=${msg("Proposed for")}
                  .value=${series?.forItems ?? ""}
                  .choices=${[
                    { value: "", label: msg("all lines") },
                    { value: "stock", label: msg("goods in stock") },
                    { value: "non-stock", label: msg("services only") },
                  ]}
                ></sb-select>
                <sb-combobox
                  name="template"
                  label=${msg("Printed by")}
                  free
                  placeholder=${papersOf(draft.document)[0] ?? ""}
                  .value=${series?.template ?? ""}
                  .search=${async () => papersOf(draft.document).map((value) => ({ value, label: `${value}.xlsx` }))}
                ></sb-combobox>`
            : nothing
        }
      </div>
      <span class="hint">${msg("{fy} stands for the financial year as 26-27, {FY} as 2026-27.")}</span>
      <sb-check
        name="yearly"
        label=${msg("Starts again at 1 with each financial year")}
        .value=${series?.yearly ?? true}
      ></sb-check>
      ${series ? html`<sb-check name="active" label=${msg("In use")} .value=${series.active}></sb-check>` : nothing}
      ${this.preview(draft)}
      <button slot="also" type="button" @click=${() => this.tell("sb-cancel")}>${msg("Cancel")}</button>
    </sb-form>`;
  }

  /** The first number as it would read, or what the tax law has against it. */
  private preview(draft: SeriesDraft) {
    const { prefix, padding, startAt = 1 } = draft;
    const year = draft.yearly ? fiscalYear(this.app.today(), this.company.fiscalYearStart).label : "";
    const problems = seriesProblems({ id: "series:new", active: true, ...draft, name: "–" }, this.company);
    const [problem] = Object.values(problems);
    const next = formatNumber({ prefix, padding, next: startAt, fiscalYear: year });
    return html`<p role="status">
      ${problem ? html`<sb-badge tone="bad">${problem}</sb-badge>` : msg(str`The first number reads ${next}.`)}
    </p>`;
  }

  private get draft(): SeriesDraft {
    const { name = "", document = "invoice", prefix = "", padding = 4, yearly = true } = this.series ?? {};
    return { ...this.series, name, document, prefix, padding, yearly, ...this.typed };
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const read: Record<string, unknown> = { padding: Number(value), startAt: Number(value || 1) };
    this.typed = {
      ...this.typed,
      [name]: name in read ? read[name] : value || (name === "prefix" ? "" : undefined),
    };
    if (name === "yearly") this.typed = { ...this.typed, yearly: value === true };
  };
}

function draftOf(values: FormValues): SeriesDraft {
  const text = (name: string) => String(values[name] ?? "").trim();
  const startAt = Number(text("startAt") || "1");
  return {
    name: text("name"),
    document: text("document") as Series["document"],
    prefix: text("prefix"),
    padding: Number(values["padding"]),
    yearly: values["yearly"] === true,
    taxScheme: text("taxScheme"),
    forItems: text("forItems"),
    template: text("template").replace(/\.xlsx$/i, ""),
    startAt,
  } as SeriesDraft;
}

/** Adds a series, or changes one; resolves when it is saved or left. */
export function showSeries(near: Element, company: Company, series?: Series): Promise<unknown> {
  const heading = series ? msg("Number series") : msg("New number series");
  return showDialog(near, heading, (close) => ({
    body: html`<series-form
      .company=${company}
      .series=${series}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    ></series-form>`,
  }));
}

declare global {
  interface HTMLElementTagNameMap {
    "series-form": SeriesForm;
  }
}
