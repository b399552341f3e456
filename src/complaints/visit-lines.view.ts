import { msg, str } from "@lit/localize";
import { html } from "lit";
import { fromThousandths } from "../base/quantity";
import { isFree } from "../contracts/coverage";
import type { DecidedLine } from "../contracts/visit-lines";
import type { RecordId, Technician } from "../records";
import { STORE } from "../stock/model";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import type { SbElement } from "../ui/element";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/text-field";
import type { Coverage } from "./model";
import type { UsedRow } from "./visit-report.view";
import { coverageName } from "./words";

/** A line waiting to be typed: one piece from the store, paid as the coverage says. */
export const blankRow = (): UsedRow => ({
  itemId: "",
  quantity: "1",
  location: STORE,
  pays: "",
  reason: "",
});

/** The columns of a visit's parts and labour; `decisions` says by item row who pays as it stands. */
export function lineColumns(
  near: SbElement,
  technicians: readonly Pick<Technician, "id" | "name">[],
  coverage: Coverage | undefined,
  decisions: ReadonlyMap<UsedRow, DecidedLine>,
): LineColumn<UsedRow>[] {
  const places = [
    { value: STORE, label: msg("Store") },
    ...technicians.map(({ id, name }) => ({ value: id, label: msg(str`Van of ${name}`) })),
  ];
  return [
    {
      name: "itemId",
      header: msg("Part or labour"),
      full: true,
      field: (row) =>
        html`<sb-combobox
          .search=${itemSearch(near)}
          .resolve=${itemName(near)}
          .value=${row.itemId}
        ></sb-combobox>`,
    },
    {
      name: "quantity",
      header: msg("Quantity"),
      field: (row) => html`<sb-number .value=${row.quantity}></sb-number>`,
    },
    {
      name: "location",
      header: msg("From"),
      field: (row) => html`<sb-select .choices=${places} .value=${row.location}></sb-select>`,
    },
    {
      name: "pays",
      header: msg("Who pays"),
      field: (row) =>
        html`<sb-select
          .choices=${[
            { value: "", label: msg("by cover") },
            { value: "customer", label: msg("customer") },
            { value: "free", label: msg("nobody") },
          ]}
          .value=${row.pays}
        ></sb-select>`,
    },
    {
      name: "reason",
      header: msg("Why otherwise than covered"),
      below: true,
      when: ({ pays }) => pays !== "",
      field: (row) => html`<sb-text required .value=${row.reason}></sb-text>`,
    },
    {
      name: "decided",
      header: msg("Decided"),
      below: true,
      when: (row) => row.itemId !== "",
      show: (row) => {
        const decision = decisions.get(row);
        return decision && coverage ? decidedText(coverage, decision) : "";
      },
    },
  ];
}

/** Who pays for a line and why, in one line: `free: Warranty`, `1 free: Limited contract · 2 paid: beyond …`. */
export function decidedText(coverage: Coverage, { item, parts }: DecidedLine): string {
  return parts
    .map(({ quantity, chargeable, reason }) => {
      const who = chargeable ? msg("the customer pays") : msg("free");
      const said = parts.length > 1 ? `${quantity} ${who}` : who;
      return `${said}: ${reason ?? why(coverage, item, chargeable)}`;
    })
    .join(" · ");
}

function why(coverage: Coverage, item: DecidedLine["item"], chargeable: boolean): string {
  if (chargeable) return coverage.kind === "paid" ? msg("nothing covers it") : msg("not part of its cover");
  const { freeLabour, ...byKind } = coverage;
  const isOwedLabour = item.type === "service" && freeLabour && !isFree(byKind, item);
  return isOwedLabour ? msg("labour is included") : coverageName(coverage.kind);
}

const itemSearch = (near: SbElement) => (typed: string) =>
  near.app.store.read(async (read) => {
    const items = await searchItems(read, typed);
    return Promise.all(
      items.map(async (item) => {
        const { parts } = await read.balance(`stock/${item.id}`);
        const held = item.type === "service" ? "" : msg(str`${fromThousandths(parts[STORE] ?? 0)} in store`);
        return { value: item.id, label: item.name, detail: [item.code, held].filter(Boolean).join(" · ") };
      }),
    );
  });

const itemName = (near: SbElement) => async (id: string) => {
  const item = await near.app.store.read((read) => read.find(id as RecordId<"item">));
  return item && { value: id, label: item.name };
};
