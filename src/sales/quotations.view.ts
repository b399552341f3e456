import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Quotation } from "../records";
import type { Read } from "../store/work";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { quotationState, type QuotationState } from "./model";
import { newest, quotationTotals } from "./queries";
import { quotationStateName } from "./words";

type Shown = "all" | "open" | "accepted" | "lost";

interface Row {
  readonly id: Quotation["id"];
  readonly quotation: Quotation;
  readonly customer: string;
  readonly total: number;
  readonly state: QuotationState;
}

/** The offers: the newest, those still open, the accepted or the lost. */
@customElement("quotation-register")
export class QuotationRegister extends SbElement {
  @property() show: Shown = "open";
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.show, this.app.today()],
  );

  override render() {
    const chips: Chip<Shown>[] = [
      { value: "open", label: msg("Open") },
      { value: "accepted", label: msg("Accepted") },
      { value: "lost", label: msg("Lost") },
      { value: "all", label: msg("Newest") },
    ];
    return html`<sb-page back heading=${msg("Quotations")}>
      <button
        slot="actions"
        type="button"
        class="primary"
        @click=${() => this.app.navigate("quotation-form")}
      >
        <sb-icon name="add"></sb-icon>${msg("New")}
      </button>
      <sb-chips
        label=${msg("Which quotations")}
        .chips=${chips}
        value=${this.show}
        @sb-chip=${({ detail }: CustomEvent<Shown>) => (this.show = detail)}
      ></sb-chips>
      <sb-table
        label=${msg("Quotations")}
        icon="bill"
        .columns=${this.columns}
        .rows=${this.rows.value}
        .empty=${this.show === "all" ? msg("No quotations yet.") : msg("None.")}
        sheet="Quotations"
        ?filtered=${this.show !== "all"}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("quotation", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Quotation"),
        value: ({ quotation }) => quotation.number ?? msg("draft"),
        detail: ({ quotation, customer }) => `${format.day(quotation.on, "short")} · ${customer}`,
      },
      {
        header: msg("Valid until"),
        kind: "date",
        wideOnly: true,
        value: ({ quotation }) => quotation.validUntil,
      },
      {
        header: msg("Total"),
        kind: "money",
        value: ({ total }) => total,
        detail: ({ state }) => quotationStateName(state),
      },
    ];
  }

  private async read(read: Read): Promise<Row[]> {
    const [company, all] = await Promise.all([read.get("company:main"), newest(read, "quotation")]);
    const rows = await Promise.all(
      all.map(async (quotation): Promise<Row> => {
        const { name: customer } = await read.get(quotation.customerId);
        const state = quotationState(quotation, this.app.today());
        const { total } = quotationTotals(quotation, company);
        return { id: quotation.id, quotation, customer, total, state };
      }),
    );
    return rows.filter(({ state }) => isShown(state, this.show));
  }
}

function isShown(state: QuotationState, show: Shown): boolean {
  if (show === "all") return true;
  if (show === "open") return state === "draft" || state === "sent";
  return show === "lost" ? state === "lost" || state === "lapsed" : state === "accepted";
}

declare global {
  interface HTMLElementTagNameMap {
    "quotation-register": QuotationRegister;
  }
}
