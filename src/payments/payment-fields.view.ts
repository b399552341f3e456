import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { ratesOn } from "../company/tax-schemes";
import { indianStates } from "../company/states";
import type { Deduction } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import type { AppContext } from "../ui/context";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import type { AdvanceStart } from "./advance-queries";
import type { Side } from "./payment-model";
import { deductionName } from "./words";

const kinds: readonly Deduction["kind"][] = ["tds", "discount", "write-off", "round-off"];

/** Fields of what settles bills beside the money; a rounding may be negative. */
export const deductionFields = () =>
  html`<details>
    <summary>${msg("Tax withheld, discount, write-off, rounding")}</summary>
    <div class="grid2">
      ${kinds.map(
        (kind) =>
          html`<sb-money
            name=${`deduct:${kind}`}
            label=${deductionName(kind)}
            ?signed=${kind === "round-off"}
          ></sb-money>`,
      )}
    </div>
  </details>`;

/** The deductions as a form has them. */
export const deductionsFrom = (values: FormValues): Deduction[] =>
  kinds.flatMap((kind) => {
    const amount = values[`deduct:${kind}`] as number | undefined;
    return amount ? [{ kind, amount }] : [];
  });

/** Fields of a cheque that is taken or given instead of money. */
export const chequeFields = (app: AppContext, side: Side) =>
  html`<div class="grid2">
      <sb-text name="chequeNumber" label=${msg("Cheque no.")} required></sb-text>
      <sb-day name="chequeOn" label=${msg("Date on the cheque")} required .value=${app.today()}></sb-day>
    </div>
    <sb-text name="bank" label=${msg("Bank and branch")}></sb-text>
    <p class="hint">
      ${
        side === "customer"
          ? msg("A cheque settles the bills only when the bank has cleared it; until then it is in hand.")
          : msg("It settles his bills when the bank has paid it; until then it is given.")
      }
    </p>`;

/** Fields of an advance for a service that is taxed when received. */
export function advanceFields(app: AppContext, start: AdvanceStart | undefined) {
  if (app.company?.country !== "IN") return nothing;
  const rates = ratesOn("gst", app.today()).filter((rate) => Number(rate) > 0);
  return html`<sb-text
      name="description"
      label=${msg("Advance for")}
      required
      .value=${start?.description ?? ""}
    ></sb-text>
    <div class="grid2">
      <sb-text name="taxCode" label=${msg("SAC")} .value=${start?.taxCode ?? ""}></sb-text>
      <sb-select
        name="taxRate"
        label=${msg("GST %")}
        .choices=${rates.map((rate) => ({ value: rate, label: `${rate} %` }))}
        .value=${start?.taxRate ?? "18"}
      ></sb-select>
    </div>
    <sb-select
      name="placeOfSupply"
      label=${msg("Place of supply")}
      .choices=${[
        { value: "", label: msg("The customer's state") },
        ...indianStates.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      ]}
      .value=${start?.placeOfSupply ?? ""}
    ></sb-select>
    <p class="hint">
      ${msg("Its tax is reckoned out of the amount and owed at once; bills take it back as they use the advance.")}
    </p>`;
}
