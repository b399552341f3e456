import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { searchParties } from "../parties/queries";
import type { Party, RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { openBill, openCredit } from "./opening-commands";
import { openBillPage } from "./money-links.view";
import type { Side } from "./payment-model";

/** Enters a bill or a credit of the time before the book, one after another. */
@customElement("opening-form")
export class OpeningForm extends SbElement {
  @property() partyId: Party["id"] | undefined;
  @property() side: Side = "customer";
  @state() private isCredit = false;

  override render() {
    return html`<sb-page back heading=${msg("Opening balance")}>
      <p class="hint">
        ${msg("What a party still owed, or had paid ahead, before this book began. It bears no tax here.")}
      </p>
      <sb-form
        draftKey="opening"
        .command=${(values: FormValues) => this.call(values)}
        .said=${{ done: (result: { number: string }) => msg(str`${result.number} is in the book.`) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: RecordId }>>) => openBillPage(this.app, detail.result.id)}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-select
          name="kind"
          label=${msg("What it is")}
          .choices=${[
            { value: "customer/bill", label: msg("A customer's open bill") },
            { value: "customer/credit", label: msg("A customer's credit") },
            { value: "principal/bill", label: msg("A principal's open bill") },
            { value: "principal/credit", label: msg("Our advance with a principal") },
          ]}
          .value=${`${this.side}/bill`}
        ></sb-select>
        <sb-combobox
          name="partyId"
          label=${this.side === "customer" ? msg("Customer") : msg("Principal")}
          required
          autofocus
          .value=${this.partyId ?? ""}
          .search=${this.search}
          .resolve=${this.nameOf}
        ></sb-combobox>
        <div class="grid2">
          <sb-text name="number" label=${msg("Number on the old paper")} required></sb-text>
          <sb-money name="amount" label=${msg("Still open")} required></sb-money>
          <sb-day name="on" label=${msg("Dated")} required></sb-day>
          ${this.isCredit ? nothing : html`<sb-day name="dueOn" label=${msg("Falls due")}></sb-day>`}
        </div>
      </sb-form>
    </sb-page>`;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name !== "kind") return;
    const [side, kind] = String(value).split("/");
    this.side = side as Side;
    this.isCredit = kind === "credit";
  };

  private call(values: FormValues) {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    const [side, kind] = text("kind").split("/");
    const draft = {
      side: side as Side,
      partyId: text("partyId") as Party["id"],
      number: text("number"),
      on: text("on"),
      ...(text("dueOn") ? { dueOn: text("dueOn") } : {}),
      amount: (values.amount as number | undefined) ?? 0,
    };
    return kind === "credit" ? openCredit(draft) : openBill(draft);
  }

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed, 60)))
      .filter((party) => (this.side === "customer" ? party.customer : party.principal))
      .slice(0, 12)
      .map(({ id, name, phones }) => ({ value: id, label: name, detail: phones.join(", ") }));

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "opening-form": OpeningForm;
  }
}
