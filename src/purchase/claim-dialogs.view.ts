import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Claim } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { creditClaims, replenishClaims, type ClaimCredit } from "./claim-commands";

type Near = Element & { readonly app: SbElement["app"] };

/** Asks what a principal gives for claims; gives whether it was booked. */
export const showCredit = (near: Near, claims: readonly Claim[]): Promise<boolean | undefined> =>
  showDialog<boolean>(near, msg(str`What he gives for ${claims.length} claims`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Book it")}
      .command=${(values: FormValues) =>
        creditClaims({
          ids: claims.map(({ id }) => id),
          outcome: values["outcome"] as ClaimCredit["outcome"],
          on: values["on"] as string,
          reference: (values["reference"] as string | undefined) ?? "",
          amount: values["amount"] as number,
        })}
      .said=${{ done: ({ number }: { number: string }) => msg(str`Booked as ${number}.`) }}
      @sb-saved=${() => close(true)}
      @sb-cancel=${() => close()}
    >
      <sb-radios
        name="outcome"
        label=${msg("How")}
        .choices=${[
          { value: "credited", label: msg("Credit, for his bills") },
          { value: "reimbursed", label: msg("Money, that he pays out") },
        ]}
        .value=${"credited"}
      ></sb-radios>
      <sb-money
        name="amount"
        label=${msg("Amount")}
        required
        .value=${claims.reduce((sum, { cost }) => sum + cost, 0)}
      ></sb-money>
      <div class="grid2">
        <sb-day name="on" label=${msg("Date")} required .value=${near.app.today()}></sb-day>
        <sb-text name="reference" label=${msg("His credit note")}></sb-text>
      </div>
    </sb-form>`,
  }));

/** Asks when the parts came that a principal sent for claims; gives whether they were received. */
export const showReplenish = (near: Near, claims: readonly Claim[]): Promise<boolean | undefined> =>
  showDialog<boolean>(near, msg(str`Parts for ${claims.length} claims`), (close) => ({
    body: html`<p>
        ${msg("They come into the store at what the ones given had cost; nothing of them is billed.")}
      </p>
      <sb-form
        saveLabel=${msg("Receive")}
        .command=${(values: FormValues) =>
          replenishClaims({
            ids: claims.map(({ id }) => id),
            on: values["on"] as string,
            reference: (values["reference"] as string | undefined) ?? "",
          })}
        .said=${{ done: ({ number }: { number: string }) => msg(str`Received as ${number}.`) }}
        @sb-saved=${() => close(true)}
        @sb-cancel=${() => close()}
      >
        <div class="grid2">
          <sb-day name="on" label=${msg("Received on")} required .value=${near.app.today()}></sb-day>
          <sb-text name="reference" label=${msg("His delivery note")}></sb-text>
        </div>
      </sb-form>`,
  }));
