import { msg } from "@lit/localize";
import { html } from "lit";
import type { Company } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/day-field";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/text-field";
import { schemeChoices } from "./choices";
import { defaultLegends, type Legends } from "./copies";

type Settings = Company["settings"];

/** Legends as they are typed: those of one kind of paper with semicolons between. */
interface LegendRow {
  readonly from: string | undefined;
  readonly taxScheme: string;
  readonly goods: string;
  readonly services: string;
  readonly challan: string;
}

/** The fields of how goods are kept and received. */
export const goodsFields = (settings: Settings) =>
  html`<sb-card heading=${msg("Goods")}
    ><div class="stack">
      <div class="grid2">
        <sb-select
          name="valuation"
          label=${msg("Goods leave at")}
          hint=${msg("counts from the next movement on")}
          .value=${settings.valuation ?? "average"}
          .choices=${[
            { value: "average", label: msg("their average cost") },
            { value: "fifo", label: msg("the cost of the oldest") },
          ]}
        ></sb-select>
        <sb-number
          name="receiptTolerance"
          label=${msg("More than ordered may come")}
          unit="%"
          max="100"
          .value=${settings.receiptTolerance ?? "0"}
        ></sb-number>
      </div>
      <sb-check
        name="negativeStock"
        label=${msg("Let stock fall below zero")}
        .value=${settings.negativeStock}
      ></sb-check></div
  ></sb-card>`;

/** The field of what the copies of papers say. */
export const legendFields = (company: Company) =>
  html`<sb-card heading=${msg("Copies of papers")}
    ><div class="stack">
      <sb-lines
        name="copyLegends"
        label=${msg("What each copy says")}
        hint=${msg("One after the other, with semicolons between; the first is for who receives the paper.")}
        .columns=${legendColumns(company)}
        .blank=${(): LegendRow => ({ from: undefined, taxScheme: "", goods: "", services: "", challan: "" })}
        .value=${(company.settings.copyLegends ?? defaultLegends(company)).map(rowOf)}
      ></sb-lines></div
  ></sb-card>`;

const legendColumns = ({ country }: Company): LineColumn<LegendRow>[] => [
  { name: "from", header: msg("From"), field: ({ from }) => html`<sb-day required .value=${from}></sb-day>` },
  {
    name: "taxScheme",
    header: msg("Tax"),
    field: ({ taxScheme }) =>
      html`<sb-select
        .choices=${[{ value: "", label: msg("any") }, ...schemeChoices(country)]}
        .value=${taxScheme}
      ></sb-select>`,
  },
  {
    name: "goods",
    header: msg("Bills of goods"),
    below: true,
    field: ({ goods }) => html`<sb-text .value=${goods}></sb-text>`,
  },
  {
    name: "services",
    header: msg("Bills of services"),
    below: true,
    field: ({ services }) => html`<sb-text .value=${services}></sb-text>`,
  },
  {
    name: "challan",
    header: msg("Challans"),
    below: true,
    field: ({ challan }) => html`<sb-text .value=${challan}></sb-text>`,
  },
];

const rowOf = ({ from, taxScheme, goods, services, challan }: Legends): LegendRow => ({
  from,
  taxScheme: taxScheme ?? "",
  goods: goods.join("; "),
  services: services.join("; "),
  challan: challan.join("; "),
});

/** What those fields say, as settings; legends that nobody changed stay the country's own. */
export function goodsOf(
  values: FormValues,
  company: Company,
): Pick<Settings, "valuation" | "receiptTolerance" | "negativeStock" | "copyLegends"> {
  const rows = (values["copyLegends"] ?? []) as readonly LegendRow[];
  const isOwn =
    JSON.stringify(rows.map(legendsOf)) !== JSON.stringify(defaultLegends(company).map(sameOrder));
  return {
    valuation: values["valuation"] === "fifo" ? "fifo" : "average",
    receiptTolerance: String(values["receiptTolerance"] ?? "") || "0",
    negativeStock: values["negativeStock"] === true,
    ...(isOwn || company.settings.copyLegends ? { copyLegends: rows.map(legendsOf) } : {}),
  };
}

function legendsOf({ from, taxScheme, ...said }: LegendRow): Legends {
  return sameOrder({
    from: from ?? "",
    ...(taxScheme ? { taxScheme: taxScheme as Company["taxScheme"] } : {}),
    goods: parts(said.goods),
    services: parts(said.services),
    challan: parts(said.challan),
  });
}

const sameOrder = ({ taxScheme, from, goods, services, challan }: Legends): Legends => ({
  from,
  ...(taxScheme ? { taxScheme } : {}),
  goods,
  services,
  challan,
});

const parts = (text: string): string[] =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
