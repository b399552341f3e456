import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "../ui/element";
import type { Cube, CubeRow } from "./cube";
import type { Dataset } from "./dataset";
import { writeFigure } from "./slice-figures.view";
import { fieldLabel, figureKind, sliceTitle, valueLabel } from "./slice-words";

/** A figure somebody wants to see the rows of: the keys down (undefined for all) and across. */
export interface ChosenCell {
  readonly down: readonly string[];
  readonly across: readonly string[] | undefined;
  readonly title: string;
}

/** More rows than that are not drawn; the sheet has them all. */
const DRAWN = 400;

/** A cube as a table: heads stay in sight, figures open the rows they are made of (fires `sb-cell`). */
@customElement("slice-table")
export class SliceTable extends SbElement {
  static override styles = css`
    .frame {
      overflow: auto;
      max-height: min(62vh, 520px);
      border: 1px solid var(--sb-line);
      border-radius: var(--sb-radius-large);
      background: var(--sb-card);
      overscroll-behavior: contain;
    }
    table {
      border-collapse: separate;
      border-spacing: 0;
      min-width: 100%;
      font-variant-numeric: tabular-nums;
    }
    caption {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    th,
    td {
      padding: 4px 8px;
      border-bottom: 1px solid var(--sb-line);
      white-space: nowrap;
      text-align: end;
      background: var(--sb-card);
    }
    th {
      font-weight: 400;
    }
    thead th {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--sb-rail);
      font: var(--sb-label);
      vertical-align: bottom;
    }
    thead tr + tr th {
      top: 25px;
      font-weight: 400;
    }
    .name {
      position: sticky;
      left: 0;
      z-index: 1;
      max-width: 148px;
      min-width: 92px;
      overflow: hidden;
      text-overflow: ellipsis;
      text-align: start;
      border-inline-end: 1px solid var(--sb-line);
    }
    thead .name {
      z-index: 2;
    }
    .d1 {
      padding-inline-start: 20px;
    }
    .d2 {
      padding-inline-start: 32px;
    }
    .d3 {
      padding-inline-start: 44px;
    }
    .group > * {
      font-weight: 600;
    }
    .sum {
      background: var(--sb-bg);
      border-inline-start: 1px solid var(--sb-line);
    }
    tfoot > tr > * {
      position: sticky;
      bottom: 0;
      z-index: 1;
      border-top: 1px solid var(--sb-line-2);
      border-bottom: 0;
      background: var(--sb-rail);
      font-weight: 600;
    }
    tfoot .name {
      z-index: 2;
    }
    td button {
      all: unset;
      box-sizing: border-box;
      min-width: 24px;
      cursor: pointer;
      border-radius: 2px;
    }
    td button:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    td button:focus-visible {
      outline: 2px solid var(--sb-brand);
      outline-offset: 1px;
    }
    tbody tr:hover > * {
      background: var(--sb-hover);
    }
    p {
      margin: 6px 2px 0;
    }
  `;
  @property({ attribute: false }) set!: Dataset;
  @property({ attribute: false }) cube!: Cube;

  override render() {
    const { rows, slice } = this.cube;
    return html`<div class="frame" tabindex="0" role="region" aria-label=${sliceTitle(this.set, slice)}>
        <table>
          <caption>
            ${sliceTitle(this.set, slice)}
          </caption>
          <thead>
            ${this.heads()}
          </thead>
          <tbody>
            ${rows.slice(0, DRAWN).map((row) => this.row(row))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="name">${msg("Total")}</th>
              ${this.cells([], this.cube.total, msg("Total"), true)}
            </tr>
          </tfoot>
        </table>
      </div>
      ${
        rows.length > DRAWN
          ? html`<p class="hint">
              ${msg(str`The first ${this.app.format.count(DRAWN)} of ${this.app.format.count(rows.length)} rows; the sheet has them all.`)}
            </p>`
          : nothing
      }`;
  }

  private heads() {
    const { columns, slice } = this.cube;
    const names = slice.values.map((value) => valueLabel(this.set, value));
    const corner = slice.rows.map((name) => fieldLabel(this.set, name)).join(" › ");
    const across = slice.columns.length > 0;
    const one = names.length === 1;
    if (!across)
      return html`<tr>
        <th scope="col" class="name" title=${corner}>${corner}</th>
        ${names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>`;
    const labels = columns.map((path) => path.map(({ label }) => label).join(" · "));
    return html`<tr>
        <th scope="col" class="name" title=${corner} rowspan=${one ? 1 : 2}>${corner}</th>
        ${labels.map((label) => html`<th scope=${one ? "col" : "colgroup"} colspan=${names.length}>${label}</th>`)}
        <th scope=${one ? "col" : "colgroup"} class="sum" colspan=${names.length}>${msg("Total")}</th>
      </tr>
      ${
        one
          ? nothing
          : html`<tr>
              ${[...labels, ""].map(() => names.map((name) => html`<th scope="col">${name}</th>`))}
            </tr>`
      }`;
  }

  private row({ path, cells, isRest }: CubeRow) {
    const depth = path.length - 1;
    const label = path.at(-1)?.label ?? "";
    const isGroup = !isRest && path.length < this.cube.slice.rows.length;
    return html`<tr class=${isGroup ? "group" : ""}>
      <th scope="row" class=${`name d${Math.min(depth, 3)}`} title=${label}>${label}</th>
      ${this.cells(
        path.map(({ key }) => key),
        cells,
        path.map((one) => one.label).join(" › "),
        !isRest,
      )}
    </tr>`;
  }

  private cells(down: readonly string[], cells: Float64Array, name: string, canOpen: boolean) {
    const { columns, slice } = this.cube;
    const { values } = slice;
    const places = slice.columns.length ? [...columns, undefined] : [undefined];
    const offset = slice.columns.length ? 0 : columns.length;
    return places.map((path, at) =>
      values.map((value, place) => {
        const figure = cells[(at + offset) * values.length + place] ?? NaN;
        const text = writeFigure(this.app.format, figureKind(this.set, value), figure);
        const title = [name, ...(path ?? []).map(({ label }) => label)].join(" · ");
        const isSum = path === undefined && slice.columns.length > 0;
        return html`<td class=${isSum ? "sum" : ""}>
          ${
            canOpen && text
              ? html`<button
                  type="button"
                  aria-label=${msg(str`${text}, ${title}: show its rows`)}
                  @click=${() => this.open({ down, across: path?.map(({ key }) => key), title })}
                >
                  ${text}
                </button>`
              : text
          }
        </td>`;
      }),
    );
  }

  private open(chosen: ChosenCell): void {
    this.tell("sb-cell", chosen);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-table": SliceTable;
  }
}
