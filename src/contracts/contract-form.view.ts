import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { searchParties } from "../parties/queries";
import type { Contract, Cover, Party, Plan, RecordId } from "../records";
import type { Read } from "../store/work";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { showActivation } from "./activation.view";
import "./contract-units.view";
import { draftContract } from "./draft-commands";
import "./frequency-field";
import { readFrequency } from "./frequency-field";
import { billingChoices, installmentRule, ruleOf } from "./installment-words.view";
import { planPrice, type ContractDraft } from "./model";
import { offeredPlans, offeredUnits } from "./queries";
import { coversOf } from "./unit-cover";

/** A contract as it is drafted: whose, by which plan, from when, which units, at what price. */
@customElement("contract-form")
export class ContractForm extends SbElement {
  @property() contractId: Contract["id"] | undefined;
  @property() customerId: Party["id"] | undefined;
  /** A unit that is ticked from the start. */
  @property() cardId: RecordId<"card"> | undefined;
  @state() private typed: FormValues = {};
  @query("sb-form") private form!: SbForm;
  private readonly around = this.live(
    (read) => this.read(read),
    () => [
      this.contractId ?? "",
      this.chosen("customerId") ?? "",
      this.chosen("planId") ?? "",
      this.typed["startsOn"] ?? "",
      this.typed["months"] ?? "",
    ],
  );

  override render() {
    const around = this.around.value;
    if (this.around.error)
      return html`<sb-page back heading=${msg("Contract")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    if (!around.plans.length) return this.noPlans();
    return html`<sb-page back heading=${this.contractId ? msg("Edit the draft") : msg("New contract")}>
      <sb-form
        draftKey=${`contract/${this.contractId ?? this.customerId ?? "new"}`}
        saveLabel=${msg("Save draft")}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-saved=${this.saved}
        @sb-cancel=${() => this.app.back()}
      >
        ${this.head(around)}
        <contract-units
          .units=${around.units}
          .price=${around.plan ? planPrice(around.plan, around.months) : 0}
          .covers=${around.covers}
          .ticked=${this.cardId}
        ></contract-units>
        ${this.money(around.contract)}
        <button slot="also" type="button" @click=${() => void this.form.save("activate")}>
          ${msg("Save and activate…")}
        </button>
      </sb-form>
    </sb-page>`;
  }

  private head({ contract, plans, plan, months, startsOn }: Around) {
    return html`<sb-combobox
        name="customerId"
        label=${msg("Customer")}
        required
        ?autofocus=${!this.customerId && !contract}
        .value=${contract?.customerId ?? this.customerId ?? ""}
        .search=${this.searchCustomers}
        .resolve=${this.customerNamed}
      ></sb-combobox>
      <sb-select
        name="planId"
        label=${msg("Plan")}
        required
        .choices=${plans.map(({ id, name, price }) => ({
          value: id,
          label: `${name} · ${this.app.format.money(price, { whole: true })}`,
        }))}
        .value=${contract?.planId ?? plans[0]?.id ?? ""}
      ></sb-select>
      <div class="grid2">
        <sb-day name="startsOn" label=${msg("Starts on")} required .value=${startsOn}></sb-day>
        <sb-number
          name="months"
          label=${msg("Term")}
          unit=${msg("months")}
          decimals="0"
          required
          .value=${String(contract?.months ?? plan?.months ?? months)}
        ></sb-number>
      </div>
      <visit-frequency
        dates
        .frequency=${contract && contract.planId === plan?.id ? contract.terms.frequency : (plan?.frequency ?? QUARTERLY)}
      ></visit-frequency>`;
  }

  private money(contract: Contract | undefined) {
    return html`<sb-select
        name="billing"
        label=${msg("Billed")}
        .choices=${billingChoices()}
        .value=${ruleOf(contract)}
      ></sb-select>
      <sb-text
        name="poReference"
        label=${msg("Customer's order")}
        .value=${contract?.poReference ?? ""}
      ></sb-text>
      <sb-textarea name="note" label=${msg("Note")} .value=${contract?.note ?? ""}></sb-textarea>`;
  }

  private noPlans() {
    return html`<sb-page back heading=${msg("New contract")}>
      <sb-empty
        icon="contract"
        text=${msg("A contract is made from a plan: what it covers, how often you come, what it costs.")}
      >
        <button type="button" class="primary" @click=${() => this.app.navigate("plan-form")}>
          ${msg("Make the first plan")}
        </button>
      </sb-empty>
    </sb-page>`;
  }

  private async read(read: Read): Promise<Around> {
    const contract = this.contractId && (await read.get(this.contractId));
    const plans = await offeredPlans(read, contract ? contract.planId : undefined);
    const planId = this.chosen("planId") ?? (contract ? contract.planId : undefined);
    const plan = plans.find(({ id }) => id === planId) ?? plans[0];
    const customerId = this.chosen("customerId") ?? (contract ? contract.customerId : this.customerId);
    const startsOn = this.chosen("startsOn") ?? (contract ? contract.startsOn : this.app.today());
    const months = Number(this.chosen("months")) || (contract ? contract.months : (plan?.months ?? 12));
    return {
      contract: contract || undefined,
      plans,
      plan,
      startsOn,
      months,
      covers: contract ? await coversOf(read, contract.id) : [],
      units: customerId
        ? await offeredUnits(read, customerId as Party["id"], { startsOn, months }, this.contractId)
        : undefined,
    };
  }

  private chosen(name: string): string | undefined {
    const value = this.typed[name];
    return typeof value === "string" && value ? value : undefined;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (["customerId", "planId", "startsOn", "months"].includes(name))
      this.typed = { ...this.typed, [name]: value };
  };

  private readonly searchCustomers = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed)))
      .filter(({ customer }) => customer)
      .map(customerOption);

  private readonly customerNamed = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as Party["id"]));
    return party && customerOption(party);
  };

  private readonly save = async (values: FormValues, intent: string): Promise<Contract["id"]> => {
    const { id } = await this.app.attempt(
      draftContract({ ...(this.contractId ? { id: this.contractId } : {}), ...this.draft(values) }),
      intent === "activate"
        ? {}
        : { done: msg("The draft is saved. It covers nobody until it is activated.") },
    );
    if (intent === "activate") await showActivation(this, id);
    return id;
  };

  private draft(values: FormValues): ContractDraft {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    const units = (this.around.value?.units ?? []).filter(({ card }) => values[`unit/${card.id}`] === true);
    return {
      customerId: text("customerId") as Party["id"],
      planId: text("planId") as Plan["id"],
      startsOn: text("startsOn"),
      months: Number(text("months")),
      frequency: readFrequency(values),
      units: units.map(({ card }) => ({
        cardId: card.id,
        price: (values[`price/${card.id}`] as number | undefined) ?? 0,
        ...(values["overlap"] === true ? { overlapAllowed: true } : {}),
      })),
      ...installmentRule(text("billing"), Number(text("months")), this.around.value?.contract),
      poReference: text("poReference"),
      note: text("note"),
    };
  }

  private readonly saved = ({ detail }: CustomEvent<Saved<Contract["id"]>>): void =>
    this.app.router.replace("contract", { id: detail.result });
}

const QUARTERLY: Plan["frequency"] = { kind: "every", interval: 3, unit: "month" };

interface Around {
  readonly contract: Contract | undefined;
  readonly plans: readonly Plan[];
  readonly plan: Plan | undefined;
  readonly startsOn: string;
  readonly months: number;
  readonly covers: readonly Cover[];
  readonly units: Awaited<ReturnType<typeof offeredUnits>> | undefined;
}

const customerOption = ({ id, name, phones, address }: Party) => ({
  value: id,
  label: name,
  detail: [phones[0], address].filter(Boolean).join(" · "),
});

declare global {
  interface HTMLElementTagNameMap {
    "contract-form": ContractForm;
  }
}
