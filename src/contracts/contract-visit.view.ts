import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { RecordId, Visit } from "../records";
import "../ui/badge";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import { activeTechnicians } from "../parties/queries";
import { markTone } from "./contract-words.view";
import { markName } from "./words";
import { isPending, visitMark } from "./model";
import type { ContractPage } from "./queries";
import { assignVisits, recordContractVisit, rescheduleVisit } from "./visit-commands";
import { visitName } from "./visit-strip.view";

type Next = "record" | "move" | "assign" | "skip";

/** Shows a contract visit, and asks what is to be done with one that is still to be made. */
export async function showVisit(near: SbElement, visit: Visit, page: ContractPage): Promise<void> {
  const unit = page.units.find(({ cover }) => cover.cardId === visit.cardId);
  const heading = msg(str`${visitName(visit)}, card ${unit?.card.number ?? ""}`);
  const next = await showDialog<Next>(near, heading, (close) => ({
    body: about(near, visit, page),
    actions: isPending(visit)
      ? html`<button type="button" class="primary" @click=${() => close("record")}>${msg("Record…")}</button>
          <button type="button" @click=${() => close("assign")}>${msg("Assign…")}</button>
          <button type="button" @click=${() => close("move")}>${msg("Another day…")}</button>
          <button type="button" @click=${() => close("skip")}>${msg("Not made…")}</button>`
      : html`<button type="button" @click=${() => close()}>${msg("Close")}</button>`,
  }));
  if (next === "record") await showRecord(near, visit, heading);
  if (next === "assign") await showAssign(near, visit, heading);
  if (next === "move") await showMove(near, visit, heading);
  if (next === "skip") await showNotMade(near, visit, heading);
}

function about(near: SbElement, visit: Visit, { technicians }: ContractPage): TemplateResult {
  const { format } = near.app;
  const mark = visitMark(visit, near.app.today());
  const row = (name: string, value: string | TemplateResult | undefined) =>
    value
      ? html`<tr>
          <td class="hint">${name}</td>
          <td>${value}</td>
        </tr>`
      : nothing;
  const moved = visit.originalOn && visit.originalOn !== visit.plannedOn;
  return html`<table class="figures">
    ${row(msg("State"), html`<sb-badge tone=${markTone(mark)}>${markName(mark)}</sb-badge>`)}
    ${row(msg("Planned"), format.day(visit.plannedOn, "medium"))}
    ${moved ? row(msg("By the rule"), format.day(visit.originalOn ?? "", "medium")) : nothing}
    ${row(msg("Window"), visit.opensOn && visit.dueOn && `${format.day(visit.opensOn)} – ${format.day(visit.dueOn)}`)}
    ${row(msg("Made"), visit.doneOn && format.day(visit.doneOn, "medium"))}
    ${row(msg("Technician"), visit.technicianId && technicians.get(visit.technicianId))}
    ${row(msg("Work"), visit.work)} ${row(msg("Why"), visit.reason)} ${row(msg("Remark"), visit.remark)}
  </table>`;
}

interface Question {
  readonly heading: string;
  readonly save: string;
  readonly fields: TemplateResult;
  readonly command: (
    text: (name: string) => string,
  ) => ReturnType<typeof recordContractVisit | typeof rescheduleVisit>;
  readonly done: string;
  readonly undo?: boolean;
}

const ask = (near: SbElement, { heading, save, fields, command, done, undo = true }: Question) =>
  showDialog(near, heading, (close) => ({
    body: html`<sb-form
      saveLabel=${save}
      .command=${(values: FormValues) => command((name) => ((values[name] as string | undefined) ?? "").trim())}
      .said=${{ done, undo }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
      >${fields}</sb-form
    >`,
  }));

const technicianChoices = async (near: SbElement) =>
  (await near.app.store.read(activeTechnicians)).map(({ id, name }) => ({ value: id, label: name }));

async function showRecord(near: SbElement, visit: Visit, heading: string): Promise<unknown> {
  const choices = await technicianChoices(near);
  return ask(near, {
    heading,
    save: msg("Save the visit"),
    fields: html`<sb-radios
        name="outcome"
        label=${msg("It is")}
        .choices=${[
          { value: "done", label: msg("done") },
          { value: "part-done", label: msg("part-done: the rest becomes a visit of its own") },
        ]}
        .value=${"done"}
      ></sb-radios>
      <div class="grid2">
        <sb-day name="on" label=${msg("Made on")} required .value=${near.app.today()}></sb-day>
        <sb-select
          name="technicianId"
          label=${msg("Technician")}
          required
          .choices=${choices}
          .value=${visit.technicianId ?? choices[0]?.value ?? ""}
        ></sb-select>
      </div>
      <sb-textarea name="work" label=${msg("What was done")} required autofocus></sb-textarea>
      <sb-text name="reason" label=${msg("What is left, if anything")}></sb-text>
      <sb-text name="readings" label=${msg("Readings")}></sb-text>
      <sb-text name="remark" label=${msg("Customer's remark")}></sb-text>`,
    command: (text) =>
      recordContractVisit({
        id: visit.id,
        outcome: text("outcome") === "part-done" ? "part-done" : "done",
        on: text("on"),
        ...(text("technicianId") ? { technicianId: text("technicianId") as RecordId<"technician"> } : {}),
        work: text("work"),
        reason: text("reason"),
        readings: text("readings"),
        remark: text("remark"),
      }),
    done: msg("The visit is recorded."),
  });
}

async function showAssign(near: SbElement, visit: Visit, heading: string): Promise<unknown> {
  const choices = await technicianChoices(near);
  return ask(near, {
    heading,
    save: msg("Assign"),
    fields: html`<sb-select
        name="technicianId"
        label=${msg("Technician")}
        required
        autofocus
        .choices=${choices}
        .value=${visit.technicianId ?? choices[0]?.value ?? ""}
      ></sb-select>
      <sb-day name="on" label=${msg("Visit on")} required .value=${visit.plannedOn}></sb-day>`,
    command: (text) =>
      assignVisits({
        ids: [visit.id],
        technicianId: text("technicianId") as RecordId<"technician">,
        on: text("on"),
      }),
    done: msg("Assigned."),
  });
}

const showMove = (near: SbElement, visit: Visit, heading: string): Promise<unknown> =>
  ask(near, {
    heading,
    save: msg("Move it"),
    fields: html`<sb-day
        name="on"
        label=${msg("Visit on")}
        required
        autofocus
        hint=${
          visit.opensOn && visit.dueOn
            ? msg(
                str`Its window is ${near.app.format.day(visit.opensOn)} – ${near.app.format.day(visit.dueOn)}; outside it, say why.`,
              )
            : ""
        }
        .value=${visit.plannedOn}
      ></sb-day>
      <sb-text name="reason" label=${msg("Why")}></sb-text>`,
    command: (text) => rescheduleVisit({ id: visit.id, on: text("on"), reason: text("reason") }),
    done: msg("The visit is moved."),
  });

const showNotMade = (near: SbElement, visit: Visit, heading: string): Promise<unknown> =>
  ask(near, {
    heading,
    save: msg("Save"),
    fields: html`<sb-radios
        name="outcome"
        label=${msg("It is")}
        .choices=${[
          { value: "missed", label: msg("missed: we did not come") },
          { value: "waived", label: msg("waived: the customer does not want it") },
        ]}
        .value=${"missed"}
      ></sb-radios>
      <sb-text name="reason" label=${msg("Why")} required autofocus></sb-text>`,
    command: (text) =>
      recordContractVisit({
        id: visit.id,
        outcome: text("outcome") === "waived" ? "waived" : "missed",
        reason: text("reason"),
      }),
    done: msg("Noted."),
  });
