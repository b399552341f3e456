import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { showConfirm } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import { showActivation } from "./activation.view";
import { showAddUnits, showCancel, showFrequency, showRemoveUnits } from "./contract-dialogs.view";
import { discardDraft } from "./draft-commands";
import type { ContractPage } from "./queries";
import { showRenewalLetter } from "./letter.view";
import { showRenewal } from "./renewal.view";

/** What can be done with a contract in its state, the likeliest first. */
export function contractActions(near: SbElement, page: ContractPage): TemplateResult {
  const { contract, state, successor } = page;
  if (state === "draft") return draftActions(near, page);
  if (state === "cancelled") return html``;
  const runs = state === "active" || state === "upcoming" || state === "expiring";
  const canRenew = contract.status === "active" && !successor;
  const renewFirst = state === "expiring" || state === "expired";
  return html`<div class="row wrap">
    ${canRenew ? button(msg("Renew…"), () => void showRenewal(near, page), renewFirst ? "primary" : "") : nothing}
    ${canRenew ? button(msg("Renewal letter"), () => void showRenewalLetter(near.app, contract.id).catch((error: unknown) => near.app.report(error))) : nothing}
    ${runs ? button(msg("Change visits…"), () => void showFrequency(near, page)) : nothing}
    ${runs ? button(msg("Add units…"), () => void showAddUnits(near, page)) : nothing}
    ${runs && contract.units > 1 ? button(msg("Take units out…"), () => void showRemoveUnits(near, page)) : nothing}
    ${runs ? button(msg("Cancel…"), () => void showCancel(near, page), "danger") : nothing}
  </div>`;
}

function draftActions(near: SbElement, { contract }: ContractPage): TemplateResult {
  return html`<div class="row wrap">
    ${button(msg("Activate…"), () => void showActivation(near, contract.id), "primary")}
    ${button(msg("Edit"), () => near.app.navigate("contract-form", { id: contract.id }))}
    ${button(msg("Throw away"), () => void discard(near, contract.id), "danger")}
  </div>`;
}

async function discard(near: SbElement, id: ContractPage["contract"]["id"]): Promise<void> {
  const isSure = await showConfirm(near, {
    title: msg("Throw the draft away?"),
    body: msg("It has no number yet and covers nobody; nothing else changes."),
    confirm: msg("Throw away"),
    danger: true,
  });
  if (!isSure) return;
  const done = await near.app.run(discardDraft({ id }), { done: msg("The draft is gone."), undo: true });
  if (done) near.app.back();
}

const button = (label: string, press: () => void, css = ""): TemplateResult =>
  html`<button type="button" class=${css} @click=${press}>${label}</button>`;
