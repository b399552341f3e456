import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SbElement } from "../ui/element";
import "../ui/icon";
import type { Dataset } from "./dataset";
import { showAdd, showChip } from "./slice-chip.view";
import { filterWords, zoneName } from "./slice-chip-words";
import { moved, placed, removed, sizeOf, zones, type Taken, type Zone } from "./slice-moves";
import { fieldLabel, valueLabel } from "./slice-words";
import type { Slice } from "./slice";

/** What is being dragged; the browser keeps a drag's data from whom it passes over. */
let dragged: Taken | undefined;

/**
 * Fields and figures of a slice as chips in four zones. They are dragged from zone to zone; by keyboard arrow keys move
 * a chip within its zone, Enter opens what can be done with it, Delete takes it away. Fires `sb-slice` with the new slice.
 */
@customElement("slice-fields")
export class SliceFields extends SbElement {
  static override styles = css`
    .zones {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 6px;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      align-content: start;
      min-height: 62px;
      padding: 4px 6px 6px;
      border: 1px solid var(--sb-line);
      border-radius: var(--sb-radius-large);
      background: var(--sb-card);
    }
    section.over {
      border-color: var(--sb-brand);
      background: var(--sb-brand-bg);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    h2 {
      margin: 0;
      font: var(--sb-label);
      color: var(--sb-ink-2);
    }
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 3px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button.chip {
      width: 100%;
      height: auto;
      min-height: 26px;
      padding: 2px 8px;
      justify-content: flex-start;
      gap: 5px;
      border-radius: 13px;
      border-color: transparent;
      background: var(--sb-brand-bg);
      color: var(--sb-ink);
      font-weight: 400;
      text-align: start;
      cursor: grab;
    }
    .values button.chip {
      background: var(--sb-info-bg);
    }
    .filters button.chip {
      background: var(--sb-warn-bg);
    }
    button.chip span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      min-width: 0;
    }
    header button {
      width: 24px;
      height: 24px;
      min-height: 24px;
    }
    @media (forced-colors: active) {
      button.chip {
        border-color: CanvasText;
      }
    }
  `;
  @property({ attribute: false }) set!: Dataset;
  @property({ attribute: false }) slice!: Slice;
  @state() private over: Zone | undefined;
  /** What was done last, for who does not see it. */
  @state() private said = "";
  private focusAt: { zone: Zone; at: number } | undefined;

  override render() {
    return html`<div class="zones">${zones.map((zone) => this.zone(zone))}</div>
      <p class="out-of-sight" role="status" aria-live="polite">${this.said}</p>`;
  }

  override updated(): void {
    const { focusAt } = this;
    this.focusAt = undefined;
    if (!focusAt) return;
    const chips = this.renderRoot.querySelectorAll<HTMLElement>(`[data-zone=${focusAt.zone}] button.chip`);
    const add = this.renderRoot.querySelector<HTMLElement>(`[data-zone=${focusAt.zone}] header button`);
    (chips[Math.min(focusAt.at, chips.length - 1)] ?? add)?.focus();
  }

  private zone(zone: Zone) {
    const name = zoneName(zone);
    return html`<section
      class=${`${zone} ${this.over === zone ? "over" : ""}`}
      data-zone=${zone}
      aria-label=${name}
      @dragover=${(event: DragEvent) => this.hover(event, zone)}
      @dragleave=${() => (this.over = undefined)}
      @drop=${(event: DragEvent) => this.drop(event, zone)}
    >
      <header>
        <h2>${name}</h2>
        <button
          type="button"
          class="quiet icon"
          aria-label=${msg(str`Add to ${name}`)}
          title=${msg(str`Add to ${name}`)}
          @click=${() => void this.add(zone)}
        >
          <sb-icon name="add"></sb-icon>
        </button>
      </header>
      ${
        sizeOf(this.slice, zone)
          ? html`<ul>
              ${this.chips(zone).map(({ name, text }, at) => html`<li>${this.chip(zone, at, name, text)}</li>`)}
            </ul>`
          : nothing
      }
    </section>`;
  }

  private chip(zone: Zone, at: number, name: string, text: string) {
    return html`<button
      type="button"
      class="chip"
      draggable="true"
      data-name=${name}
      title=${text}
      aria-keyshortcuts="ArrowUp ArrowDown Delete"
      aria-haspopup="dialog"
      @click=${() => void this.open(zone, at)}
      @keydown=${(event: KeyboardEvent) => this.keys(event, zone, at)}
      @dragstart=${(event: DragEvent) => this.take(event, { name, from: { zone, at } })}
      @dragend=${() => ((dragged = undefined), (this.over = undefined))}
    >
      <span>${text}</span>
    </button>`;
  }

  private chips(zone: Zone): { name: string; text: string }[] {
    const { slice, set } = this;
    switch (zone) {
      case "values":
        return slice.values.map((value) => ({ name: value.of, text: valueLabel(set, value) }));
      case "filters":
        return slice.filters.map((filter) => ({ name: filter.field, text: filterWords(set, filter) }));
      default:
        return slice[zone].map((name) => ({ name, text: fieldLabel(set, name) }));
    }
  }

  private take(event: DragEvent, taken: Taken): void {
    dragged = taken;
    event.dataTransfer?.setData("text/plain", taken.name);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  }

  private hover(event: DragEvent, zone: Zone): void {
    if (!dragged) return;
    event.preventDefault();
    this.over = zone;
  }

  private drop(event: DragEvent, zone: Zone): void {
    if (!dragged) return;
    event.preventDefault();
    const taken = dragged;
    dragged = undefined;
    this.over = undefined;
    const onto = (event.target as Element).closest("li");
    const list = onto?.parentElement;
    const at = onto && list ? [...list.children].indexOf(onto) : undefined;
    this.put(taken, zone, at);
  }

  private put(taken: Taken, zone: Zone, at?: number): void {
    const next = placed(this.slice, this.set, taken, zone, at);
    if (next === this.slice) {
      this.said = msg(str`It cannot stand in ${zoneName(zone)}.`);
      return;
    }
    this.change(next, msg(str`Now in ${zoneName(zone)}.`), { zone, at: at ?? sizeOf(next, zone) - 1 });
  }

  private keys(event: KeyboardEvent, zone: Zone, at: number): void {
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      const gone = this.chips(zone)[at]?.text ?? "";
      return this.change(removed(this.slice, zone, at), msg(str`${gone} was taken away.`), { zone, at });
    }
    if (!step) return;
    event.preventDefault();
    const to = at + step;
    if (to < 0 || to >= sizeOf(this.slice, zone)) return;
    const place = msg(str`Place ${to + 1} of ${sizeOf(this.slice, zone)} in ${zoneName(zone)}.`);
    this.change(moved(this.slice, zone, at, to), place, { zone, at: to });
  }

  private async add(zone: Zone): Promise<void> {
    const name = await showAdd(this, this.set, this.slice, zone);
    if (name !== undefined) this.put({ name }, zone);
  }

  private async open(zone: Zone, at: number): Promise<void> {
    const next = await showChip(this, { set: this.set, slice: this.slice, zone, at });
    if (next) this.change(next.slice, next.said, next.focus);
  }

  private change(slice: Slice, said: string, focus: { zone: Zone; at: number }): void {
    this.said = said;
    this.focusAt = focus;
    this.tell("sb-slice", slice);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-fields": SliceFields;
  }
}
