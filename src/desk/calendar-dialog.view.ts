import { msg, str } from "@lit/localize";
import { html } from "lit";
import { icalendar } from "../base/icalendar";
import { activeTechnicians } from "../parties/queries";
import type { RecordId } from "../records";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import { saveFile } from "../ui/save-file";
import { calendarEvents } from "./calendar";

interface Made {
  readonly text: string;
  readonly count: number;
}

/** Asks whose visits and how far ahead, and gives them as a calendar file (or, where files are blocked, as text to copy). */
export async function showCalendar(near: SbElement): Promise<void> {
  const people = await near.app.store.read((read) => activeTechnicians(read));
  await showDialog(near, msg("Into your calendar"), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Save the file")}
      .submit=${(values: FormValues) => made(near, values)}
      @sb-saved=${({ detail: { result, intent } }: CustomEvent<Saved<Made>>) => {
        close();
        void handOver(near, result, intent);
      }}
      @sb-cancel=${() => close()}
    >
      <p class="hint">
        ${msg("Planned visits and contracts that end, for Outlook, Google or Apple. Saved again, the entries are changed, not doubled.")}
      </p>
      <sb-select
        name="technicianId"
        label=${msg("Whose visits")}
        autofocus
        .choices=${[
          { value: "", label: msg("Everybody’s, and renewals") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      ></sb-select>
      <sb-radios
        name="days"
        label=${msg("How far ahead")}
        .choices=${[
          { value: "7", label: msg("A week") },
          { value: "31", label: msg("A month") },
          { value: "366", label: msg("A year") },
        ]}
        .value=${"31"}
      ></sb-radios>
      <button
        slot="also"
        type="button"
        @click=${(event: Event) => void (event.currentTarget as HTMLElement).closest("sb-form")?.save("copy")}
      >
        ${msg("Copy as text")}
      </button>
    </sb-form>`,
  }));
}

async function made({ app }: SbElement, values: FormValues): Promise<Made> {
  const technicianId = values["technicianId"] as RecordId<"technician"> | "";
  const events = await app.store.read((read) =>
    calendarEvents(read, {
      today: app.today(),
      days: Number(values["days"]),
      bookId: app.store.bookId,
      ...(technicianId ? { technicianId } : {}),
    }),
  );
  const name = app.company?.name ?? "Servicebook";
  return { text: icalendar(events, { name, at: app.now() }), count: events.length };
}

async function handOver({ app }: SbElement, { text, count }: Made, intent: string): Promise<void> {
  if (intent === "copy") {
    try {
      await navigator.clipboard.writeText(text);
      app.toast(msg(str`Copied: ${app.format.count(count)} entries.`));
    } catch {
      app.toast(msg("The browser did not allow copying."));
    }
    return;
  }
  saveFile(text, `servicebook-${app.today()}.ics`, "text/calendar;charset=utf-8");
  app.toast(msg(str`Saved: ${app.format.count(count)} entries.`));
}
