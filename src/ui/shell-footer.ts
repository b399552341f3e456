import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { AppContext } from "./context";

/** The foot of the pane: how the workbook stands, and when something was saved last. */
export function footerView({ sheets, format }: AppContext, savedAt: string): TemplateResult {
  const state = sheets?.state;
  return html`<footer>
    <span class="state ${state?.kind ?? "none"}" role="status">
      <span class="dot" aria-hidden="true"></span>${state?.text ?? msg("No workbook beside this pane")}
    </span>
    ${savedAt ? html`<span>${msg(str`saved ${format.time(savedAt)}`)}</span>` : nothing}
  </footer>`;
}
