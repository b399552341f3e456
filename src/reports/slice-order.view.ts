import { msg } from "@lit/localize";
import { html } from "lit";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import { datasetNamed } from "./datasets";
import { valueLabel } from "./slice-words";
import type { Slice } from "./slice";

/** Asks in which order rows stand, and how many of the outermost by themselves; undefined where nothing was changed. */
export async function showOrder(near: SbElement, slice: Slice): Promise<Slice | undefined> {
  const set = datasetNamed(slice.dataset);
  if (!set) return undefined;
  const { sort, top, ...rest } = slice;
  let by = sort ? `${sort.by} ${sort.descending ? "down" : "up"}` : "";
  let most = String(top ?? "");
  const orders = [
    { value: "", label: msg("As it comes") },
    { value: "name up", label: msg("By name, A to Z") },
    { value: "name down", label: msg("By name, Z to A") },
    ...slice.values.flatMap((value, at) => [
      { value: `${at} down`, label: `${valueLabel(set, value)}: ${msg("largest first")}` },
      { value: `${at} up`, label: `${valueLabel(set, value)}: ${msg("smallest first")}` },
    ]),
  ];
  const tops = ["", "5", "10", "20", "50"].map((value) => ({ value, label: value || msg("All") }));
  return showDialog<Slice>(near, msg("Order"), (close) => ({
    body: html`<sb-select
        name="order"
        label=${msg("Rows")}
        .value=${by}
        .choices=${orders}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => (by = detail.value)}
      ></sb-select>
      <sb-select
        name="top"
        label=${msg("The first so many, the others together")}
        .value=${most}
        .choices=${tops}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => (most = detail.value)}
      ></sb-select>`,
    actions: html`<button
      type="button"
      class="primary"
      @click=${() => {
        const [what = "", way] = by.split(" ");
        const order = { by: what === "name" ? ("name" as const) : Number(what), descending: way === "down" };
        close({ ...rest, ...(by ? { sort: order } : {}), ...(most ? { top: Number(most) } : {}) });
      }}
    >
      ${msg("Apply")}
    </button>`,
  }));
}
