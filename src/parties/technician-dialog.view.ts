import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import type { Technician } from "../records";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import { addTechnician, amendTechnician } from "./commands";

/** Asks for a new technician, or for what is to be corrected on one. */
export function showTechnician(near: SbElement, technician?: Technician): void {
  const command = (values: FormValues) => {
    const draft = {
      name: String(values["name"]).trim(),
      phone: String(values["phone"]).trim(),
      areas: String(values["areas"])
        .split(/[,;]/)
        .map((area) => area.trim())
        .filter(Boolean),
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
      ${
        technician
          ? html`<sb-check name="active" label=${msg("Works here")} .value=${technician.active}></sb-check>`
          : nothing
      }
    </sb-form>`,
  }));
}
