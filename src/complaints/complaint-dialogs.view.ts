import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { showPlanning } from "../contracts/planning-field";
import { errandTo } from "../contracts/suggestion-queries";
import type { Complaint, RecordId } from "../records";
import type { CommandCall } from "../store/command";
import "../ui/choice-fields";
import "../ui/combobox";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import { amendComplaint, assignComplaint, overrideCoverage } from "./commands";
import { coverageChoices, priorityChoices } from "./complaint-words.view";
import { searchItems } from "../stock/queries";
import type { Coverage, Priority } from "./model";
import { usualRemedies } from "./queries";
import {
  cancelComplaint,
  closeComplaint,
  escalateComplaint,
  resolveComplaint,
  waitComplaint,
} from "./state-commands";

/** A form in a dialog that closes when its command was carried out. */
const ask = (
  near: SbElement,
  heading: string,
  saveLabel: string,
  fields: TemplateResult,
  command: (text: (name: string) => string) => CommandCall,
  done: string,
  undo = true,
): void =>
  void showDialog(near, heading, (close) => ({
    body: html`<sb-form
      saveLabel=${saveLabel}
      .command=${(values: FormValues) => command((name) => (values[name] as string | undefined) ?? "")}
      .said=${{ done, undo }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
      >${fields}</sb-form
    >`,
  }));

/** Asks who goes when; the fittest stand first, with what speaks for them. */
export async function showAssign(near: SbElement, complaint: Complaint): Promise<void> {
  const { id, number, technicianId } = complaint;
  await showPlanning(near, {
    heading: msg(str`Assign ${number}`),
    save: msg("Assign"),
    done: msg("Assigned."),
    errand: await near.app.store.read((read) => errandTo(read, complaint)),
    technicianId,
    day: near.app.today(),
    needsTechnician: true,
    command: ({ technicianId: who, on }) =>
      assignComplaint({ id, technicianId: who as RecordId<"technician">, ...(on ? { on } : {}) }),
  });
}

/** Parts found by typing. */
export const partSearch = (near: SbElement) => async (typed: string) =>
  (await near.app.store.read((read) => searchItems(read, typed)))
    .filter(({ type }) => type !== "service")
    .map(({ id, name, code }) => ({ value: id, label: name, detail: code }));

/** The name of a part that was chosen before. */
export const partName = (near: SbElement) => async (id: string) => {
  const item = await near.app.store.read((read) => read.find(id as RecordId<"item">));
  return item && { value: id, label: item.name };
};

/** Asks what the complaint waits for. */
export const showWait = (near: SbElement, { id, number, note, waitingItemId }: Complaint): void =>
  ask(
    near,
    msg(str`${number} waits`),
    msg("Let it wait"),
    html`<sb-radios
        name="waitingFor"
        label=${msg("For what?")}
        .choices=${[
          { value: "part", label: msg("A part") },
          { value: "customer", label: msg("The customer") },
          { value: "principal", label: msg("The principal") },
        ]}
        .value=${"part"}
      ></sb-radios>
      <sb-combobox
        name="itemId"
        label=${msg("Which part, if it is one")}
        .search=${partSearch(near)}
        .resolve=${partName(near)}
        .value=${waitingItemId ?? ""}
      ></sb-combobox>
      <sb-text name="note" label=${msg("Note")} .value=${note}></sb-text>`,
    (text) =>
      waitComplaint({
        id,
        waitingFor: text("waitingFor") as NonNullable<Complaint["waitingFor"]>,
        ...(text("itemId") ? { itemId: text("itemId") as RecordId<"item"> } : {}),
        note: text("note"),
      }),
    msg("It waits."),
  );

/** Asks for the remedy of a complaint resolved without a visit. */
export const showResolve = (near: SbElement, { id, number, problem }: Complaint): void =>
  ask(
    near,
    msg(str`Resolve ${number}`),
    msg("Resolve"),
    html`<sb-combobox
      name="remedy"
      label=${msg("What was done?")}
      required
      free
      autofocus
      .search=${remedySearch(near, problem)}
    ></sb-combobox>`,
    (text) => resolveComplaint({ id, remedy: text("remedy") }),
    msg("Resolved."),
  );

/** Offers the remedies written before, those against this problem first. */
export const remedySearch =
  (near: SbElement, problem: string) =>
  async (typed: string): Promise<{ value: string; label: string }[]> =>
    (await near.app.store.read((read) => usualRemedies(read, problem)))
      .filter((remedy) => remedy.toLowerCase().includes(typed.toLowerCase()))
      .map((remedy) => ({ value: remedy, label: remedy }));

/** Asks why a complaint is raised above the queue, or takes that back. */
export const showEscalate = (near: SbElement, { id, number, escalation }: Complaint): void =>
  ask(
    near,
    escalation ? msg(str`${number} is escalated`) : msg(str`Escalate ${number}`),
    escalation ? msg("Save") : msg("Escalate"),
    html`<sb-text
      name="reason"
      label=${msg("Why")}
      hint=${escalation ? msg("Emptied, it goes back to the ordinary queue.") : ""}
      ?required=${!escalation}
      autofocus
      .value=${escalation?.reason ?? ""}
    ></sb-text>`,
    (text) => escalateComplaint({ id, reason: text("reason") }),
    escalation ? msg("Saved.") : msg("Escalated."),
  );

/** Asks why nothing is charged for a complaint that somebody would have to pay. */
export const showFreeOfCharge = (near: SbElement, { id, number }: Complaint): void =>
  ask(
    near,
    msg(str`Close ${number} free of charge`),
    msg("Close"),
    html`<p>${msg("Its parts and labour are not billed; the reason stays on the complaint.")}</p>
      <sb-text name="freeOfCharge" label=${msg("Why")} required autofocus></sb-text>`,
    (text) => closeComplaint({ id, freeOfCharge: text("freeOfCharge") }),
    msg("Closed free of charge."),
  );

/** Asks why a complaint is cancelled. */
export const showCancel = (near: SbElement, { id, number }: Complaint): void =>
  ask(
    near,
    msg(str`Cancel ${number}`),
    msg("Cancel the complaint"),
    html`<p>${msg("It keeps its number; visits still to be made are cancelled with it.")}</p>
      <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>`,
    (text) => cancelComplaint({ id, reason: text("reason") }),
    msg("Cancelled."),
  );

/** Asks who pays instead, and why. */
export const showCoverage = (near: SbElement, { id, number, coverage }: Complaint): void =>
  ask(
    near,
    msg(str`Who pays for ${number}`),
    msg("Change"),
    html`<sb-select
        name="kind"
        label=${msg("Who pays")}
        required
        .choices=${coverageChoices()}
        .value=${coverage.kind}
      ></sb-select>
      <sb-text name="reason" label=${msg("Why")} required autofocus></sb-text>`,
    (text) => overrideCoverage({ id, kind: text("kind") as Coverage["kind"], reason: text("reason") }),
    msg("Changed."),
  );

/** Corrects what was written down at the call. */
export function showAmend(near: SbElement, complaint: Complaint): void {
  const hours = near.app.company?.settings.targetHours ?? { low: 0, normal: 0, high: 0, urgent: 0 };
  ask(
    near,
    msg(str`Correct ${complaint.number}`),
    msg("Save"),
    html`<sb-text
        name="problem"
        label=${msg("Problem")}
        required
        autofocus
        .value=${complaint.problem}
      ></sb-text>
      <div class="grid2">
        <sb-select
          name="priority"
          label=${msg("Priority")}
          .choices=${priorityChoices(hours)}
          .value=${complaint.priority}
        ></sb-select>
        <sb-text name="wishedTime" label=${msg("Wished time")} .value=${complaint.wishedTime}></sb-text>
      </div>
      <sb-textarea name="note" label=${msg("Note")} .value=${complaint.note}></sb-textarea>`,
    (text) =>
      amendComplaint({
        id: complaint.id,
        problem: text("problem"),
        priority: text("priority") as Priority,
        wishedTime: text("wishedTime"),
        note: text("note"),
      }),
    msg("Saved."),
  );
}
