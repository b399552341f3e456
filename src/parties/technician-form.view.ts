import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Technician } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/page";
import "../ui/text-field";
import { addTechnician, amendTechnician } from "./commands";

interface LeaveRow {
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly reason: string;
}

const words = (value: unknown): string[] =>
  String(value)
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter(Boolean);

const leaveColumns = (): LineColumn<LeaveRow>[] => [
  { name: "from", header: msg("From"), field: (row) => html`<sb-day .value=${row.from}></sb-day>` },
  { name: "until", header: msg("Till"), field: (row) => html`<sb-day .value=${row.until}></sb-day>` },
  {
    name: "reason",
    header: msg("Reason"),
    full: true,
    field: (row) => html`<sb-text .value=${row.reason}></sb-text>`,
  },
];

/** A new technician, or what is to be corrected on one. */
@customElement("technician-form")
export class TechnicianForm extends SbElement {
  @property() technicianId: Technician["id"] | undefined;
  private readonly technician = this.live(
    (read) => read.get(this.technicianId as Technician["id"]),
    () => [this.technicianId],
  );

  override render() {
    const technician = this.technician.value;
    if (this.technician.error)
      return html`<sb-page back heading=${msg("Technician")}
        ><sb-empty text=${msg("He is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.technicianId && !technician) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page back heading=${technician?.name ?? msg("New technician")}>
      <sb-form
        draftKey=${`technician/${this.technicianId ?? "new"}`}
        .command=${(values: FormValues) => this.call(values)}
        .said=${{ done: msg("Saved."), undo: true }}
        @sb-saved=${this.saved}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-text
          name="name"
          label=${msg("Name")}
          required
          autofocus
          .value=${technician?.name ?? ""}
        ></sb-text>
        <sb-phone name="phone" label=${msg("Phone")} .value=${technician?.phone ?? ""}></sb-phone>
        <sb-text
          name="areas"
          label=${msg("Areas")}
          placeholder=${msg("Kothrud, Baner")}
          hint=${msg("Calls from these areas suggest this technician first.")}
          .value=${technician?.areas.join(", ") ?? ""}
        ></sb-text>
        <sb-text
          name="skills"
          label=${msg("Trained for")}
          placeholder=${msg("RO, softener")}
          hint=${msg("Items and kinds of work, with commas between.")}
          .value=${technician?.skills?.join(", ") ?? ""}
        ></sb-text>
        <sb-lines
          name="leave"
          label=${msg("Leave")}
          .columns=${leaveColumns()}
          .blank=${(): LeaveRow => ({ from: undefined, until: undefined, reason: "" })}
          .value=${technician?.leave ?? []}
        ></sb-lines>
        ${
          technician
            ? html`<sb-check name="active" label=${msg("Works here")} .value=${technician.active}></sb-check>`
            : nothing
        }
      </sb-form>
    </sb-page>`;
  }

  private call(values: FormValues) {
    const draft = {
      name: String(values["name"]).trim(),
      phone: String(values["phone"]).trim(),
      areas: words(values["areas"]),
      skills: words(values["skills"]),
      leave: (values["leave"] as readonly LeaveRow[])
        .filter(({ from, until }) => from || until)
        .map(({ from = "", until = from, reason }) => ({ from, until, reason })),
    };
    return this.technicianId
      ? amendTechnician({ id: this.technicianId, ...draft, active: values["active"] === true })
      : addTechnician(draft);
  }

  private readonly saved = ({ detail }: CustomEvent<Saved<Technician["id"] | undefined>>): void => {
    if (this.technicianId || !detail.result) this.app.back();
    else this.app.router.replace("technician", { id: detail.result });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "technician-form": TechnicianForm;
  }
}
