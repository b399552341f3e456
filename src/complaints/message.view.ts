import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Complaint } from "../records";
import type { AppContext } from "../ui/context";
import { showDialog } from "../ui/dialog";
import { complaintMessage, messageLinks } from "./message";

/** Offers the ready text of a complaint by WhatsApp, SMS and e-mail, and to copy; nothing is sent by itself. */
export async function showMessages(app: AppContext, id: Complaint["id"]): Promise<void> {
  const { complaint, company, party, technician } = await app.store.read(async (read) => {
    const found = await read.get(id);
    const [own, customer, who] = await Promise.all([
      read.get("company:main"),
      read.get(found.customerId),
      found.technicianId ? read.find(found.technicianId) : undefined,
    ]);
    return { complaint: found, company: own, party: customer, technician: who };
  });
  const text = complaintMessage(complaint, company, technician);
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
