import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Challan } from "../records";
import type { Read } from "../store/work";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { challanState, isOut, type ChallanState } from "./model";
import { newest } from "./queries";
import { challanStateName } from "./words";

type Shown = "out" | "draft" | "all";

interface Row {
  readonly id: Challan["id"];
  readonly challan: Challan;
  readonly customer: string;
  readonly state: ChallanState;
}

/** The challans: those whose goods are out, the drafts, or the newest. */
@customElement("challan-register")
export class ChallanRegister extends SbElement {
  @property() show: Shown = "out";
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.show],
  );

  override render() {
    const chips: Chip<Shown>[] = [
      { value: "out", label: msg("Out") },
      { value: "draft", label: msg("Drafts") },
      { value: "all", label: msg("Newest") },
    ];
    return html`<sb-page back heading=${msg("Delivery challans")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("challan-form")}>
        <sb-icon name="add"></sb-icon>${msg("New")}
      </button>
      <sb-chips
        label=${msg("Which challans")}
        .chips=${chips}
        value=${this.show}
        @sb-chip=${({ detail }: CustomEvent<Shown>) => (this.show = detail)}
      ></sb-chips>
      <sb-table
        label=${msg("Delivery challans")}
        icon="box"
        .columns=${this.columns}
        .rows=${this.rows.value}
        .empty=${this.show === "all" ? msg("No challans yet.") : msg("None.")}
        sheet="Challans"
        ?filtered=${this.show !== "all"}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("challan", { id: detail.id })}
      ></sb-table>
      ${this.together()}
    </sb-page>`;
  }

  /** Customers with goods on several challans may be billed for all at once. */
  private together() {
    const out = (this.rows.value ?? []).filter(({ challan }) => isOut(challan));
    const byCustomer = new Map<string, Row[]>();
    for (const row of out)
      byCustomer.set(row.challan.customerId, [...(byCustomer.get(row.challan.customerId) ?? []), row]);
    const several = [...byCustomer.values()].filter((rows) => rows.length > 1);
    return several.length && this.show === "out"
      ? html`<div class="row wrap">
          ${several
            .slice(0, 4)
            .map(
              (rows) =>
                html`<button
                  type="button"
                  @click=${() => this.app.navigate("invoice-form", { challan: rows.map(({ id }) => id).join(" ") })}
                >
                  ${msg(str`Bill ${rows.length} of ${rows[0]?.customer ?? ""}`)}
                </button>`,
            )}
        </div>`
      : nothing;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Challan"),
        value: ({ challan }) => challan.number ?? msg("draft"),
        detail: ({ challan, customer }) => `${format.day(challan.on, "short")} · ${customer}`,
      },
      {
        header: msg("Goods"),
        value: ({ challan }) => challan.lines.map(({ description }) => description).join(", "),
        detail: ({ state }) => challanStateName(state),
      },
    ];
  }

  private async read(read: Read): Promise<Row[]> {
    const all =
      this.show === "draft"
        ? await read.list("challan", "status", { prefix: ["draft"] }, { order: "newest" })
        : this.show === "out"
          ? (await read.list("challan", "status", { prefix: ["issued"] }, { order: "newest" })).filter(isOut)
          : await newest(read, "challan");
    return Promise.all(
      all.map(async (challan) => ({
        id: challan.id,
        challan,
        customer: (await read.get(challan.customerId)).name,
        state: challanState(challan),
      })),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "challan-register": ChallanRegister;
  }
}
