import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Day } from "../base/day";
import { planVisits } from "../complaints/plan-commands";
import { isAtWork } from "../parties/model";
import { activeTechnicians } from "../parties/queries";
import type { RecordId, Visit } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";

/** Asks who makes the chosen visits and when; gives whether they were planned. */
export async function showPlanVisits(
  near: SbElement,
  ids: readonly Visit["id"][],
  day: Day,
): Promise<boolean> {
  const { app } = near;
  const people = await app.store.read(async (read) =>
    Promise.all(
      (await activeTechnicians(read)).map(async (technician) => ({
        technician,
        load: await read.count("visit", "technician", { is: [technician.id, day] }),
      })),
    ),
  );
  const choices = people
    .filter(({ technician }) => isAtWork(technician, day))
    .sort((a, b) => a.load - b.load)
    .map(({ technician: { id, name, areas }, load }) => ({
      value: id,
      label: [name, areas.join(", "), msg(str`${load} on that day`)].filter(Boolean).join(" · "),
    }));
  const command = (values: FormValues) => {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    return planVisits({
      ids,
      ...(text("technicianId") ? { technicianId: text("technicianId") as RecordId<"technician"> } : {}),
      ...(text("on") ? { on: text("on") } : {}),
      ...(text("reason") ? { reason: text("reason") } : {}),
    });
  };
  const done = await showDialog<boolean>(near, msg(str`Plan ${ids.length} visits`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Plan")}
      .command=${command}
      .said=${{ done: msg("Planned."), undo: true }}
      @sb-saved=${() => close(true)}
      @sb-cancel=${() => close(false)}
    >
      <sb-select
        name="technicianId"
        label=${msg("Technician")}
        placeholder=${msg("as it is")}
        .choices=${choices}
        .value=${""}
      ></sb-select>
      <sb-day name="on" label=${msg("Day")} hint=${msg("Empty: each stays on its own day.")}></sb-day>
      <sb-text
        name="reason"
        label=${msg("Reason")}
        hint=${msg("Asked for where a contract visit leaves its window.")}
      ></sb-text>
    </sb-form>`,
  }));
  return done === true;
}
