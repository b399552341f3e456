import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { completed, type InvoiceDraft } from "../billing/draft-queries";
import { lineForItem } from "../company/bill-lines";
import { figuresOf } from "../company/figures";
import { customerField } from "../parties/customer-field";
import type { Item, Party } from "../records";
import { ItemChoice } from "../stock/item-choice-field";
import { STORE } from "../stock/model";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { sellForCash, type CashSale } from "./cash-commands";
import { modeChoices } from "./payment-words.view";

interface Row {
  readonly itemId: string;
  readonly quantity: string | undefined;
  readonly price: string | undefined;
}

const blank: Row = { itemId: "", quantity: "1", price: undefined };

/** A sale over the counter on one short page: what, how many, how it is paid. */
@customElement("cash-form")
export class CashForm extends SbElement {
  @property() customerId: Party["id"] | undefined;
  @state() private total: number | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly items = new ItemChoice(() => this.app);

  override render() {
    const modes = modeChoices(this.app.company?.country ?? "").filter(({ value }) => value !== "cheque");
    return html`<sb-page back heading=${msg("Cash memo")}>
      <sb-form
        draftKey="cash-memo"
        saveLabel=${msg("Paid")}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: string }>>) => this.app.router.replace("invoice", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        ${customerField(this.app, this.customerId ?? "", !this.customerId)}
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${this.columns}
          .blank=${() => blank}
          .value=${[blank]}
          .follow=${this.followLine}
        ></sb-lines>
        ${
          this.total === undefined
            ? nothing
            : html`<sb-card
                ><span class="hint">${msg("To pay")}</span>
                <div class="figure" role="status">${this.app.format.money(this.total)}</div></sb-card
              >`
        }
        <div class="grid2">
          <sb-select name="mode" label=${msg("Paid by")} .choices=${modes} .value=${"cash"}></sb-select>
          <sb-text name="reference" label=${msg("Reference")}></sb-text>
        </div>
      </sb-form>
    </sb-page>`;
  }

  private readonly columns: LineColumn<Row>[] = [
    {
      name: "itemId",
      header: msg("Item"),
      full: true,
      field: (row) =>
        html`<sb-combobox
          .search=${this.items.search}
          .resolve=${this.items.resolve}
          .value=${row.itemId}
        ></sb-combobox>`,
    },
    {
      name: "quantity",
      header: msg("Qty"),
      field: (row) => html`<sb-number .value=${row.quantity}></sb-number>`,
    },
    {
      name: "price",
      header: msg("Price"),
      field: (row) =>
        html`<sb-number .decimals=${6} .least=${this.app.format.digits} .value=${row.price}></sb-number>`,
    },
  ];

  private readonly followLine = (row: Row, changed: string): Row => {
    const item = changed === "itemId" ? this.items.get(row.itemId) : undefined;
    return item ? { ...row, price: item.price } : row;
  };

  private readonly follow = ({ detail: { name } }: CustomEvent<FieldChange>): void => {
    if (name !== "lines" && name !== "customerId") return;
    void this.updateComplete.then(async () => {
      this.total = await this.totalOf().catch(() => undefined);
    });
  };

  /** What the sale comes to as it stands; undefined while something of it is missing. */
  private async totalOf(): Promise<number | undefined> {
    const sale = await this.saleOf(this.form.values);
    if (!sale.customerId || !sale.lines.length) return undefined;
    return this.app.store.read(async (read) => {
      const memo = await completed(read, { ...sale, kind: "cash-memo" }, this.app.today());
      return figuresOf(memo, await read.get("company:main")).total;
    });
  }

  private async saleOf(values: FormValues): Promise<CashSale> {
    const rows = ((values["lines"] as readonly Row[] | undefined) ?? []).filter(({ itemId }) => itemId);
    const lines: InvoiceDraft["lines"] = await this.app.store.read((read) =>
      Promise.all(
        rows.map(async ({ itemId, quantity, price }) => {
          const item = await read.get(itemId as Item["id"]);
          const line = lineForItem(item, quantity ?? "", item.type === "service" ? "" : STORE);
          return { ...line, price: price ?? "" };
        }),
      ),
    );
    return {
      customerId: ((values["customerId"] as string | undefined) ?? "") as Party["id"],
      lines,
      mode: (values["mode"] as CashSale["mode"] | undefined) ?? "cash",
      reference: (values["reference"] as string | undefined) ?? "",
    };
  }

  private readonly save = async (values: FormValues): Promise<unknown> =>
    this.app.attempt(sellForCash(await this.saleOf(values)), {
      done: ({ number }: { number: string }) => msg(str`Cash memo ${number} is issued and paid.`),
    });
}

declare global {
  interface HTMLElementTagNameMap {
    "cash-form": CashForm;
  }
}
