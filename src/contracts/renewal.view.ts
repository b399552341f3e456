import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import type { Card, Plan } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import { showRenewalLetter } from "./letter.view";
import { contractName } from "./model";
import { offeredPlans, type ContractPage } from "./queries";
import { renewContract } from "./renew-commands";
import { renewalStart } from "./renewal";
import { pastChoice } from "./renewals.view";
import type { Past } from "./unit-cover";

/** Asks for the next term of a contract: its start, plan, rise of price and units; then opens the successor. */
export async function showRenewal(near: SbElement, page: ContractPage): Promise<void> {
  const { contract } = page;
  const { app } = near;
  const plans = await app.store.read((read) => offeredPlans(read, contract.planId));
  const start = renewalStart(contract);
  const leavers = page.units.filter(({ card }) => !canGoOn(page, card));
  const stayers = page.units.filter(({ card }) => canGoOn(page, card));
  const id = await showDialog<string>(near, msg(str`Renew ${contractName(contract)}`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Renew")}
      .command=${(values: FormValues) => renewContract(renewalOf(contract.id, values))}
      .said=${{ done: ({ number }: { number?: string }) => (number ? msg(str`Renewed as ${number}.`) : msg("The renewal is drafted.")) }}
      @sb-saved=${({ detail }: CustomEvent<Saved<{ id: string }>>) => close(detail.result.id)}
      @sb-cancel=${() => close()}
    >
      <div class="grid2">
        <sb-day name="startsOn" label=${msg("Starts on")} required .value=${start}></sb-day>
        <sb-number
          name="months"
          label=${msg("Term")}
          unit=${msg("months")}
          decimals="0"
          required
          .value=${String(contract.months)}
        ></sb-number>
      </div>
      <sb-number
        name="escalationPercent"
        label=${msg("Raise the price by")}
        unit="%"
        decimals="2"
        min="-99"
        autofocus
        hint=${msg(str`It was ${app.format.money(contract.price)} before tax.`)}
        .value=${"0"}
      ></sb-number>
      <sb-select
        name="planId"
        label=${msg("Plan")}
        .choices=${[
          { value: "", label: msg(str`As before, ${contract.terms.name}`) },
          ...plans.map(({ id: value, name, price }) => ({
            value,
            label: msg(str`${name} at today's ${app.format.money(price, { whole: true })}`),
          })),
        ]}
        .value=${""}
      ></sb-select>
      ${
        stayers.length > 1
          ? html`<div role="group" aria-label=${msg("Which units go on")}>
              ${stayers.map(
                ({ card, item }) =>
                  html`<sb-check
                    name=${`keep/${card.id}`}
                    label=${`${card.number} · ${item.name}`}
                    .value=${true}
                  ></sb-check>`,
              )}
            </div>`
          : nothing
      }
      ${leavers.length ? html`<p class="hint">${msg(str`${leavers.length} no longer go on: sold, gone or taken out.`)}</p>` : nothing}
      ${start < app.today() ? pastChoice() : nothing}
      <sb-check
        name="activate"
        label=${msg("Active at once, with its number")}
        hint=${msg("Otherwise it stays a draft until the customer agrees.")}
        .value=${true}
      ></sb-check>
      <button
        slot="also"
        type="button"
        @click=${(event: Event) => void writeLetter(near, contract.id, event)}
      >
        ${msg("Letter with this price")}
      </button>
    </sb-form>`,
  }));
  if (id) app.navigate("contract", { id });
}

/** The letter goes out before the customer agrees: it offers what the form says, and the form stays open. */
async function writeLetter(
  { app }: SbElement,
  id: ContractPage["contract"]["id"],
  event: Event,
): Promise<void> {
  const { values } = (event.currentTarget as HTMLElement).closest("sb-form") as SbForm;
  const { escalationPercent, months } = renewalOf(id, values);
  try {
    await showRenewalLetter(app, id, { escalationPercent, ...(months > 0 ? { months } : {}) });
  } catch (error) {
    app.report(error);
  }
}

const canGoOn = ({ units, contract }: ContractPage, card: Card): boolean =>
  card.status === "in service" &&
  card.partyId === contract.customerId &&
  units.some(({ cover }) => cover.cardId === card.id && cover.until === contract.endsOn);

function renewalOf(id: ContractPage["contract"]["id"], values: FormValues) {
  const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
  const choices = Object.keys(values).filter((name) => name.startsWith("keep/"));
  const keep = choices
    .filter((name) => values[name] === true)
    .map((name) => name.slice("keep/".length) as Card["id"]);
  const past = text("past");
  return {
    id,
    startsOn: text("startsOn"),
    months: Number(text("months")),
    escalationPercent: text("escalationPercent") || "0",
    ...(text("planId") ? { planId: text("planId") as Plan["id"] } : {}),
    ...(choices.length ? { keep } : {}),
    ...(values["activate"] === true ? { activate: true } : {}),
    ...(past ? { past: past as Past } : {}),
  };
}
