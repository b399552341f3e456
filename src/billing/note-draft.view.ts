import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Invoice } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/page";
import { billLines } from "./bill-shown.view";
import { discardDraft, issueInvoice } from "./commands";
import { showBillPaper } from "./paper.view";

/** A credit note that waits: it is issued or thrown away; to change it, it is written anew from its bill. */
@customElement("note-draft")
export class NoteDraft extends SbElement {
  @property({ attribute: false }) note!: Invoice;

  override render() {
    const { original, reason } = this.note;
    return html`<sb-page back heading=${msg("Credit note, draft")}>
      <span slot="beside"><sb-badge tone="info">${msg("no number yet")}</sb-badge></span>
      <sb-card>
        ${msg(str`on bill ${original?.number ?? ""}`)}
        <div class="hint">${reason}</div>
      </sb-card>
      ${billLines(this, this.note)}
      <div class="row wrap">
        <button type="button" class="primary" @click=${this.issue}>${msg("Issue and show paper")}</button>
        <button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>
      </div>
    </sb-page>`;
  }

  private readonly issue = async (): Promise<void> => {
    const issued = await this.app.run(issueInvoice({ id: this.note.id }), {
      done: ({ number }) => msg(str`Credit note ${number} is issued.`),
    });
    if (issued)
      await showBillPaper(this.app, issued.result.id).catch((error: unknown) => this.app.report(error));
  };

  private readonly discard = async (): Promise<void> => {
    const done = msg("The draft is discarded.");
    if (await this.app.run(discardDraft({ id: this.note.id }), { done, undo: true }))
      this.app.router.replace("invoices");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "note-draft": NoteDraft;
  }
}
