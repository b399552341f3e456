import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { taxScheme } from "../company/tax-schemes";
import type { Invoice } from "../records";
import "../ui/choice-fields";
import "../ui/icon";
import "../ui/number-field";
import "../ui/text-field";
import { taxKinds } from "../company/tax-words";

/** The fields of a charge (or, below zero, a discount) on the whole bill, with its own tax. */
export const chargeFields = (
  charge: Invoice["charges"][number],
  at: number,
  scheme: Invoice["taxScheme"],
  drop: () => void,
): TemplateResult =>
  html`<div class="stack" role="group" aria-label=${`${msg("Charge")} ${at + 1}`}>
    <div class="grid2">
      <sb-text
        name=${`charges.${at}.label`}
        label=${msg("Charge or discount for")}
        required
        .value=${charge.label}
      ></sb-text>
      <sb-money
        name=${`charges.${at}.amount`}
        label=${msg("Amount, − for a discount")}
        signed
        .value=${charge.amount}
      ></sb-money>
      ${
        taxScheme(scheme).charges
          ? html`<sb-select
                name=${`charges.${at}.taxCategory`}
                label=${msg("Tax")}
                .choices=${taxKinds()}
                .value=${charge.taxCategory}
              ></sb-select>
              ${
                charge.taxCategory === "standard"
                  ? html`<sb-number
                      name=${`charges.${at}.taxRate`}
                      label=${msg("Tax rate")}
                      unit="%"
                      .decimals=${4}
                      .max=${100}
                      .value=${charge.taxRate}
                    ></sb-number>`
                  : nothing
              }`
          : nothing
      }
    </div>
    <div class="row">
      <span class="grow"></span>
      <button type="button" class="icon" @click=${drop}>
        <sb-icon name="delete" label=${`${msg("Remove charge")} ${at + 1}`}></sb-icon>
      </button>
    </div>
  </div>`;
