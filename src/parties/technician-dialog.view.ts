import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import type { Technician } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
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

/** Asks for a new technician, or for what is to be corrected on one. */
export function showTechnician(near: SbElement, technician?: Technician): void {
  const command = (values: FormValues) => {
    const draft = {
      name: String(values["name"]).trim(),
      phone: String(values["phone"]).trim(),
      areas: words(values["areas"]),
      skills: words(values["skills"]),
      leave: (values["leave"] as readonly LeaveRow[])
        .filter(({ from, until }) => from || until)
        .map(({ from = "", until = from, reason }) => ({ from, until, reason })),
    };
    return technician
      ? amendTechnician({ id: technician.id, ...draft, active: values["active"] === true })
      : addTechnician(draft);
  };
  void showDialog(near, technician ? technician.name : msg("New technician"), (close) => ({
    body: html`<sb-form
      .command=${command}
      .said=${{ done: msg("Saved."), undo: true }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="name" label=${msg("Name")} required autofocus .value=${technician?.name ?? ""}></sb-text>
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
    </sb-form>`,
  }));
}
