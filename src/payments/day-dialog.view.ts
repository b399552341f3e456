import { msg } from "@lit/localize";
import { html } from "lit";
import type { Day } from "../base/day";
import type { CommandCall } from "../store/command";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";

interface DayQuestion {
  readonly heading: string;
  /** What will happen, with the figures. */
  readonly says: string;
  readonly save: string;
  readonly command: (on: Day) => CommandCall;
}

/** Asks on which day something happened, says what follows from it, and does it. */
export const askDay = (near: SbElement, { heading, says, save, command }: DayQuestion): void =>
  void showDialog(near, heading, (close) => ({
    body: html`<p>${says}</p>
      <sb-form
        saveLabel=${save}
        .command=${(values: FormValues) => command((values.on as string | undefined) ?? "")}
        .said=${{ done: msg("Saved.") }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-day name="on" label=${msg("Day")} required autofocus .value=${near.app.today()}></sb-day>
      </sb-form>`,
  }));
