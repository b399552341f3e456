import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Refusal } from "../base/refusal";
import { partyBalance, searchParties } from "../parties/queries";
import type { Party, RecordId } from "../records";
import "../ui/badge";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { logComplaint } from "./commands";
import { coverageChoices, coverageTone, priorityChoices } from "./complaint-words.view";
import { coverageName } from "./words";
import { showMessages } from "./message.view";
import type { Coverage, Priority } from "./model";
import { callUnits, usualProblems, type CallUnit } from "./queries";

/** The call as it happens: phone number → customer → unit → problem; who pays is decided before it is saved. */
@customElement("complaint-form")
export class ComplaintForm extends SbElement {
  @property() customerId: Party["id"] | undefined;
  @property() cardId: RecordId<"card"> | undefined;
  @state() private caller: Party["id"] | "" = "";
  /** Undefined until a unit, or none, was chosen. */
  @state() private cardChosen: string | undefined;
  @state() private isOverruled = false;
  @state() private problem = "";
  @query("sb-form") private form!: SbForm;
  private readonly around = this.live(
    async (read) => {
      const caller = this.caller as Party["id"];
      const [party, balance, sites, units, problems] = await Promise.all([
        read.get(caller),
        partyBalance(read, caller),
        read.list("site", "party", { is: caller }),
        callUnits(read, caller, this.app.today()),
        usualProblems(read),
      ]);
      return { party, balance, sites, units, problems };
    },
    () => [this.caller || undefined, this.cardChosen ?? ""],
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.caller ||= this.customerId ?? "";
    this.cardChosen ??= this.cardId;
  }

  override render() {
    return html`<sb-page back heading=${msg("New complaint")}>
      <sb-form
        draftKey=${`complaint/${this.customerId ?? ""}/${this.cardId ?? ""}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-saved=${this.saved}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="customerId"
          label=${msg("Caller: phone or name")}
          placeholder=${msg("98220 41577 or Deshpande")}
          required
          ?autofocus=${!this.customerId}
          .value=${this.customerId ?? ""}
          .search=${this.search}
          .resolve=${this.nameOf}
        ></sb-combobox>
        ${this.caller ? this.rest() : html`<p class="hint">${msg("Last digits of the phone suffice.")}</p>`}
        <button slot="also" type="button" @click=${() => void this.form.save("message")}>
          ${msg("Save and message")}
        </button>
      </sb-form>
      ${
        this.caller
          ? nothing
          : html`<button type="button" class="quiet" @click=${() => this.app.navigate("customer-form")}>
              ${msg("A new customer…")}
            </button>`
      }
    </sb-page>`;
  }

  private rest() {
    const around = this.around.value;
    const { company } = this.app;
    if (!around || !company) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    // A caller with one unit calls about that one, unless told otherwise.
    const usual = this.cardId ?? (around.units.length === 1 ? around.units[0]?.card.id : undefined) ?? "";
    const unit = around.units.find(({ card }) => card.id === (this.cardChosen ?? usual));
    return html`${this.callerCard(around)}
      ${keyed(
        this.caller,
        html`<sb-select
          name="cardId"
          label=${msg("Unit")}
          placeholder=${msg("none of his units")}
          .choices=${around.units.map(({ card, item }) => ({
            value: card.id,
            label: [item.name, `${msg("card")} ${card.number}`, card.serial].filter(Boolean).join(" · "),
          }))}
          .value=${usual}
        ></sb-select>`,
      )}
      ${this.coverage(unit)}
      <sb-combobox
        name="problem"
        label=${msg("Problem")}
        required
        free
        .search=${async (typed: string) =>
          around.problems
            .filter((problem) => problem.toLowerCase().includes(typed.toLowerCase()))
            .map((problem) => ({ value: problem, label: problem }))}
      ></sb-combobox>
      ${
        unit?.repeats
          ? html`<sb-card
              tone="warn"
              heading=${msg(str`A complaint of this unit ${this.app.format.dayFrom(unit.repeats.loggedOn, this.app.today())}`)}
            >
              ${msg(str`${unit.repeats.number}: ${unit.repeats.problem}. This one will count as a repeat.`)}
            </sb-card>`
          : nothing
      }
      <div class="grid2">
        <sb-select
          name="priority"
          label=${msg("Priority")}
          .choices=${priorityChoices(company.settings.targetHours)}
          .value=${"normal"}
        ></sb-select>
        <sb-text name="wishedTime" label=${msg("Wished time")}></sb-text>
      </div>
      <technician-choice
        label=${msg("Technician")}
        placeholder=${msg("assign later")}
        .on=${this.app.today()}
        .errand=${{
          areas: [(unit?.site ?? around.sites[0])?.area ?? ""],
          about: [unit?.item.name ?? "", this.problem],
        }}
      ></technician-choice>`;
  }

  private callerCard({
    party,
    balance,
    sites,
  }: {
    party: Party;
    balance: { receivable: number; credit: number };
    sites: readonly { name: string; address: string }[];
  }) {
    const { format } = this.app;
    const owes = balance.receivable - balance.credit;
    return html`<sb-card>
      <div class="row wrap">
        <button
          type="button"
          class="link grow"
          @click=${() => this.app.navigate("customer", { id: party.id })}
        >
          <b>${party.name}</b>
        </button>
        ${owes > 0 ? html`<sb-badge tone="bad">${msg(str`owes ${format.money(owes, { whole: true })}`)}</sb-badge>` : nothing}
      </div>
      <div class="hint">
        ${[party.phones[0], sites[0]?.address || party.address].filter(Boolean).join(" · ")}
      </div>
    </sb-card>`;
  }

  private coverage(unit: CallUnit | undefined) {
    const decided = unit?.coverage ?? {
      kind: "paid" as const,
      reason: msg("No unit is named, so nothing covers it."),
    };
    return html`<sb-card tone=${coverageTone(decided.kind)}>
      <div class="row wrap">
        <sb-badge tone=${coverageTone(decided.kind)}
          >${decided.kind === "paid" ? msg("Not covered") : msg("Covered")}</sb-badge
        >
        <b class="grow">${coverageName(decided.kind)}</b>
      </div>
      <div class="hint">${this.app.format.prose(decided.reason)}</div>
      ${
        this.isOverruled
          ? html`<div class="grid2">
              <sb-select
                name="coverageKind"
                label=${msg("Who pays instead")}
                required
                .choices=${coverageChoices()}
                .value=${decided.kind}
              ></sb-select>
              <sb-text name="coverageReason" label=${msg("Why")} required></sb-text>
            </div>`
          : html`<button type="button" class="link" @click=${() => (this.isOverruled = true)}>
              ${msg("Override…")}
            </button>`
      }
    </sb-card>`;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "customerId") {
      this.caller = value as Party["id"];
      this.cardChosen = undefined;
    }
    if (name === "cardId") this.cardChosen = value as string;
    if (name === "problem") this.problem = value as string;
  };

  private readonly save = async (
    values: FormValues,
  ): Promise<{ id: RecordId<"complaint">; number: string }> => {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    if (!this.caller)
      throw new Refusal(msg("This complaint cannot be saved yet."), { customerId: msg("Choose who calls.") });
    const call = logComplaint({
      customerId: this.caller,
      problem: text("problem"),
      priority: (text("priority") || "normal") as Priority,
      wishedTime: text("wishedTime"),
      ...(text("cardId") ? { cardId: text("cardId") as RecordId<"card"> } : {}),
      ...(text("technicianId") ? { technicianId: text("technicianId") as RecordId<"technician"> } : {}),
      ...(this.isOverruled
        ? { coverage: { kind: text("coverageKind") as Coverage["kind"], reason: text("coverageReason") } }
        : {}),
    });
    return this.app.attempt(call, { done: ({ number }) => msg(str`Complaint ${number} is noted.`) });
  };

  private readonly saved = ({ detail }: CustomEvent<Saved<{ id: RecordId<"complaint"> }>>): void => {
    const { id } = detail.result;
    this.app.router.replace("complaint", { id });
    if (detail.intent === "message") void showMessages(this.app, id);
  };

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed)))
      .filter(({ customer }) => customer)
      .map(({ id, name, phones, address }) => ({
        value: id,
        label: name,
        detail: [phones[0], address].filter(Boolean).join(" · "),
      }));

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as Party["id"]));
    return party && { value: id, label: party.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-form": ComplaintForm;
  }
}
