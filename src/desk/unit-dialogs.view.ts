import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { covers } from "../contracts/coverage";
import { unitCovers } from "../contracts/unit-coverage";
import { contractName } from "../contracts/model";
import { replaceWithUnit, retireWithUnit, transferWithUnit } from "../contracts/unit-commands";
import { siteLine } from "../parties/model";
import type { Card, Item, Site } from "../records";
import { moveUnit } from "../stock/unit-commands";
import type { WarrantyAfter } from "../stock/unit-model";
import type { CommandCall } from "../store/command";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import "./owner-fields.view";

interface Asked<R> {
  readonly heading: string;
  readonly saveLabel: string;
  readonly fields: TemplateResult;
  readonly command: (text: (name: string) => string) => CommandCall<R>;
  readonly done: string | ((result: R) => string);
  readonly undo?: boolean;
}

/** A form in a dialog; gives what its command gave, or undefined when it was left. */
const ask = <R>(near: SbElement, asked: Asked<R>): Promise<R | undefined> =>
  showDialog<R>(near, asked.heading, (close) => ({
    body: html`<sb-form
      saveLabel=${asked.saveLabel}
      .command=${(values: FormValues) =>
        asked.command((name) => String((values[name] as string | undefined) ?? "").trim())}
      .said=${{ done: asked.done, undo: asked.undo ?? false }}
      @sb-saved=${({ detail }: CustomEvent<Saved<R>>) => close(detail.result)}
      @sb-cancel=${() => close()}
      >${asked.fields}</sb-form
    >`,
  }));

/** Asks to which of its owner's sites a unit goes, and when. */
export const showMove = (near: SbElement, card: Card, sites: readonly Site[]): Promise<unknown> =>
  ask(near, {
    heading: msg(str`Move card ${card.number}`),
    saveLabel: msg("Move"),
    fields: html`<sb-select
        name="siteId"
        label=${msg("To which site?")}
        required
        autofocus
        placeholder=${msg("where it stands from now on")}
        .choices=${sites
          .filter(({ id }) => id !== card.siteId)
          .map((site) => ({ value: site.id, label: siteLine(site) }))}
      ></sb-select>
      ${onDay(near, msg("Moved on"))}`,
    command: (text) => moveUnit({ id: card.id, siteId: text("siteId") as Site["id"], on: text("on") }),
    done: msg("The unit stands there now."),
    undo: true,
  });

/** Asks who owns a unit from now on, and where it stands. */
export async function showTransfer(near: SbElement, card: Card, site: Site): Promise<void> {
  const contract = await coverNow(near, card);
  await ask(near, {
    heading: msg(str`New owner of card ${card.number}`),
    saveLabel: msg("Hand over"),
    fields: html`<owner-fields .card=${card} .site=${site}></owner-fields>
      ${onDay(near, msg("Since"))}
      ${
        contract
          ? html`<sb-radios
              name="contract"
              label=${msg(str`Its cover under ${contract}`)}
              .choices=${[
                { value: "follows", label: msg("Goes to the new owner for the days left") },
                { value: "ends", label: msg("Ends; what is left of its price is given back") },
              ]}
              .value=${"follows"}
            ></sb-radios>`
          : nothing
      }
      <p class="hint">${msg("Its warranty and its whole history stay with the unit.")}</p>`,
    command: (text) => {
      const siteId = text("siteId") as Site["id"] | "";
      return transferWithUnit({
        id: card.id,
        contract: text("contract") === "follows" ? "follows" : "ends",
        partyId: text("partyId") as Card["partyId"],
        on: text("on"),
        ...(siteId ? { siteId } : {}),
      });
    },
    done: msg("The unit has a new owner."),
    undo: !contract,
  });
}

/** The name of a contract that covers a unit today; empty where none does. */
async function coverNow({ app }: SbElement, card: Card): Promise<string> {
  const found = await app.store.read((read) => unitCovers(read, card.id));
  const now = found.find(({ cover }) => cover.status === "active" && covers(cover, app.today()));
  return now ? contractName(now.contract) : "";
}

/** Asks what stands in the place of a unit that failed; gives the new card. */
export const showReplace = (
  near: SbElement,
  card: Card,
  item: Item,
): Promise<{ id: Card["id"]; number: string } | undefined> => {
  const until = card.warrantyUntil ? near.app.format.day(card.warrantyUntil) : "";
  return ask(near, {
    heading: msg(str`Replace card ${card.number}`),
    saveLabel: msg("Replace"),
    fields: html`<p class="hint">
        ${msg(str`A new card for another ${item.name}. Card ${card.number} is closed and names the new one.`)}
      </p>
      <sb-text name="reason" label=${msg("Why?")} required autofocus></sb-text>
      <div class="grid2">
        <sb-text name="serial" label=${msg("New serial number")}></sb-text>
        <sb-text name="number" label=${msg("Card number")} placeholder=${msg("the next one")}></sb-text>
      </div>
      ${onDay(near, msg("Replaced on"))}
      <sb-radios
        name="warranty"
        label=${msg("Warranty")}
        .choices=${[
          {
            value: "carried",
            label: until ? msg(str`The old one goes on, till ${until}`) : msg("None, as before"),
          },
          { value: "new", label: msg(str`A new one, ${item.warrantyMonths} months`) },
        ]}
        .value=${"carried"}
      ></sb-radios>`,
    command: (text) =>
      replaceWithUnit({
        id: card.id,
        on: text("on"),
        reason: text("reason"),
        serial: text("serial"),
        number: text("number"),
        warranty: text("warranty") as WarrantyAfter,
      }),
    done: ({ number }) => msg(str`Replaced. The new card is ${number}.`),
  });
};

/** Asks why a unit leaves service for good. */
export const showRetire = (near: SbElement, card: Card): Promise<unknown> =>
  ask(near, {
    heading: msg(str`Card ${card.number} leaves service`),
    saveLabel: msg("Take out of service"),
    fields: html`<sb-radios
        name="status"
        label=${msg("What became of it?")}
        .choices=${[
          { value: "returned", label: msg("It came back to us") },
          { value: "scrapped", label: msg("It is scrap") },
        ]}
        .value=${"returned"}
      ></sb-radios>
      <sb-text name="reason" label=${msg("Why?")} required autofocus></sb-text>
      ${onDay(near, msg("On"))}`,
    command: (text) =>
      retireWithUnit({
        id: card.id,
        status: text("status") as "returned" | "scrapped",
        on: text("on"),
        reason: text("reason"),
      }),
    done: msg("Taken out of service."),
    undo: true,
  });

const onDay = (near: SbElement, label: string) =>
  html`<sb-day name="on" label=${label} required .value=${near.app.today()}></sb-day>`;
