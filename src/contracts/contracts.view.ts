import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/badge";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { stateBadge, termHint } from "./contract-words.view";
import { stateName } from "./words";
import { contractRows, type ContractRow, type ContractsShown } from "./queries";
import { showRenewals } from "./renewals.view";

/** The contracts: those that run, end soon, have ended, are drafts, or are over. */
@customElement("contract-register")
export class ContractRegister extends SbElement {
  /** What was chosen; the running ones when nothing was. */
  @property() show: ContractsShown | undefined;
  private readonly rows = this.liveInTime(
    (read) => contractRows(read, this.shown, this.app.today()),
    () => [this.shown],
  );

  override render() {
    return html`<sb-page heading=${msg("Contracts")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("contract-form")}>
        <sb-icon name="add"></sb-icon>${msg("New contract")}
      </button>
      <sb-chips
        label=${msg("Which contracts")}
        .chips=${filters()}
        value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<ContractsShown>) => (this.show = detail)}
      ></sb-chips>
      ${this.renewAll()}
      <sb-table
        label=${msg("Contracts")}
        icon="contract"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.emptySentence}
        sheet="Contracts"
        filtered
        @sb-open=${({ detail }: CustomEvent<ContractRow>) => this.app.navigate("contract", { id: detail.id })}
      >
        ${
          this.shown === "running"
            ? html`<button slot="empty" type="button" @click=${() => this.app.navigate("plans")}>
                ${msg("Contract plans")}
              </button>`
            : nothing
        }
      </sb-table>
    </sb-page>`;
  }

  /** From the expiry list all may be renewed at once. */
  private renewAll() {
    const rows = this.rows.value ?? [];
    if ((this.shown !== "expiring" && this.shown !== "expired") || !rows.length) return nothing;
    return html`<div class="row">
      <span class="grow hint">${msg(str`${rows.length} without a successor`)}</span>
      <button type="button" @click=${() => void showRenewals(this, rows)}>
        <sb-icon name="repeat"></sb-icon>${msg("Renew several…")}
      </button>
    </div>`;
  }

  private get shown(): ContractsShown {
    return this.show ?? "running";
  }

  private get emptySentence(): string {
    return {
      running: msg("No contract runs yet. Make a plan first, then a contract from it."),
      expiring: msg("None ends soon."),
      expired: msg("None has ended without a successor."),
      drafts: msg("No drafts."),
      over: msg("None was renewed or cancelled yet."),
    }[this.shown];
  }

  private get columns(): TableColumn<ContractRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Contract"),
        value: ({ customer }) => customer.name,
        show: ({ contract, customer }) => html`<b>${contract.number ?? ""}</b> ${customer.name}`,
        detail: ({ contract }) => `${contract.terms.name} · ${unitsText(contract.units)}`,
      },
      {
        header: msg("Status"),
        width: 104,
        value: ({ state }) => stateName(state),
        show: ({ state }) => stateBadge(state),
        detail: ({ contract, state }) => termHint(contract, state, format, this.app.today()),
      },
      { header: msg("From"), kind: "date", wideOnly: true, value: ({ contract }) => contract.startsOn },
      { header: msg("Till"), kind: "date", wideOnly: true, value: ({ contract }) => contract.endsOn },
      { header: msg("Price"), kind: "money", wideOnly: true, value: ({ contract }) => contract.price },
    ];
  }
}

const filters = (): Chip<ContractsShown>[] => [
  { value: "running", label: msg("Active") },
  { value: "expiring", label: msg("Expiring") },
  { value: "expired", label: msg("Expired") },
  { value: "drafts", label: msg("Drafts") },
  { value: "over", label: msg("Over") },
];

const unitsText = (count: number): string => (count === 1 ? msg("1 unit") : msg(str`${count} units`));

declare global {
  interface HTMLElementTagNameMap {
    "contract-register": ContractRegister;
  }
}
