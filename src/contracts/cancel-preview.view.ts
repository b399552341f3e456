import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isDay } from "../base/day";
import type { Contract, Cover } from "../records";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import type { SbForm } from "../ui/form";
import "../ui/number-field";
import { settlement } from "./money";

/** What ending a contract on the day chosen in its form comes to, and the field for what is given back. */
@customElement("cancel-preview")
export class CancelPreview extends SbElement {
  @property({ attribute: false }) contract!: Contract;
  @property({ attribute: false }) covers: readonly Cover[] = [];
  @state() private on = "";

  override connectedCallback(): void {
    super.connectedCallback();
    const form = this.closest<SbForm>("sb-form");
    this.on = String(form?.values["on"] ?? "");
    form?.addEventListener("sb-change", this.follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.closest("sb-form")?.removeEventListener("sb-change", this.follow);
  }

  override render() {
    const { format } = this.app;
    const on = isDay(this.on) ? this.on : this.app.today();
    const ending = this.covers.filter(({ until }) => until >= on);
    const settled = settlement(this.contract, ending, on);
    const row = (name: string, amount: number) =>
      html`<tr>
        <td>${name}</td>
        <td class="number">${format.money(amount)}</td>
      </tr>`;
    return html`<table class="figures">
        ${row(msg("Price of the whole term"), this.contract.price)}
        ${row(msg("Earned till that day"), settled.earned)} ${row(msg("Billed"), settled.billed)}
        ${row(msg("Still to bill"), settled.owed)}
      </table>
      <sb-money
        name="credit"
        label=${msg("To give back, before tax")}
        hint=${msg("by days; another amount may be agreed")}
        .value=${settled.credit}
      ></sb-money>`;
  }

  private readonly follow = (event: Event): void => {
    const { name, value } = (event as CustomEvent<FieldChange>).detail;
    if (name === "on") this.on = String(value ?? "");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "cancel-preview": CancelPreview;
  }
}
