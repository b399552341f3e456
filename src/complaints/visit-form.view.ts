import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { activeTechnicians } from "../parties/queries";
import type { Complaint, Item, RecordId } from "../records";
import { STORE } from "../stock/model";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { partName, partSearch, remedySearch } from "./complaint-dialogs.view";
import { recordVisit, type VisitReport } from "./visit-commands";

interface PartRow {
  readonly itemId: string;
  readonly quantity: string | undefined;
  readonly location: string;
}

/** What happened at the site: who, when, parts used and from where, readings, and how it stands now. */
@customElement("visit-form")
export class VisitForm extends SbElement {
  @property() complaintId: Complaint["id"] | undefined;
  @state() private outcome: VisitReport["outcome"] = "done";
  private readonly around = this.live(
    async (read) => {
      const complaint = await read.get(this.complaintId as Complaint["id"]);
      const [technicians, customer, card] = await Promise.all([
        activeTechnicians(read),
        read.get(complaint.customerId),
        complaint.cardId ? read.find(complaint.cardId) : undefined,
      ]);
      return { complaint, technicians, customer, unit: card && (await read.find(card.itemId)) };
    },
    () => [this.complaintId],
  );

  override render() {
    const around = this.around.value;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { complaint, technicians, customer, unit } = around;
    return html`<sb-page back heading=${msg(str`Visit on ${complaint.number}`)}>
      <p class="hint">${customer.name} · ${complaint.problem}</p>
      <sb-form
        draftKey=${`visit/${complaint.id}`}
        .command=${(values: FormValues) => recordVisit(this.report(values))}
        .said=${{ done: msg("The visit is recorded.") }}
        saveLabel=${msg("Save visit")}
        @sb-change=${({ detail: { name, value } }: CustomEvent<FieldChange>) => {
          if (name === "outcome") this.outcome = value as VisitReport["outcome"];
        }}
        @sb-saved=${() => this.app.router.replace("complaint", { id: complaint.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <div class="grid2">
          <sb-select
            name="technicianId"
            label=${msg("Technician")}
            required
            .choices=${technicians.map(({ id, name }) => ({ value: id, label: name }))}
            .value=${complaint.technicianId ?? ""}
          ></sb-select>
          <sb-day name="doneOn" label=${msg("Done on")} required .value=${this.app.today()}></sb-day>
        </div>
        <sb-combobox
          name="work"
          label=${msg("Work done")}
          required
          free
          .search=${remedySearch(this, complaint.problem)}
        ></sb-combobox>
        ${this.asked(unit)}
        <sb-lines
          name="lines"
          label=${msg("Parts and labour")}
          .columns=${this.columns(technicians)}
          .blank=${(): PartRow => ({ itemId: "", quantity: "1", location: STORE })}
          .value=${[]}
        ></sb-lines>
        <div class="grid2">
          <sb-text name="readings" label=${msg("Readings")} placeholder=${msg("TDS 71")}></sb-text>
          <sb-text name="remark" label=${msg("Customer's remark")}></sb-text>
        </div>
        <sb-radios
          name="outcome"
          label=${msg("How does it stand?")}
          .choices=${outcomes()}
          .value=${"done"}
        ></sb-radios>
        ${
          this.outcome === "waiting for part"
            ? html`<sb-combobox
                name="awaited"
                label=${msg("Which part")}
                .search=${partSearch(this)}
                .resolve=${partName(this)}
              ></sb-combobox>`
            : nothing
        }
      </sb-form>
    </sb-page>`;
  }

  /** What the unit's item asks to be measured and gone through. */
  private asked(unit: Item | undefined) {
    const { readings = [], checklist = [] } = unit ?? {};
    if (!readings.length && !checklist.length) return nothing;
    return html`<div class="grid2">
        ${readings.map((name) => html`<sb-text name=${`reading:${name}`} label=${name}></sb-text>`)}
      </div>
      ${checklist.map((name) => html`<sb-check name=${`check:${name}`} label=${name}></sb-check>`)}`;
  }

  private columns(technicians: readonly { id: string; name: string }[]): LineColumn<PartRow>[] {
    const places = [
      { value: STORE, label: msg("Store") },
      ...technicians.map(({ id, name }) => ({ value: id, label: msg(str`Van of ${name}`) })),
    ];
    return [
      {
        name: "itemId",
        header: msg("Part or labour"),
        full: true,
        field: (row) =>
          html`<sb-combobox
            .search=${this.search}
            .resolve=${this.nameOf}
            .value=${row.itemId}
          ></sb-combobox>`,
      },
      {
        name: "quantity",
        header: msg("Quantity"),
        field: (row) => html`<sb-number .value=${row.quantity}></sb-number>`,
      },
      {
        name: "location",
        header: msg("From"),
        field: (row) => html`<sb-select .choices=${places} .value=${row.location}></sb-select>`,
      },
    ];
  }

  private report(values: FormValues): VisitReport {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    const rows = (values.lines as readonly PartRow[]).filter(({ itemId }) => itemId);
    return {
      complaintId: this.complaintId as Complaint["id"],
      technicianId: text("technicianId") as RecordId<"technician">,
      doneOn: text("doneOn"),
      work: text("work"),
      readings: text("readings"),
      remark: text("remark"),
      measured: named(values, "reading:")
        .map(([name, value]) => ({ name, value: String(value).trim() }))
        .filter(({ value }) => value),
      checked: named(values, "check:").map(([name, ok]) => ({ name, ok: ok === true })),
      outcome: text("outcome") as VisitReport["outcome"],
      ...(text("awaited") ? { awaited: text("awaited") as RecordId<"item"> } : {}),
      lines: rows.map(({ itemId, quantity, location }) => ({
        itemId: itemId as RecordId<"item">,
        quantity: quantity ?? "",
        location,
      })),
    };
  }

  private readonly search = (typed: string) =>
    this.app.store.read(async (read) => {
      const items = await searchItems(read, typed);
      return Promise.all(
        items.map(async (item) => {
          const { parts } = await read.balance(`stock/${item.id}`);
          const held =
            item.type === "service" ? "" : msg(str`${fromThousandths(parts[STORE] ?? 0)} in store`);
          return { value: item.id, label: item.name, detail: [item.code, held].filter(Boolean).join(" · ") };
        }),
      );
    });

  private readonly nameOf = async (id: string) => {
    const item = await this.app.store.read((read) => read.find(id as RecordId<"item">));
    return item && { value: id, label: item.name };
  };
}

/** The values of the fields whose name begins so, by the rest of their name. */
const named = (values: FormValues, prefix: string): [name: string, value: unknown][] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  );

const outcomes = (): { value: VisitReport["outcome"]; label: string }[] => [
  { value: "done", label: msg("Done, the complaint is resolved") },
  { value: "part-done", label: msg("Part done, goes on") },
  { value: "waiting for part", label: msg("Waits for a part") },
  { value: "waiting for customer", label: msg("Waits for the customer") },
  { value: "waiting for principal", label: msg("Waits for the principal") },
];

declare global {
  interface HTMLElementTagNameMap {
    "visit-form": VisitForm;
  }
}
