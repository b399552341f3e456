import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Complaint } from "../records";
import type { AppContext } from "../ui/context";
import { showDialog } from "../ui/dialog";
import { fillMessage } from "../company/messages";
import { messageFacts, messageLinks } from "./message";
import { readMessage } from "./message-queries";

/** Offers the ready text of a complaint, in the customer's language, by WhatsApp, SMS and e-mail, and to copy. */
export async function showMessages(app: AppContext, id: Complaint["id"]): Promise<void> {
  const { subject, text: template } = await app.store.read((read) => readMessage(read, id));
  const { customer: party, company, visitOn } = subject;
  const day = visitOn && app.format.day(visitOn);
  const text = fillMessage(template, messageFacts({ ...subject, day }));
  await showDialog(
    document.body.querySelector(".sb-app") ?? document.body,
    msg(str`Message to ${party.name}`),
    (close) => ({
      body: html`<p>${text}</p>`,
      actions: html`${messageLinks(party, text, company.country).map(
          ({ way, url }) =>
            html`<a href=${url} target="_blank" rel="noopener noreferrer" @click=${() => close()}>${way}</a>`,
        )}
        <button
          type="button"
          class="primary"
          @click=${() =>
            void navigator.clipboard.writeText(text).then(
              () => app.toast(msg("Copied.")),
              (error: unknown) => app.report(error),
            )}
        >
          ${msg("Copy")}
        </button>
        <button type="button" @click=${() => close()}>${msg("Done")}</button>`,
    }),
  );
}
