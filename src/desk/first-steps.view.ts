import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/icon";

/** What a new book needs before the first day: the company, the lists, the first complaint. */
@customElement("first-steps")
export class FirstSteps extends SbElement {
  static override styles = css`
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    p {
      margin: 0 0 6px;
    }
  `;
  private readonly lists = this.live(async (read) => ({
    items: await read.count("item"),
    technicians: await read.count("technician"),
  }));

  override render() {
    const { company, format } = this.app;
    const { items = 0, technicians = 0 } = this.lists.value ?? {};
    const go = (name: string, label: string, css = "") =>
      html`<button type="button" class=${css} @click=${() => this.app.navigate(name)}>${label}</button>`;
    const hasLists = items > 0 && technicians > 0;
    return html`<p>${msg("Three steps to the first working day.")}</p>
      <ol class="stack" role="list">
        ${this.step(
          msg("Your company"),
          html`<p class="hint">${company?.name ?? ""}</p>
            ${go("settings", msg("Look it over"))}`,
          company !== undefined,
        )}
        ${this.step(
          msg("Your lists"),
          html`<p class="hint">
              ${msg("What you sell and charge for, and who goes out.")} ${msg("Items")}:
              ${format.count(items)} · ${msg("Technicians")}: ${format.count(technicians)}
            </p>
            <div class="row wrap">
              ${go("item-form", msg("Add an item"))} ${go("technicians", msg("Add technicians"))}
              ${go("import", msg("Import a list"))}
            </div>`,
          hasLists,
        )}
        ${this.step(
          msg("Your first complaint"),
          html`<p class="hint">
              ${msg("Somebody calls: put him in the book, add his unit, and note what is wrong.")}
            </p>
            ${go("customer-form", msg("Add the first customer"), "primary")}`,
          false,
        )}
      </ol>`;
  }

  private step(heading: string, body: TemplateResult, isDone: boolean) {
    return html`<li>
      <sb-card heading=${heading}>
        ${
          isDone
            ? html`<sb-badge slot="actions" tone="ok">${msg("done")}</sb-badge>`
            : html`<span slot="actions"></span>`
        }
        ${body}
      </sb-card>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "first-steps": FirstSteps;
  }
}
