import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { siteLine } from "../parties/model";
import { activeTechnicians } from "../parties/queries";
import type { Party, Site } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { installPiece } from "./install-commands";
import type { SoldPiece } from "./queries";

/** The pieces of a challan or bill, each with its card, or the button that installs it. */
export function piecesCard(
  near: SbElement,
  pieces: readonly SoldPiece[],
  customerId: Party["id"],
  siteId: Site["id"] | undefined,
): TemplateResult | typeof nothing {
  if (!pieces.length) return nothing;
  return html`<sb-card heading=${msg("Pieces")}>
    <table class="figures">
      ${pieces.map(
        (piece) =>
          html`<tr>
            <td>
              ${piece.unit.serial || msg("serial not known yet")}<span class="hint"> ${piece.item.name}</span>
            </td>
            <td class="number">${stateOf(near, piece, customerId, siteId)}</td>
          </tr>`,
      )}
    </table>
  </sb-card>`;
}

function stateOf(near: SbElement, piece: SoldPiece, customerId: Party["id"], siteId: Site["id"] | undefined) {
  const { unit, card } = piece;
  if (card)
    return html`<button type="button" class="link" @click=${() => near.app.navigate("card", { id: card.id })}>
      ${msg(str`card ${card.number}`)}
    </button>`;
  if (unit.status === "sold" || unit.status === "on challan")
    return html`<button type="button" @click=${() => void showInstall(near, piece, customerId, siteId)}>
      ${msg("Install")}<span class="out-of-sight"> ${unit.serial}</span>
    </button>`;
  return html`<span class="hint">${unit.status === "in stock" ? msg("came back") : ""}</span>`;
}

/** Asks where, when and by whom a piece is installed, and makes its card. */
export async function showInstall(
  near: SbElement,
  { unit, item }: SoldPiece,
  customerId: Party["id"],
  siteId: Site["id"] | undefined,
): Promise<void> {
  const { sites, technicians } = await near.app.store.read(async (read) => ({
    sites: await read.list("site", "party", { is: customerId }),
    technicians: await activeTechnicians(read),
  }));
  await showDialog(near, msg(str`Install ${item.name}`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Install")}
      .command=${(values: FormValues) => {
        const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
        return installPiece({
          unitId: unit.id,
          siteId: text("siteId") as Site["id"],
          on: text("installedOn"),
          by: text("by"),
          serial: text("serial"),
          number: text("number"),
          warrantyMonths: Number(text("warrantyMonths") || "0"),
        });
      }}
      .said=${{ done: (made: { number: string }) => msg(str`Card ${made.number} is in the book.`) }}
      @sb-saved=${() => close(undefined)}
      @sb-cancel=${() => close(undefined)}
    >
      <sb-text
        name="serial"
        label=${msg("Serial number")}
        ?disabled=${unit.serial !== ""}
        ?autofocus=${unit.serial === ""}
        .value=${unit.serial}
      ></sb-text>
      <sb-select
        name="siteId"
        label=${msg("Site")}
        required
        placeholder=${msg("where it stands")}
        .choices=${sites.map((site) => ({ value: site.id, label: siteLine(site) }))}
        .value=${siteId ?? (sites.length === 1 ? (sites[0]?.id ?? "") : "")}
      ></sb-select>
      <div class="grid2">
        <sb-day name="installedOn" label=${msg("Installed on")} required .value=${near.app.today()}></sb-day>
        <sb-combobox
          name="by"
          label=${msg("By")}
          free
          ?autofocus=${unit.serial !== ""}
          .search=${async (typed: string) =>
            technicians
              .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
              .map(({ name }) => ({ value: name, label: name }))}
        ></sb-combobox>
        <sb-number
          name="warrantyMonths"
          label=${msg("Warranty")}
          unit=${msg("months")}
          decimals="0"
          .value=${String(item.warrantyMonths)}
        ></sb-number>
        <sb-text name="number" label=${msg("Card number")} placeholder=${msg("the next one")}></sb-text>
      </div>
    </sb-form>`,
  }));
}
