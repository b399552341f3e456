import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Claim, Receipt } from "../records";
import "../ui/badge";
import { showDialog } from "../ui/dialog";
import "../ui/form";
import type { FormValues } from "../ui/form";
import type { CommandCall } from "../store/command";
import "../ui/text-field";
import type { OrderState, PurchaseState } from "./model";
import { claimStateName, orderStateName, purchaseStateName, receiptStateName } from "./words";

type Tone = "ok" | "warn" | "bad" | "info" | "neutral";

const badge = (tone: Tone, word: string): TemplateResult => html`<sb-badge tone=${tone}>${word}</sb-badge>`;

/** An order's state as a badge. */
export const orderBadge = (state: OrderState): TemplateResult =>
  badge(
    state === "received"
      ? "ok"
      : state === "partly received"
        ? "warn"
        : state === "sent"
          ? "info"
          : "neutral",
    orderStateName(state),
  );

/** A receipt's state as a badge. */
export const receiptBadge = (state: Receipt["status"]): TemplateResult =>
  badge(state === "posted" ? "ok" : state === "reversed" ? "bad" : "neutral", receiptStateName(state));

/** The state of a principal's bill as a badge. */
export const purchaseBadge = (state: PurchaseState, isOverdue: boolean): TemplateResult =>
  isOverdue
    ? badge("bad", msg("overdue"))
    : badge(
        state === "paid" || state === "settled"
          ? "ok"
          : state === "partly paid"
            ? "warn"
            : state === "posted"
              ? "info"
              : "neutral",
        purchaseStateName(state),
      );

/** A claim's state as a badge. */
export const claimBadge = (state: Claim["status"]): TemplateResult =>
  badge(
    state === "open" ? "warn" : state === "sent" ? "info" : state === "refused" ? "bad" : "ok",
    claimStateName(state),
  );

/** What a question for a reason says: what will happen, and the word on the button. */
export interface ReasonAsked {
  readonly heading: string;
  readonly body: string;
  readonly save: string;
  readonly done: string;
  readonly command: (reason: string) => CommandCall;
}

/** Asks why, and carries the command out with the reason; gives whether it did. */
export const showReason = (
  near: Element,
  { heading, body, save, done, command }: ReasonAsked,
): Promise<boolean | undefined> =>
  showDialog<boolean>(near, heading, (close) => ({
    body: html`<p>${body}</p>
      <sb-form
        saveLabel=${save}
        .command=${(values: FormValues) => command((values["reason"] as string | undefined) ?? "")}
        .said=${{ done }}
        @sb-saved=${() => close(true)}
        @sb-cancel=${() => close()}
      >
        <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
      </sb-form>`,
  }));
