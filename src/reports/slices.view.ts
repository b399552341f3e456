import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { SavedSlice } from "../records";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { datasetNamed, datasets } from "./datasets";
import { readySlices } from "./slice-ready";
import { showDelete, showRename } from "./slice-save.view";

/** Slices that were kept, then the ready-made ones of each dataset. */
@customElement("slice-list")
export class SliceList extends SbElement {
  static override styles = css`
    h2 {
      margin: 6px 0 0;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 4px;
      align-items: center;
    }
    button.one {
      flex: 1;
      min-width: 0;
      height: auto;
      min-height: 34px;
      padding: 5px 10px;
      justify-content: flex-start;
      gap: 8px;
      border-color: var(--sb-line);
      background: var(--sb-card);
      font-weight: 400;
      text-align: start;
      white-space: normal;
    }
    section p {
      margin: 0;
    }
    section {
      display: grid;
      gap: 4px;
    }
  `;
  private readonly kept = this.live((read) => read.list("slice", "name"));

  override render() {
    const kept = this.kept.value ?? [];
    return html`<sb-page back heading=${msg("Slice and dice")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("slice")}>
        <sb-icon name="add"></sb-icon>${msg("New slice")}
      </button>
      ${
        kept.length
          ? html`<section aria-label=${msg("Kept")}>
              <h2>${msg("Kept")}</h2>
              <ul>
                ${kept.map((slice) => html`<li>${this.keptOne(slice)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      ${datasets.map((set) => {
        const own = readySlices.filter(({ slice }) => slice.dataset === set.name);
        return html`<section aria-label=${set.label()}>
          <h2>${set.label()}</h2>
          <p class="hint">${set.about()}</p>
          <ul>
            ${own.map(
              ({ title, slice }) =>
                html`<li>
                  <button
                    type="button"
                    class="one"
                    @click=${() => this.app.navigate("slice", { given: JSON.stringify(slice) })}
                  >
                    <sb-icon name="chart"></sb-icon>${title()}
                  </button>
                </li>`,
            )}
          </ul>
        </section>`;
      })}
    </sb-page>`;
  }

  private keptOne(slice: SavedSlice) {
    const { id, name, dataset } = slice;
    const label = datasetNamed(dataset)?.label();
    return html`<button
        type="button"
        class="one"
        ?disabled=${label === undefined}
        @click=${() => this.app.navigate("slice", { saved: id })}
      >
        <sb-icon name="chart"></sb-icon><span>${name} <span class="hint">${label}</span></span>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label=${`${msg("Rename")} ${name}`}
        @click=${() => void showRename(this, slice)}
      >
        <sb-icon name="edit"></sb-icon>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label=${`${msg("Delete")} ${name}`}
        @click=${() => void showDelete(this, slice)}
      >
        <sb-icon name="delete"></sb-icon>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slice-list": SliceList;
  }
}
