import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Complaint } from "../records";
import type { Read } from "../store/work";
import "../ui/badge";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { statusBadge } from "./complaint-words.view";
import { complaintStateName } from "./words";
import { isLate } from "./model";
import { openComplaints } from "./queries";

interface Row {
  readonly id: Complaint["id"];
  readonly complaint: Complaint;
  readonly customer: string;
  readonly technician: string;
}
/** Which calls are listed: the open ones, or those in one state. */
export type ComplaintsShown = "open" | "new" | "in progress" | "waiting" | "resolved" | "closed";

/** The calls: those still open, most pressing first, or one state of them. */
@customElement("complaint-register")
export class ComplaintRegister extends SbElement {
  /** What was chosen; the open ones when nothing was. */
  @property() show: ComplaintsShown | undefined;
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.shown],
  );

  override render() {
    const filters: Chip<ComplaintsShown>[] = [
      { value: "open", label: msg("Open") },
      { value: "new", label: msg("Unassigned") },
      { value: "in progress", label: msg("In progress") },
      { value: "waiting", label: msg("Waiting") },
      { value: "resolved", label: msg("To bill or close") },
      { value: "closed", label: msg("Closed") },
    ];
    return html`<sb-page heading=${msg("Calls")}>
      <button
        slot="actions"
        type="button"
        class="primary"
        @click=${() => this.app.navigate("complaint-form")}
      >
        <sb-icon name="add"></sb-icon>${msg("New complaint")}
      </button>
      <sb-chips
        label=${msg("Which calls")}
        .chips=${filters}
        value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<ComplaintsShown>) => (this.show = detail)}
      ></sb-chips>
      <sb-table
        label=${msg("Complaints")}
        icon="call"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.shown === "open" ? msg("Nothing is open.") : msg("None.")}
        sheet="Complaints"
        filtered
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("complaint", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Complaint"),
        value: ({ complaint }) => complaint.number,
        show: ({ complaint, customer }) => html`<b>${complaint.number}</b> ${customer}`,
        detail: ({ complaint }) => complaint.problem,
      },
      {
        header: msg("Status"),
        width: 112,
        value: ({ complaint }) => complaintStateName(complaint),
        show: ({ complaint }) => statusBadge(complaint, isLate(complaint, this.app.now())),
        detail: ({ complaint, technician }) =>
          technician || format.dayFrom(complaint.loggedOn, this.app.today()),
      },
      { header: msg("Logged"), kind: "date", wideOnly: true, value: ({ complaint }) => complaint.loggedOn },
    ];
  }

  private async read(read: Read): Promise<Row[]> {
    const complaints = await this.chosen(read);
    return Promise.all(
      complaints.map(async (complaint) => {
        const [customer, technician] = await Promise.all([
          read.get(complaint.customerId),
          complaint.technicianId ? read.find(complaint.technicianId) : undefined,
        ]);
        return { id: complaint.id, complaint, customer: customer.name, technician: technician?.name ?? "" };
      }),
    );
  }

  private get shown(): ComplaintsShown {
    return this.show ?? "open";
  }

  private async chosen(read: Read): Promise<Complaint[]> {
    if (this.shown === "open") return openComplaints(read);
    if (this.shown === "in progress")
      return (await openComplaints(read)).filter(
        ({ status }) => status === "assigned" || status === "in progress",
      );
    return read.list("complaint", "status", { prefix: [this.shown] }, { order: "newest", limit: 300 });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-register": ComplaintRegister;
  }
}
