import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Party } from "../records";
import type { Read } from "../store/work";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { mainPhone } from "./model";
import { searchParties } from "./queries";

interface Row {
  readonly id: Party["id"];
  readonly party: Party;
  readonly owes: number;
}

const FOUND_AT_MOST = 100;

/** Everybody in the book by name, found by a word of the name or the last digits of the phone. */
@customElement("customer-register")
export class CustomerRegister extends SbElement {
  @state() private typed = "";
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.typed],
  );

  override render() {
    return html`<sb-page heading=${msg("Customers")}>
      <button slot="actions" type="button" class="primary" @click=${this.add}>
        <sb-icon name="add"></sb-icon>${msg("New customer")}
      </button>
      <sb-text
        label=${msg("Search")}
        bare
        placeholder=${msg("Name or last digits of the phone")}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => (this.typed = detail.value.trim())}
      ></sb-text>
      <sb-table
        label=${msg("Customers")}
        icon="people"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.typed ? msg("Nobody is found by that.") : msg("No customers yet.")}
        sheet="Customers"
        ?filtered=${this.typed !== ""}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("customer", { id: detail.id })}
      >
        ${this.typed ? html`` : html`<button slot="empty" type="button" @click=${this.add}>${msg("Add the first")}</button>`}
      </sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    return [
      {
        header: msg("Name"),
        value: ({ party }) => party.name,
        detail: ({ party }) => [mainPhone(party), party.address].filter(Boolean).join(" · "),
      },
      { header: msg("Owes"), kind: "money", value: ({ owes }) => owes || undefined },
      { header: msg("Tax ID"), wideOnly: true, value: ({ party }) => party.taxId },
      { header: msg("Since"), kind: "date", wideOnly: true, value: ({ party }) => party.createdOn },
    ];
  }

  private async read(read: Read): Promise<Row[]> {
    const [parties, balances] = await Promise.all([
      this.typed ? searchParties(read, this.typed, FOUND_AT_MOST) : read.list("party", "name"),
      read.balances("receivable/"),
    ]);
    const owed = new Map(balances.map(({ key, amount }) => [key.slice("receivable/".length), amount]));
    return parties.map((party) => ({ id: party.id, party, owes: owed.get(party.id) ?? 0 }));
  }

  private readonly add = (): void => this.app.navigate("customer-form");
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-register": CustomerRegister;
  }
}
