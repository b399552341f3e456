import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Plan } from "../records";
import "../ui/badge";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { frequencyName, monthsName } from "./words";

/** What is offered: the plans contracts are made from. */
@customElement("plan-register")
export class PlanRegister extends SbElement {
  private readonly rows = this.live(async (read) =>
    (await read.list("plan", "name")).sort((a, b) => Number(b.active) - Number(a.active)),
  );

  override render() {
    return html`<sb-page heading=${msg("Contract plans")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("plan-form")}>
        <sb-icon name="add"></sb-icon>${msg("New plan")}
      </button>
      <sb-table
        label=${msg("Contract plans")}
        icon="contract"
        .columns=${this.columns}
        .rows=${this.rows.value}
        sheet="Plans"
        empty=${msg("No plans yet. A plan says what a contract covers, how often you come and what it costs.")}
        @sb-open=${({ detail }: CustomEvent<Plan>) => this.app.navigate("plan-form", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Plan>[] {
    return [
      {
        header: msg("Plan"),
        value: ({ name }) => name,
        detail: ({ frequency, months }) => `${frequencyName(frequency)}, ${monthsName(months)}`,
      },
      {
        header: msg("Price a unit"),
        kind: "money",
        value: ({ price }) => price,
        detail: ({ covers, active }) => (active ? shortCovers(covers) : msg("no longer offered")),
      },
      { header: msg("Tax %"), wideOnly: true, value: ({ taxRate }) => msg(str`${taxRate} %`) },
    ];
  }
}

const shortCovers = (covers: Plan["covers"]): string =>
  ({
    comprehensive: msg("comprehensive"),
    "labour-only": msg("labour only"),
    limited: msg("limited"),
  })[covers];

declare global {
  interface HTMLElementTagNameMap {
    "plan-register": PlanRegister;
  }
}
