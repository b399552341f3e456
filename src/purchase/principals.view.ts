import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { mainPhone } from "../parties/model";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { principalRows, type PrincipalRow } from "./principal-queries";
import { purchaseTabs } from "./purchase-tabs.view";

/** Everybody we buy from, with what we owe and what is still to come. */
@customElement("principal-register")
export class PrincipalRegister extends SbElement {
  private readonly rows = this.live(principalRows);

  override render() {
    const { app } = this;
    return html`<sb-page heading=${msg("Principals")}>
      <button
        slot="actions"
        type="button"
        class="primary"
        @click=${() => app.navigate("customer-form", { principal: "yes" })}
      >
        <sb-icon name="add"></sb-icon>${msg("New principal")}
      </button>
      ${purchaseTabs(app, "principals")}
      <sb-table
        label=${msg("Principals")}
        icon="people"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("No principals yet: add those whose goods you sell.")}
        @sb-open=${({ detail }: CustomEvent<PrincipalRow>) => app.navigate("principal", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<PrincipalRow>[] {
    return [
      {
        header: msg("Name"),
        value: ({ party }) => party.name,
        detail: ({ party }) => [mainPhone(party), party.taxId].filter(Boolean).join(" · "),
      },
      { header: msg("We owe"), kind: "money", value: ({ owed }) => owed || undefined },
      {
        header: msg("Orders to come"),
        kind: "number",
        wideOnly: true,
        value: ({ awaited }) => awaited || undefined,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "principal-register": PrincipalRegister;
  }
}
