import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Chip } from "../ui/chips";
import "../ui/chips";
import { SbElement } from "../ui/element";

/** The views of the ledger, one press from each other. */
@customElement("ledger-nav")
export class LedgerNav extends SbElement {
  /** The view it stands on. */
  @property() at = "";

  override render() {
    const chips: Chip[] = [
      { value: "trial-balance", label: msg("Trial balance") },
      { value: "statements", label: msg("Profit and loss") },
      { value: "journals", label: msg("Vouchers") },
      { value: "accounts", label: msg("Accounts") },
      { value: "year-end", label: msg("Year end") },
    ];
    return html`<sb-chips
      label=${msg("Ledger")}
      .chips=${chips}
      .value=${this.at}
      @sb-chip=${({ detail }: CustomEvent<string>) => this.app.router.replace(detail)}
    ></sb-chips>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ledger-nav": LedgerNav;
  }
}
