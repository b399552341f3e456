import { msg, str } from "@lit/localize";
import { html } from "lit";
import { siteLine } from "../parties/model";
import type { Card, Site } from "../records";
import { amendCard } from "../stock/commands";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import { unitStatusName } from "./badges.view";

/** Asks what is to be corrected on a unit's card; its number stays for life. */
export function showCardEdit(near: SbElement, card: Card, sites: readonly Site[]): void {
  const statuses = (["in service", "returned", "replaced", "scrapped"] as const).map((status) => ({
    value: status,
    label: unitStatusName(status),
  }));
  void showDialog(near, msg(str`Edit card ${card.number}`), (close) => ({
    body: html`<sb-form
      .command=${(values: FormValues) =>
        amendCard({
          id: card.id,
          serial: String(values["serial"]).trim(),
          siteId: values["siteId"] as Site["id"],
          status: values["status"] as Card["status"],
          note: String(values["note"]).trim(),
        })}
      .said=${{ done: msg("Saved."), undo: true }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="serial" label=${msg("Serial number")} autofocus .value=${card.serial}></sb-text>
      <sb-select
        name="siteId"
        label=${msg("Site")}
        .choices=${sites.map((site) => ({ value: site.id, label: siteLine(site) }))}
        .value=${card.siteId}
      ></sb-select>
      <sb-select name="status" label=${msg("State")} .choices=${statuses} .value=${card.status}></sb-select>
      <sb-textarea name="note" label=${msg("Note")} .value=${card.note}></sb-textarea>
    </sb-form>`,
  }));
}
