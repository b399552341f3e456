import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { indianStates } from "../company/states";
import { taxScheme } from "../company/tax-schemes";
import { searchParties } from "../parties/queries";
import type { Complaint, Contract, Invoice, Series, Site, Visit } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import type { AppContext } from "../ui/context";
import "../ui/day-field";
import "../ui/number-field";
import "../ui/text-field";
import { toDraft, type BillModel } from "./bill-model";
import { needsTaxReason } from "../company/bill-lines";

/** What is known around a draft: its series to choose from, its customer's sites, its complaint. */
export interface BillAround {
  readonly series?: readonly Series[];
  readonly sites?: readonly Site[];
  readonly complaint?: Complaint | undefined;
  /** The visit it bills, and the contract that owed it. */
  readonly visit?: Visit | undefined;
  readonly contract?: Contract | undefined;
}

/** The upper fields of a draft: series, date, customer, and folded away site, order, due day and tax. */
export function billHead(
  model: BillModel,
  { series = [], sites = [], complaint, visit, contract }: BillAround,
  app: AppContext,
): TemplateResult {
  return html`<div class="grid2">
      <sb-select
        name="seriesId"
        label=${msg("Series")}
        .choices=${series.map(({ id, name }) => ({ value: id, label: name }))}
        .value=${model.seriesId}
      ></sb-select>
      <sb-day name="on" label=${msg("Date")} required .value=${model.on}></sb-day>
    </div>
    <sb-combobox
      name="customerId"
      label=${msg("Customer")}
      required
      .value=${model.customerId}
      .search=${(typed: string) => findCustomers(app, typed)}
      .resolve=${(id: string) => nameCustomer(app, id)}
    ></sb-combobox>
    ${complaint ? html`<p class="hint">${msg(str`from complaint ${complaint.number}: ${complaint.problem}`)}</p>` : nothing}
    ${
      visit
        ? html`<p class="hint">
            ${msg(str`from visit ${visit.ordinal ?? ""} of contract ${contract?.number ?? ""}: ${visit.work}`)}
          </p>`
        : nothing
    }
    <details>
      <summary>${msg("Site, order, due day, tax")}</summary>
      <div class="stack">
        <div class="grid2">
          <sb-select
            name="siteId"
            label=${msg("Site")}
            placeholder=${msg("none")}
            .choices=${sites.map(({ id, name }) => ({ value: id, label: name }))}
            .value=${model.siteId}
          ></sb-select>
          <sb-day name="dueOn" label=${msg("Due")} .value=${model.dueOn}></sb-day>
          <sb-text name="poReference" label=${msg("Customer's order")} .value=${model.poReference}></sb-text>
          <sb-money name="prepaid" label=${msg("Paid before")} .value=${model.prepaid}></sb-money>
        </div>
        ${
          app.company?.country === "IN"
            ? html`<sb-select
                name="placeOfSupply"
                label=${msg("Place of supply")}
                placeholder=${msg("by site and customer")}
                .choices=${indianStates.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
                .value=${model.placeOfSupply}
              ></sb-select>`
            : nothing
        }
        <sb-check
          name="taxInclusive"
          label=${msg("Prices include tax")}
          .value=${model.taxInclusive}
        ></sb-check>
      </div>
    </details>`;
}

/** The field that says why something bears no tax, where anything does not. */
export function taxReasonField(
  model: BillModel,
  scheme: Invoice["taxScheme"],
): TemplateResult | typeof nothing {
  const untaxed = [...model.lines, ...model.charges].some(({ taxCategory }) => taxCategory !== "standard");
  if (!untaxed || !taxScheme(scheme).charges) return nothing;
  return html`<sb-text
    name="taxReason"
    label=${msg("Why no tax, on the paper")}
    hint=${msg("The article of the law, as “Exempt: article 132 of Directive 2006/112/EC”.")}
    ?required=${needsTaxReason({ ...toDraft(model), taxScheme: scheme })}
    .value=${model.taxReason}
  ></sb-text>`;
}

const findCustomers = async (app: AppContext, typed: string) =>
  (await app.store.read((read) => searchParties(read, typed))).map(({ id, name, phones }) => ({
    value: id,
    label: name,
    detail: phones.join(", "),
  }));

const nameCustomer = async (app: AppContext, id: string) => {
  const party = await app.store.read((read) => read.find(id as Invoice["customerId"]));
  return party && { value: id, label: party.name };
};
