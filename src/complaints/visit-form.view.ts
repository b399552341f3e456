import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { activeTechnicians } from "../parties/queries";
import type { Complaint, RecordId } from "../records";
import { STORE } from "../stock/model";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
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
  private readonly around = this.live(
    async (read) => {
      const complaint = await read.get(this.complaintId as Complaint["id"]);
      const [technicians, customer] = await Promise.all([
        activeTechnicians(read),
        read.get(complaint.customerId),
      ]);
      return { complaint, technicians, customer };
    },
    () => [this.complaintId],
  );

  override render() {
    const around = this.around.value;
    if (!around) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { complaint, technicians, customer } = around;
    return html`<sb-page back heading=${msg(str`Visit on ${complaint.number}`)}>
      <p class="hint">${customer.name} · ${complaint.problem}</p>
      <sb-form
        draftKey=${`visit/${complaint.id}`}
        .command=${(values: FormValues) => recordVisit(this.report(values))}
        .said=${{ done: msg("The visit is recorded.") }}
        saveLabel=${msg("Save visit")}
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
        <sb-textarea name="work" label=${msg("Work done")} required></sb-textarea>
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
      </sb-form>
    </sb-page>`;
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
      outcome: text("outcome") as VisitReport["outcome"],
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
