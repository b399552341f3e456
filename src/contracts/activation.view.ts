import { msg, str } from "@lit/localize";
import { html } from "lit";
import { nextNumber, seriesOf } from "../company/numbering";
import type { Contract } from "../records";
import { showConfirm, showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import { activation, pastVisits } from "./activation-commands";
import { pastChoice } from "./renewals.view";
import type { Past } from "./unit-cover";

/** Asks before a draft becomes active (and what became of visits whose time has passed), then plans its visits unit by unit. Whether it was done. */
export async function showActivation(near: SbElement, id: Contract["id"]): Promise<boolean> {
  const { app } = near;
  const today = app.today();
  const { contract, passed, number } = await app.store.read(async (read) => ({
    contract: await read.get(id),
    passed: await pastVisits(read, id, today),
    number: await nextNumber(read, (await seriesOf(read, "contract")).id, today),
  }));
  const wish: { past?: Past } | false | undefined = passed
    ? await askPast(near, passed, contract, number)
    : (await confirmed(near, contract, number)) && {};
  if (!wish) return false;
  return activate(near, id, wish.past);
}

/** Plans the visits of a contract unit by unit behind a progress bar, or goes on where it was stopped. */
export async function activate(near: SbElement, id: Contract["id"], past?: Past): Promise<boolean> {
  const { app } = near;
  const done = await app.job(msg("Planning the visits"), ({ signal, progress }) =>
    activation(app.store, { id, ...(past ? { past } : {}) }, { signal, onProgress: progress }),
  );
  if (!done) return false;
  const { number, cancelled } = done.result;
  app.toast(
    cancelled
      ? msg(str`${number} is active, but not all its units have their visits yet. Go on whenever you like.`)
      : msg(str`${number} is active and its visits are planned.`),
  );
  return true;
}

const figuresOf = (near: SbElement, { units, price, startsOn, endsOn }: Contract, number: string) =>
  [
    [msg("Number"), number],
    [msg("Term"), `${near.app.format.day(startsOn)} – ${near.app.format.day(endsOn)}`],
    [msg("Units"), near.app.format.count(units)],
    [msg("Price before tax"), near.app.format.money(price)],
  ] as const;

const confirmed = (near: SbElement, contract: Contract, number: string): Promise<boolean> =>
  showConfirm(near, {
    title: msg("Activate the contract?"),
    body: msg(
      "It takes its number, covers its units and plans their visits. It cannot be made a draft again.",
    ),
    figures: figuresOf(near, contract, number),
    confirm: msg("Activate"),
  });

const askPast = (
  near: SbElement,
  passed: number,
  contract: Contract,
  number: string,
): Promise<{ past: Past } | undefined> =>
  showDialog<{ past: Past }>(near, msg("Activate the contract?"), (close) => ({
    body: html`<p>
        ${msg(str`It begins ${near.app.format.day(contract.startsOn)}: the time of ${passed} visits has passed already. What became of them?`)}
      </p>
      <table class="figures">
        ${figuresOf(near, contract, number).map(
          ([name, value]) =>
            html`<tr>
              <td>${name}</td>
              <td class="number">${value}</td>
            </tr>`,
        )}
      </table>
      <sb-form
        saveLabel=${msg("Activate")}
        .submit=${(values: FormValues) => Promise.resolve(close({ past: values["past"] as Past }))}
        @sb-cancel=${() => close()}
      >
        ${pastChoice()}
      </sb-form>`,
  }));
