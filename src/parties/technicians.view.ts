import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Technician } from "../records";
import "../ui/badge";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";

/** Who goes out, and to which areas. */
@customElement("technician-register")
export class TechnicianRegister extends SbElement {
  private readonly rows = this.live(async (read) =>
    (await read.list("technician", "name")).sort((a, b) => Number(b.active) - Number(a.active)),
  );

  override render() {
    return html`<sb-page heading=${msg("Technicians")}>
      <button
        slot="actions"
        type="button"
        class="primary"
        @click=${() => this.app.navigate("technician-form")}
      >
        <sb-icon name="add"></sb-icon>${msg("New technician")}
      </button>
      <sb-table
        label=${msg("Technicians")}
        icon="technician"
        .columns=${columns()}
        .rows=${this.rows.value}
        empty=${msg("No technicians yet. Complaints are assigned to them.")}
        @sb-open=${({ detail }: CustomEvent<Technician>) => this.app.navigate("technician", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }
}

const columns = (): TableColumn<Technician>[] => [
  { header: msg("Name"), value: ({ name }) => name, detail: ({ phone }) => phone },
  {
    header: msg("Areas"),
    value: ({ areas }) => areas.join(", "),
    show: ({ areas, active }) =>
      active ? areas.join(", ") : html`<sb-badge>${msg("no longer here")}</sb-badge>`,
    detail: ({ skills = [] }) => skills.join(", "),
  },
];

declare global {
  interface HTMLElementTagNameMap {
    "technician-register": TechnicianRegister;
  }
}
