import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { addDays } from "../base/day";
import type { Card } from "../records";
import type { CommandCall } from "../store/command";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import "./cancel-preview.view";
import { addUnits, changeFrequency, removeUnits } from "./change-commands";
import "./contract-units.view";
import { cancelContract } from "./end-commands";
import "./frequency-field";
import { readFrequency } from "./frequency-field";
import { contractName, planPrice } from "./model";
import { proRata } from "./money";
import { offeredUnits, type ContractPage } from "./queries";
import { pastChoice } from "./renewals.view";
import type { Past } from "./unit-cover";

interface Question {
  readonly heading: string;
  readonly save: string;
  readonly fields: TemplateResult;
  readonly command: (values: FormValues) => CommandCall;
  readonly done: string;
  readonly undo?: boolean;
}

const ask = (
  near: SbElement,
  { heading, save, fields, command, done, undo = true }: Question,
): Promise<unknown> =>
  showDialog(near, heading, (close) => ({
    body: html`<sb-form
      saveLabel=${save}
      .command=${command}
      .said=${{ done, undo, busy: msg("All units of the contract are changed together, or none.") }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
      >${fields}</sb-form
    >`,
  }));

const text = (values: FormValues, name: string): string =>
  ((values[name] as string | undefined) ?? "").trim();

const pastOf = (values: FormValues): { past?: Past } => {
  const past = text(values, "past");
  return past ? { past: past as Past } : {};
};

/** Asks from when and why a contract ends early, and shows what that comes to. */
export const showCancel = (near: SbElement, { contract, units }: ContractPage): Promise<unknown> =>
  ask(near, {
    heading: msg(str`Cancel ${contractName(contract)}`),
    save: msg("Cancel the contract"),
    fields: html`<p class="hint">
        ${msg("Cover ends the day before; later visits are void, what was done stays.")}
      </p>
      <sb-day
        name="on"
        label=${msg("No longer covered from")}
        required
        autofocus
        .value=${earliest(contract, addDays(near.app.today(), 1))}
      ></sb-day>
      <sb-text name="reason" label=${msg("Why")} required></sb-text>
      <cancel-preview .contract=${contract} .covers=${units.map(({ cover }) => cover)}></cancel-preview>`,
    command: (values) =>
      cancelContract({
        id: contract.id,
        on: text(values, "on"),
        reason: text(values, "reason"),
        ...(typeof values["credit"] === "number" ? { credit: values["credit"] } : {}),
      }),
    done: msg(str`${contractName(contract)} is cancelled.`),
  });

/** Asks for another frequency from a day on. */
export const showFrequency = (near: SbElement, { contract }: ContractPage): Promise<unknown> =>
  ask(near, {
    heading: msg(str`Visits of ${contractName(contract)}`),
    save: msg("Change"),
    fields: html`<p class="hint">
        ${msg("What was done stays; from this day on the visits are planned anew.")}
      </p>
      <sb-day
        name="from"
        label=${msg("From")}
        required
        .value=${earliest(contract, near.app.today())}
      ></sb-day>
      <visit-frequency
        dates
        .frequency=${contract.phases.at(-1)?.frequency ?? contract.terms.frequency}
      ></visit-frequency>`,
    command: (values) =>
      changeFrequency({ id: contract.id, from: text(values, "from"), frequency: readFrequency(values) }),
    done: msg("The visits are planned anew."),
  });

/** Asks which more units join a contract, from when and at what price for the days left. */
export async function showAddUnits(near: SbElement, { contract, units }: ContractPage): Promise<void> {
  const { app } = near;
  const from = earliest(contract, app.today());
  const { offered, plan } = await app.store.read(async (read) => ({
    offered: await offeredUnits(read, contract.customerId, contract, contract.id),
    plan: await read.get(contract.planId),
  }));
  const more = offered.filter(({ card }) => !units.some(({ cover }) => cover.cardId === card.id));
  const term = { from: contract.startsOn, until: contract.endsOn };
  const share = proRata(planPrice(plan, contract.months), { from, until: contract.endsOn }, term);
  await ask(near, {
    heading: msg(str`Add units to ${contractName(contract)}`),
    save: msg("Add"),
    fields: html`<sb-day name="from" label=${msg("Covered from")} required .value=${from}></sb-day>
      <contract-units .units=${more} .price=${share}></contract-units>
      ${from < app.today() ? pastChoice() : ""}`,
    command: (values) =>
      addUnits({
        id: contract.id,
        from: text(values, "from"),
        units: more
          .filter(({ card }) => values[`unit/${card.id}`] === true)
          .map(({ card }) => ({
            cardId: card.id,
            price: (values[`price/${card.id}`] as number | undefined) ?? 0,
            ...(values["overlap"] === true ? { overlapAllowed: true } : {}),
          })),
        ...pastOf(values),
      }),
    done: msg("They are covered and their visits are planned."),
  });
}

/** Asks which units leave a contract, and from when. */
export const showRemoveUnits = (near: SbElement, { contract, units }: ContractPage): Promise<unknown> =>
  ask(near, {
    heading: msg(str`Take units out of ${contractName(contract)}`),
    save: msg("Take out"),
    fields: html`<sb-day
        name="on"
        label=${msg("No longer covered from")}
        required
        .value=${earliest(contract, addDays(near.app.today(), 1))}
      ></sb-day>
      <div role="group" aria-label=${msg("Which units")}>
        ${units
          .filter(({ cover }) => cover.status === "active")
          .map(
            ({ card, item }) =>
              html`<sb-check name=${`out/${card.id}`} label=${`${card.number} · ${item.name}`}></sb-check>`,
          )}
      </div>
      <sb-text name="reason" label=${msg("Why")}></sb-text>`,
    command: (values) =>
      removeUnits({
        id: contract.id,
        on: text(values, "on"),
        cardIds: Object.keys(values)
          .filter((name) => name.startsWith("out/") && values[name] === true)
          .map((name) => name.slice("out/".length) as Card["id"]),
        reason: text(values, "reason"),
      }),
    done: msg("Taken out; the price is settled by days."),
  });

/** A day, moved to the contract's first when it lies before. */
const earliest = ({ startsOn, endsOn }: ContractPage["contract"], day: string): string =>
  day < startsOn ? startsOn : day > endsOn ? endsOn : day;
