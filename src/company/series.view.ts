import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Company, Series } from "../records";
import "../ui/badge";
import "../ui/card";
import "../ui/choice-fields";
import type { TableColumn } from "../ui/data-table";
import "../ui/data-table";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/number-field";
import "../ui/text-field";
import { schemeChoices } from "./choices";
import { addSeries, amendSeries } from "./commands";
import { nextNumber } from "./numbering";

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

const documentNames = (): Record<Series["document"], string> => ({
  complaint: msg("complaints"),
  card: msg("cards"),
  invoice: msg("bills"),
  payment: msg("receipts"),
  visit: msg("visits"),
  contract: msg("contracts"),
  "bill-of-supply": msg("bills of supply"),
  "cash-memo": msg("cash memos"),
  "credit-note": msg("credit notes"),
  "debit-note": msg("debit notes"),
  quotation: msg("quotations"),
  challan: msg("delivery challans"),
  "receipt-voucher": msg("receipt vouchers"),
  "refund-voucher": msg("refund vouchers"),
  "payment-out": msg("payments to principals"),
  cheque: msg("cheques"),
  deposit: msg("deposit slips"),
  order: msg("principal orders"),
  receipt: msg("goods receipts"),
  purchase: msg("principals' bills"),
  "purchase-note": msg("debit notes to principals"),
  journal: msg("journal vouchers"),
});

/** Adds a series, or changes one; resolves when it is saved or left. */
export function showSeries(near: Element, company: Company, series?: Series): Promise<unknown> {
  const heading = series ? msg("Number series") : msg("New number series");
  return showDialog(near, heading, (close) => ({
    body: html`<sb-form
      .command=${(values: FormValues) =>
        series
          ? amendSeries({ id: series.id, ...draftOf(values), active: values["active"] === true })
          : addSeries(draftOf(values))}
      .said=${{ done: msg("Series saved.") }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="name" label=${msg("Name")} required autofocus .value=${series?.name ?? ""}></sb-text>
      <div class="grid2">
        <sb-select
          name="document"
          label=${msg("Numbers")}
          .value=${series?.document ?? "invoice"}
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
      </div>
      <span class="hint">${msg("{fy} stands for the financial year as 26-27, {FY} as 2026-27.")}</span>
      <sb-check
        name="yearly"
        label=${msg("Starts again at 1 with each financial year")}
        .value=${series?.yearly ?? true}
      ></sb-check>
      ${
        series ? html`<sb-check name="active" label=${msg("In use")} .value=${series.active}></sb-check>` : ""
      }
      <button slot="also" type="button" @click=${() => close()}>${msg("Cancel")}</button>
    </sb-form>`,
  }));
}

function draftOf(values: FormValues): Omit<Series, "id" | "active"> {
  const scheme = String(values["taxScheme"] ?? "");
  return {
    name: String(values["name"] ?? "").trim(),
    document: String(values["document"]) as Series["document"],
    prefix: String(values["prefix"] ?? "").trim(),
    padding: Number(values["padding"]),
    yearly: values["yearly"] === true,
    ...(scheme ? { taxScheme: scheme as Company["taxScheme"] } : {}),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "company-series": CompanySeries;
  }
}
