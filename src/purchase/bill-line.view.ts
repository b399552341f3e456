import { msg, str } from "@lit/localize";
import { html } from "lit";
import { accountName, expenseAccounts } from "../company/accounts";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import type { SbElement } from "../ui/element";
import type { LineColumn } from "../ui/lines-field";
import { LANDED, NO_TAX, type BillRow } from "./bill-rows";

/** The columns of a principal's bill: what, how many, at what price, the tax, and where it goes when it is no goods. */
export function billColumns(
  { app }: { readonly app: SbElement["app"] },
  receipts: ReadonlyMap<string, string>,
): LineColumn<BillRow>[] {
  const scheme = taxScheme(
    app.company?.taxScheme === "gst-composition" ? "gst" : (app.company?.taxScheme ?? "none"),
  );
  return [
    {
      name: "description",
      header: msg("What he bills"),
      full: true,
      field: ({ description }) => html`<sb-text required .value=${description}></sb-text>`,
    },
    {
      name: "quantity",
      header: msg("Quantity"),
      field: ({ quantity }) => html`<sb-number required .value=${quantity}></sb-number>`,
    },
    {
      name: "price",
      header: msg("Price"),
      field: ({ price }) =>
        html`<sb-number required .decimals=${6} .least=${app.format.digits} .value=${price}></sb-number>`,
    },
    {
      name: "taxRate",
      header: msg("Tax"),
      when: () => scheme.charges,
      field: ({ taxRate }) => {
        const rates = [
          ...new Set([...ratesOn(scheme.id, app.today()), ...(taxRate === NO_TAX ? [] : [taxRate])]),
        ];
        return html`<sb-select
          .choices=${[
            ...rates.map((rate) => ({ value: rate, label: `${app.format.quantity(rate)} %` })),
            { value: NO_TAX, label: msg("no tax") },
          ]}
          .value=${taxRate}
        ></sb-select>`;
      },
    },
    {
      name: "account",
      header: msg("Goes to"),
      below: true,
      when: ({ receipt }) => !receipt,
      field: ({ account }) =>
        html`<sb-select
          placeholder=${msg("choose where it goes")}
          .choices=${[
            { value: LANDED, label: msg("onto the cost of the goods (freight, duty)") },
            ...expenseAccounts.map(({ code }) => ({ value: code, label: accountName(code) })),
          ]}
          .value=${account}
        ></sb-select>`,
    },
    {
      name: "receipt",
      header: msg("Receipt"),
      below: true,
      when: ({ receipt }) => receipt !== undefined,
      show: ({ receipt, unit }) =>
        msg(str`goods of receipt ${receipts.get(receipt?.id ?? "") ?? ""}, ${unit}`),
    },
  ];
}
