import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Day } from "../base/day";
import { contractName } from "../contracts/model";
import { recordContractVisit } from "../contracts/visit-commands";
import { decideLines, type DecidedLine } from "../contracts/visit-lines";
import type { Complaint, Item, Visit } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, SbForm, Saved } from "../ui/form";
import "../ui/lines-field";
import "../ui/page";
import "../ui/text-field";
import { partName, partSearch, remedySearch } from "./complaint-dialogs.view";
import { recordVisit } from "./visit-commands";
import { visitCoverage, visitToRecord, type VisitToRecord } from "./visit-form-queries";
import { blankRow, lineColumns } from "./visit-lines.view";
import { complaintReport, contractReport, usedLines, type Outcome, type UsedRow } from "./visit-report.view";

const NO_ROWS: readonly UsedRow[] = [];

/**
 * What happened at the site, on a complaint or on a visit that a contract owes: what it came to, who and when, parts used,
 * from where and who pays for them, what was measured and gone through, and what the customer said.
 */
@customElement("visit-form")
export class VisitForm extends SbElement {
  @property() complaintId: Complaint["id"] | undefined;
  @property() visitId: Visit["id"] | undefined;
  @state() private outcome: Outcome = "done";
  @state() private rows: readonly UsedRow[] = NO_ROWS;
  @state() private madeOn: Day | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly around = this.live(
    (read) => visitToRecord(read, { visitId: this.visitId, complaintId: this.complaintId }),
    () => [this.visitId ?? this.complaintId],
    (value) => (this.known = value),
  );
  /** Stays while the visit is saved: it is no longer to be made a moment before the form is left. */
  @state() private known: VisitToRecord | undefined;
  private readonly coverage = this.live(
    (read) => visitCoverage(read, this.known as VisitToRecord, this.day),
    () => [this.known, this.day],
  );
  private readonly decided = this.live(
    async (read) => {
      const rows = this.rows.filter(({ itemId }) => itemId);
      const coverage = this.coverage.value;
      const all = coverage
        ? await decideLines(read, {
            cardId: this.known?.card?.id,
            coverage,
            lines: usedLines(rows),
          })
        : [];
      return new Map(rows.map((row, at) => [row, all[at] as DecidedLine]));
    },
    () => [this.coverage.value, this.rows],
    (value) => (this.decisions = value),
  );
  /** Stays in sight while a line is typed. */
  private decisions: ReadonlyMap<UsedRow, DecidedLine> = new Map();

  private get day(): Day {
    return this.madeOn ?? this.app.today();
  }

  override render() {
    const around = this.known;
    if (this.around.error && !around)
      return html`<sb-page back heading=${msg("Visit")}
        ><sb-empty text=${msg("This visit is no longer to be made.")}></sb-empty
      ></sb-page>`;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { complaint, contract, customer, visit, item, card } = around;
    const isMade = this.outcome !== "missed" && this.outcome !== "waived";
    return html`<sb-page back heading=${headingOf(around)}>
      <p class="hint">
        ${[customer.name, complaint?.problem, item && card ? `${item.name}, ${card.number}` : ""].filter(Boolean).join(" · ")}
      </p>
      <sb-form
        draftKey=${`visit/${complaint?.id ?? visit?.id ?? ""}`}
        .command=${(values: FormValues) =>
          complaint
            ? recordVisit(complaintReport(complaint.id, values))
            : recordContractVisit(contractReport(visit?.id as Visit["id"], values))}
        .said=${{ done: msg("The visit is recorded.") }}
        saveLabel=${msg("Save visit")}
        @sb-change=${this.follow}
        @sb-saved=${(event: CustomEvent<Saved>) => this.leave(event.detail.intent, around)}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-radios
          name="outcome"
          label=${msg("How does it stand?")}
          .choices=${complaint ? complaintOutcomes() : contractOutcomes()}
          .value=${"done"}
        ></sb-radios>
        ${isMade ? this.made(around, contract ? "on" : "doneOn") : nothing} ${this.rest(around)}
        ${
          isMade && this.isPaid
            ? html`<button slot="also" type="button" @click=${() => void this.form.save("bill")}>
                ${msg("Save and bill")}
              </button>`
            : nothing
        }
      </sb-form>
    </sb-page>`;
  }

  /** Who made it, when, and everything that was done and used. */
  private made({ technicians, complaint, visit, item }: VisitToRecord, dayName: string) {
    const coverage = this.coverage.value;
    return html`<div class="grid2">
        <sb-select
          name="technicianId"
          label=${msg("Technician")}
          required
          .choices=${technicians.map(({ id, name }) => ({ value: id, label: name }))}
          .value=${visit?.technicianId ?? complaint?.technicianId ?? (technicians.length === 1 ? technicians[0]?.id : "") ?? ""}
        ></sb-select>
        <sb-day name=${dayName} label=${msg("Done on")} required .value=${this.app.today()}></sb-day>
      </div>
      <sb-combobox
        name="work"
        label=${msg("Work done")}
        required
        free
        .value=${visit?.work ?? ""}
        .search=${remedySearch(this, complaint?.problem ?? "")}
      ></sb-combobox>
      ${asked(item)}
      ${coverage ? html`<p class="hint">${this.app.format.prose(coverage.reason)}</p>` : nothing}
      <sb-lines
        name="lines"
        label=${msg("Parts and labour")}
        .columns=${lineColumns(this, technicians, coverage, this.decided.value ?? this.decisions)}
        .blank=${blankRow}
        .value=${NO_ROWS}
      ></sb-lines>
      <div class="grid2">
        <sb-text
          name="readings"
          label=${msg("Readings")}
          placeholder=${msg("TDS 71")}
          .value=${visit?.readings ?? ""}
        ></sb-text>
        <sb-text name="remark" label=${msg("Customer's remark")} .value=${visit?.remark ?? ""}></sb-text>
      </div>`;
  }

  /** What is asked besides, by the outcome: what is left and when, what it waits for, or why it was not made. */
  private rest({ visit, contract }: VisitToRecord) {
    if (this.outcome === "waiting for part")
      return html`<sb-combobox
        name="awaited"
        label=${msg("Which part")}
        .search=${partSearch(this)}
        .resolve=${partName(this)}
      ></sb-combobox>`;
    if (this.outcome === "part-done")
      return html`<sb-text name="reason" label=${msg("What is left")} .value=${visit?.reason ?? ""}></sb-text>
        <sb-day
          name="remainderOn"
          label=${msg("The rest on")}
          hint=${contract ? msg("Empty: the next working day of its window.") : msg("Empty: it is planned later.")}
        ></sb-day>`;
    const isEarly = visit?.opensOn !== undefined && this.day < visit.opensOn;
    const isMade = this.outcome !== "missed" && this.outcome !== "waived";
    if (isMade && !isEarly) return nothing;
    return html`<sb-text
      name="reason"
      label=${isMade ? msg("Why before its window") : msg("Why")}
      ?required=${!isMade}
      .value=${visit?.reason ?? ""}
    ></sb-text>`;
  }

  private get isPaid(): boolean {
    const decisions = this.decided.value ?? this.decisions;
    return [...decisions.values()].some(({ parts }) => parts.some(({ chargeable }) => chargeable));
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "outcome") this.outcome = value as Outcome;
    if (name === "lines") this.rows = value as readonly UsedRow[];
    if (name === "on" || name === "doneOn") this.madeOn = value as Day | undefined;
  };

  private leave(intent: string, { complaint, visit, contract }: VisitToRecord): void {
    const { router } = this.app;
    if (intent === "bill" && complaint) router.replace("invoice-form", { complaint: complaint.id });
    else if (intent === "bill" && visit) router.replace("invoice-form", { visit: visit.id });
    else if (router.canGoBack) this.app.back();
    else if (complaint) router.replace("complaint", { id: complaint.id });
    else if (contract) router.replace("contract", { id: contract.id });
  }
}

function headingOf({ complaint, contract, visit }: VisitToRecord): string {
  if (complaint) return msg(str`Visit on ${complaint.number}`);
  const name = contract ? contractName(contract) : "";
  const ordinal = visit?.ordinal ?? "";
  return visit?.remainderOf
    ? msg(str`Rest of visit ${ordinal} of ${name}`)
    : msg(str`Visit ${ordinal} of ${name}`);
}

/** What the unit's item asks to be measured and gone through. */
function asked(unit: Item | undefined) {
  const { readings = [], checklist = [] } = unit ?? {};
  if (!readings.length && !checklist.length) return nothing;
  return html`<div class="grid2">
      ${readings.map((name) => html`<sb-text name=${`reading:${name}`} label=${name}></sb-text>`)}
    </div>
    ${checklist.map((name) => html`<sb-check name=${`check:${name}`} label=${name}></sb-check>`)}`;
}

const complaintOutcomes = (): { value: Outcome; label: string }[] => [
  { value: "done", label: msg("Done, the complaint is resolved") },
  { value: "part-done", label: msg("Part done, the rest goes on") },
  { value: "waiting for part", label: msg("Waits for a part") },
  { value: "waiting for customer", label: msg("Waits for the customer") },
  { value: "waiting for principal", label: msg("Waits for the principal") },
];

const contractOutcomes = (): { value: Outcome; label: string }[] => [
  { value: "done", label: msg("Done") },
  { value: "part-done", label: msg("Part done, the rest becomes a visit of its own") },
  { value: "missed", label: msg("Missed: we did not come") },
  { value: "waived", label: msg("Waived: the customer does not want it") },
];

declare global {
  interface HTMLElementTagNameMap {
    "visit-form": VisitForm;
  }
}
