import { msg } from "@lit/localize";
import { html } from "lit";
import type { SbElement } from "../ui/element";
import { showDialog } from "../ui/dialog";
import type { Dataset } from "./dataset";
import { fieldOf, measureOf } from "./datasets";
import { zoneName } from "./slice-chip-words";
import { showFilter } from "./slice-filter.view";
import { placed, removed, valueSet, zones, type Zone } from "./slice-moves";
import { aggregateName, fieldLabel, valueLabel } from "./slice-words";
import type { Aggregate, Slice, SliceValue } from "./slice";

interface Chip {
  readonly set: Dataset;
  readonly slice: Slice;
  readonly zone: Zone;
  readonly at: number;
}
interface Changed {
  readonly slice: Slice;
  readonly said: string;
  readonly focus: { readonly zone: Zone; readonly at: number };
}

/** Asks what to add to a zone: a field, or for values a figure; gives its name ("" is the number of rows). */
export function showAdd(
  near: SbElement,
  set: Dataset,
  slice: Slice,
  zone: Zone,
): Promise<string | undefined> {
  const taken = new Set([...slice.rows, ...slice.columns]);
  const filtered = new Set(slice.filters.map(({ field }) => field));
  const fields = set.fields.filter(({ name }) =>
    zone === "filters" ? !filtered.has(name) : zone === "values" || !taken.has(name),
  );
  const button = (name: string, label: string, close: (name: string) => void) =>
    html`<button type="button" class="quiet" data-add=${name} @click=${() => close(name)}>${label}</button>`;
  return showDialog<string>(near, zoneName(zone), (close) => ({
    body: html`${
        zone === "values"
          ? html`<div class="stack" role="group" aria-label=${msg("Figures")}>
                ${button("", msg("Number of rows"), close)}
                ${set.measures.map(({ name, label }) => button(name, label(), close))}
              </div>
              <p class="hint">${msg("Or how many different ones there are of:")}</p>`
          : ""
      }
      <div class="row wrap" role="group" aria-label=${msg("Fields")}>
        ${fields.map(({ name, label }) => button(name, label(), close))}
      </div>`,
  }));
}

/** Shows what can be done with a chip, and does it; undefined where nothing was changed. */
export async function showChip(near: SbElement, chip: Chip): Promise<Changed | undefined> {
  const { set, slice, zone, at } = chip;
  if (zone === "filters") return showFilter(near, chip);
  const value = zone === "values" ? slice.values[at] : undefined;
  const name = value ? value.of : (slice[zone as "rows" | "columns"][at] ?? "");
  const heading = value ? valueLabel(set, value) : fieldLabel(set, name);
  return showDialog<Changed>(near, heading, (close) => ({
    body: html`${value ? ways(set, slice, at, value, close) : ""}
      <div class="row wrap" role="group" aria-label=${msg("Move to")}>
        ${zones
          .filter((other) => other !== zone && (!value || fieldOf(set, name)))
          .map((other) => {
            const next = placed(slice, set, { name, from: { zone, at } }, other);
            const focus = { zone: other, at: next[other].length - 1 };
            return html`<button
              type="button"
              data-to=${other}
              ?disabled=${next === slice}
              @click=${() => close({ slice: next, said: zoneName(other), focus })}
            >
              ${msg("To")} ${zoneName(other)}
            </button>`;
          })}
      </div>`,
    actions: html`<button
      type="button"
      class="danger"
      @click=${() => close({ slice: removed(slice, zone, at), said: msg("Taken away."), focus: { zone, at } })}
    >
      ${msg("Take away")}
    </button>`,
  }));
}

const WAYS: readonly Aggregate[] = ["sum", "average", "min", "max"];
const SHARES = [undefined, "total", "row", "column"] as const;

/** How a figure is taken together, and of what it is a share. */
function ways(set: Dataset, slice: Slice, at: number, value: SliceValue, close: (changed: Changed) => void) {
  const done = (next: SliceValue) =>
    close({ slice: valueSet(slice, at, next), said: valueLabel(set, next), focus: { zone: "values", at } });
  const { share, ...plain } = value;
  const canShare = value.by === "sum" || value.by === "count" || value.by === "distinct";
  return html`${
    measureOf(set, value.of)
      ? html`<div class="row wrap" role="group" aria-label=${msg("Taken together as")}>
          ${WAYS.map(
            (by) =>
              html`<button
                type="button"
                data-by=${by}
                aria-pressed=${by === value.by ? "true" : "false"}
                @click=${() => done({ by, of: value.of })}
              >
                ${aggregateName(by)}
              </button>`,
          )}
        </div>`
      : ""
  }
  ${
    canShare
      ? html`<div class="row wrap" role="group" aria-label=${msg("Shown as")}>
          ${SHARES.map(
            (one) =>
              html`<button
                type="button"
                data-share=${one ?? ""}
                aria-pressed=${one === share ? "true" : "false"}
                @click=${() => done({ ...plain, ...(one ? { share: one } : {}) })}
              >
                ${shareName(one)}
              </button>`,
          )}
        </div>`
      : ""
  }`;
}

function shareName(share: SliceValue["share"]): string {
  switch (share) {
    case "total":
      return msg("% of all");
    case "row":
      return msg("% of the row");
    case "column":
      return msg("% of the column");
    default:
      return msg("Figures");
  }
}
