import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Card } from "../records";
import { extendWarranty } from "../stock/commands";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";

/** Asks till when a unit's warranty is extended, and for what; an empty day takes the extension back. */
export async function showWarranty(near: SbElement, card: Card): Promise<void> {
  const { extendedWarranty: held } = card;
  await showDialog(near, msg(str`Extended warranty, card ${card.number}`), (close) => ({
    body: html`<sb-form
      .command=${(values: FormValues) => {
        const until = values["until"] as string | undefined;
        return extendWarranty({
          id: card.id,
          ...(until ? { until } : {}),
          parts: values["parts"] === true,
          labour: values["labour"] === true,
          note: String(values["note"] ?? ""),
        });
      }}
      .said=${{ done: msg("Saved."), undo: true }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-day
        name="until"
        label=${msg("Extended till")}
        hint=${msg("Empty: no extension.")}
        autofocus
        .value=${held?.until}
      ></sb-day>
      <sb-check name="parts" label=${msg("Parts are free")} .value=${held?.parts ?? true}></sb-check>
      <sb-check name="labour" label=${msg("Labour is free")} .value=${held?.labour ?? true}></sb-check>
      <sb-text name="note" label=${msg("Note")} .value=${held?.note ?? ""}></sb-text>
    </sb-form>`,
  }));
}
