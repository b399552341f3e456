import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { Decimal } from "../base/decimal";
import { currencyDigits, fromDecimal } from "../base/money";
import "../ui/card";
import type { SbElement } from "../ui/element";
import { billedOf } from "./money";
import type { Contract } from "../records";
import type { BilledInstallment, ContractPage } from "./queries";

/** What a contract brings, part by part, and what its free parts cost so far. */
export function contractMoney(near: SbElement, page: ContractPage) {
  const { contract, installments } = page;
  const { format } = near.app;
  const billed = billedOf(contract);
  const cost = costOf(near, page);
  // GST taxes money for a service when it is received: a contract paid ahead of its bill.
  const canAdvance =
    near.app.company?.taxScheme === "gst" &&
    contract.status === "active" &&
    contract.installments.some(({ invoiceId }) => !invoiceId);
  return html`<sb-card heading=${msg("Money")}>
    ${
      canAdvance
        ? html`<button
            slot="actions"
            type="button"
            class="quiet"
            @click=${() => near.app.navigate("payment-form", { party: contract.customerId, contract: contract.id })}
          >
            ${msg("Take advance")}
          </button>`
        : nothing
    }
    <table class="figures">
      <tr>
        <td>${msg("Price before tax")}</td>
        <td class="number">${format.money(contract.price)}</td>
      </tr>
      <tr>
        <td>${msg("Billed")}</td>
        <td class="number">${format.money(billed)}</td>
      </tr>
      ${
        cost
          ? html`<tr>
              <td>${msg("Free parts and labour cost so far")}</td>
              <td class="number">${format.money(cost)}</td>
            </tr>`
          : nothing
      }
      ${(contract.credits ?? []).map(
        ({ on, amount, invoiceId }) =>
          html`<tr>
            <td>
              ${invoiceId ? msg(str`Given back since ${format.day(on)}`) : msg(str`To give back since ${format.day(on)}`)}
              <button
                type="button"
                class="link"
                @click=${() =>
                  invoiceId
                    ? near.app.navigate("invoice", { id: invoiceId })
                    : near.app.navigate("credit-form", { contract: contract.id, on })}
              >
                ${invoiceId ? msg("Credit note") : msg("Make the credit note")}
              </button>
            </td>
            <td class="number">${format.money(-amount)}</td>
          </tr>`,
      )}
    </table>
    ${
      installments.length
        ? html`<h3 class="hint">${msg("Installments, before tax")}</h3>
            <table class="figures">
              ${installments.map((one) => installmentRow(near, contract, one))}
            </table>`
        : nothing
    }
  </sb-card>`;
}

function installmentRow(near: SbElement, contract: Contract, { installment, bill, open }: BilledInstallment) {
  const { format } = near.app;
  const { dueOn, amount } = installment;
  return html`<tr>
    <td>
      ${format.day(dueOn, "medium")}
      ${
        bill
          ? html`<button
                type="button"
                class="link"
                @click=${() => near.app.navigate("invoice", { id: bill.id })}
              >
                ${bill.number ?? msg("draft bill")}
              </button>
              <span class="hint">${open > 0 ? msg(str`${format.money(open)} open`) : msg("paid")}</span>`
          : contract.status === "draft"
            ? nothing
            : html`<button
                type="button"
                class="link"
                @click=${() => near.app.navigate("invoice-form", { contract: contract.id, due: dueOn })}
              >
                ${dueOn <= near.app.today() ? msg("Make the bill") : msg("Bill it now")}
              </button>`
      }
    </td>
    <td class="number">${format.money(amount)}</td>
  </tr>`;
}

/** What was given free of charge, at what the items cost now; minor units. */
function costOf(near: SbElement, { freeLines }: ContractPage): number {
  const sum = freeLines.reduce(
    (all, { item, quantity }) => all.plus(new Decimal(item.cost).times(quantity)),
    new Decimal(0),
  );
  return fromDecimal(sum, currencyDigits(near.app.company?.currency ?? "INR"));
}
