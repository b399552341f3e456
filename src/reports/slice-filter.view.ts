import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Day } from "../base/day";
import { fold } from "../records/terms";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/text-field";
import type { Dataset } from "./dataset";
import { fieldOf } from "./datasets";
import { filterWords } from "./slice-chip-words";
import { filterSet, removed } from "./slice-moves";
import { sliceGroups } from "./slice-queries";
import { fieldLabel } from "./slice-words";
import type { Slice, SliceFilter } from "./slice";

interface Asked {
  readonly set: Dataset;
  readonly slice: Slice;
  readonly at: number;
}
interface Changed {
  readonly slice: Slice;
  readonly said: string;
  readonly focus: { readonly zone: "filters"; readonly at: number };
}

/** Asks which groups of a field pass, or from when to when; undefined where nothing was changed. */
export async function showFilter(near: SbElement, { set, slice, at }: Asked): Promise<Changed | undefined> {
  const filter = slice.filters[at];
  if (!filter) return undefined;
  const focus = { zone: "filters", at } as const;
  return showDialog<Changed>(near, fieldLabel(set, filter.field), (close) => {
    let next = filter;
    const others = slice.filters.filter((_, place) => place !== at);
    return {
      body: html`<slice-filter
        .set=${set}
        .slice=${{ ...slice, filters: others }}
        .filter=${filter}
        @sb-filter=${({ detail }: CustomEvent<SliceFilter>) => (next = detail)}
      ></slice-filter>`,
      actions: html`<button
          type="button"
          class="primary"
          @click=${() => close({ slice: filterSet(slice, at, next), said: filterWords(set, next), focus })}
        >
          ${msg("Apply")}
        </button>
        <button
          type="button"
          class="danger"
          @click=${() => close({ slice: removed(slice, "filters", at), said: msg("Taken away."), focus })}
        >
          ${msg("Take away")}
        </button>`,
    };
  });
}

/** The groups of a field to tick, with how many rows each has; for a day from when to when. Fires `sb-filter`. */
@customElement("slice-filter")
export class SliceFilterForm extends SbElement {
  static override styles = css`
    ul {
      max-height: 260px;
      margin: 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 3px 2px;
    }
    label span {
      flex: 1;
    }
  `;
  @property({ attribute: false }) set!: Dataset;
  /** The slice without this filter. */
  @property({ attribute: false }) slice!: Slice;
  @property({ attribute: false }) filter!: SliceFilter;
  @state() private typed = "";
  private readonly groups = this.live(
    async () => sliceGroups(this.app.store, this.slice, this.filter.field),
    () => [this.slice, this.filter.field],
  );

  override render() {
    const field = fieldOf(this.set, this.filter.field);
    return field?.kind === "day" ? this.days() : this.choices();
  }

  private days() {
    const { from = "", to = "" } = this.filter;
    const change = (end: "from" | "to") => (event: CustomEvent<FieldChange<Day | undefined>>) => {
      const { [end]: _, ...rest } = this.filter;
      const { value } = event.detail;
      this.become({ ...rest, ...(value ? { [end]: value } : {}) });
    };
    return html`<div class="grid2">
      <sb-day
        name="from"
        label=${msg("From")}
        .value=${from || undefined}
        @sb-change=${change("from")}
      ></sb-day>
      <sb-day name="to" label=${msg("To")} .value=${to || undefined} @sb-change=${change("to")}></sb-day>
    </div>`;
  }

  private choices() {
    const groups = this.groups.value ?? [];
    const { only } = this.filter;
    const words = fold(this.typed);
    const shown = groups.filter(({ label }) => fold(label).includes(words)).slice(0, 200);
    return html`${
        groups.length > 12
          ? html`<sb-text
              name="typed"
              label=${msg("Find")}
              @sb-change=${(event: CustomEvent<FieldChange<string>>) => (this.typed = event.detail.value)}
            ></sb-text>`
          : nothing
      }
      <div class="row wrap">
        <button type="button" class="quiet" @click=${() => this.become({ field: this.filter.field })}>
          ${msg("All")}
        </button>
        <button
          type="button"
          class="quiet"
          @click=${() => this.become({ field: this.filter.field, only: [] })}
        >
          ${msg("None")}
        </button>
      </div>
      <ul>
        ${shown.map(
          ({ key, label, count }) =>
            html`<li>
              <label
                ><input
                  type="checkbox"
                  data-key=${key}
                  .checked=${!only || only.includes(key)}
                  @change=${() => this.turn(key)}
                /><span>${label}</span><span class="hint number">${this.app.format.count(count)}</span></label
              >
            </li>`,
        )}
      </ul>`;
  }

  private turn(key: string): void {
    const all = (this.groups.value ?? []).map((group) => group.key);
    const before = this.filter.only ?? all;
    const only = before.includes(key) ? before.filter((one) => one !== key) : [...before, key];
    const isAll = all.every((one) => only.includes(one));
    this.become({ field: this.filter.field, ...(isAll ? {} : { only }) });
  }

  private become(filter: SliceFilter): void {
    this.filter = filter;
    this.tell("sb-filter", filter);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-filter": SliceFilterForm;
  }
}
