import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Refusal } from "../base/refusal";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import { totalsTable } from "../company/totals-field";
import type { Order, Party, RecordId } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { isUntaxed, orderFigures, purchaseTax } from "./figures";
import { goodsName, goodsSearch, partyName, principalSearch, type KnownGoods } from "./goods-options.view";
import { amendOrder, discardOrder, draftOrder, sendOrder, type OrderDraft } from "./order-commands";

interface Row {
  readonly itemId: RecordId<"item"> | "";
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly taxRate: string | undefined;
}
const NO_ROWS: readonly Row[] = [{ itemId: "", quantity: "1", price: undefined, taxRate: undefined }];

/** An order to a principal as it is written: new, or a kept draft. */
@customElement("order-form")
export class OrderForm extends SbElement {
  @property() orderId: Order["id"] | undefined;
  @property() principalId: Party["id"] | undefined;
  @state() private rows: readonly Row[] | undefined;
  @state() private chosen: Party["id"] | "" | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly known: KnownGoods = new Map();
  private readonly order = this.live(
    async (read) => (this.orderId ? read.get(this.orderId) : undefined),
    () => [this.orderId],
  );
  private readonly party = this.live(
    async (read) => (this.principal ? read.find(this.principal) : undefined),
    () => [this.principal],
  );
  private readonly columns: LineColumn<Row>[] = [
    {
      name: "itemId",
      header: msg("Item"),
      full: true,
      field: ({ itemId }) =>
        html`<sb-combobox
          required
          .value=${itemId}
          .search=${goodsSearch(this, this.known, () => this.principal)}
          .resolve=${goodsName(this)}
        ></sb-combobox>`,
    },
    {
      name: "quantity",
      header: msg("Quantity"),
      field: ({ quantity }) => html`<sb-number required .value=${quantity}></sb-number>`,
    },
    {
      name: "price",
      header: msg("Price"),
      field: ({ price }) =>
        html`<sb-number
          required
          .decimals=${6}
          .least=${this.app.format.digits}
          .value=${price}
        ></sb-number>`,
    },
    {
      name: "taxRate",
      header: msg("Tax %"),
      when: () => taxScheme(this.scheme).charges,
      field: ({ taxRate }) =>
        taxScheme(this.scheme).freeRates
          ? html`<sb-number max="100" .value=${taxRate}></sb-number>`
          : html`<sb-select .choices=${this.rates(taxRate)} .value=${taxRate ?? ""}></sb-select>`,
    },
  ];

  override render() {
    const order = this.order.value;
    if (this.order.error)
      return html`<sb-page back heading=${msg("Order")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.orderId && !order) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page back heading=${order ? msg("Order, draft") : msg("New order")}>
      <sb-form
        bare
        draftKey=${`order/${this.orderId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="principalId"
          label=${msg("Principal")}
          required
          ?autofocus=${!this.principal}
          .value=${order?.principalId ?? this.principalId ?? ""}
          .search=${principalSearch(this)}
          .resolve=${partyName(this)}
        ></sb-combobox>
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${order?.on ?? this.app.today()}></sb-day>
          <sb-day name="expectedOn" label=${msg("Expected on")} .value=${order?.expectedOn}></sb-day>
        </div>
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${this.isTaxed ? this.columns : this.columns.filter(({ name }) => name !== "taxRate")}
          .blank=${() => NO_ROWS[0]}
          .follow=${(row: Row, changed: string) => (changed === "itemId" ? this.ofItem(row) : row)}
          .value=${order?.lines ?? NO_ROWS}
        ></sb-lines>
        ${this.isTaxed ? nothing : html`<p class="hint">${msg("He has no GSTIN, so his bill will bear no tax.")}</p>`}
        ${this.totals(order)}
        <sb-textarea name="note" label=${msg("Note on the paper")} .value=${order?.note ?? ""}></sb-textarea>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("send")}>
            ${msg("Send order")}
          </button>
          <button type="button" @click=${() => void this.form.save()}>${msg("Keep draft")}</button>
          ${this.orderId ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
        <p class="hint">${msg("Sending gives the order its number; it stays as it was sent.")}</p>
      </sb-form>
    </sb-page>`;
  }

  private totals(order: Order | undefined) {
    const { company, format } = this.app;
    const party = this.party.value;
    const rows = (this.rows ?? order?.lines ?? []).filter(({ itemId }) => itemId);
    if (!company || !party || !rows.length) return nothing;
    const figures = orderFigures(
      rows.map(({ quantity = "", price = "", taxRate = "0" }) => ({ quantity, price, taxRate })),
      company,
      party,
    );
    if (!figures) return html`<p class="hint">${msg("Totals appear when every figure is a number.")}</p>`;
    const { placeOfSupply } = purchaseTax(company, party);
    const sums = { sumLines: figures.net, allowances: 0, charges: 0 };
    return html`<sb-card
      >${totalsTable({ figures, sums, placeOfSupply, prepaid: 0 }, company, format)}</sb-card
    >`;
  }

  private get scheme() {
    return this.app.company?.taxScheme ?? "none";
  }

  /** False where the chosen principal may charge no tax. */
  private get isTaxed(): boolean {
    const party = this.party.value;
    return !party || !isUntaxed(party, this.scheme);
  }

  private get principal(): Party["id"] | "" {
    return this.chosen ?? this.order.value?.principalId ?? this.principalId ?? "";
  }

  private rates(own: string | undefined) {
    const rates = ratesOn(this.scheme, this.app.today());
    return [...new Set([...rates, ...(own ? [own] : [])])].map((rate) => ({
      value: rate,
      label: `${rate} %`,
    }));
  }

  private ofItem(row: Row): Row {
    const goods = this.known.get(row.itemId);
    return goods ? { ...row, price: goods.price, taxRate: goods.item.taxRate } : row;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "lines") this.rows = value as readonly Row[];
    if (name === "principalId") this.chosen = value as Party["id"] | "";
  };

  private readonly save = async (values: FormValues, intent: string): Promise<void> => {
    const rows = (values["lines"] as readonly Row[]).filter(({ itemId }) => itemId);
    if (!rows.length)
      throw new Refusal(msg("This order cannot be kept yet."), { lines: msg("Say what is ordered.") });
    const draft: OrderDraft = {
      principalId: values["principalId"] as Party["id"],
      on: values["on"] as string,
      expectedOn: values["expectedOn"] as string | undefined,
      note: (values["note"] as string | undefined) ?? "",
      lines: rows.map(({ itemId, quantity = "", price = "", taxRate }) => ({
        itemId: itemId as RecordId<"item">,
        quantity,
        price,
        ...(taxRate ? { taxRate } : {}),
      })),
    };
    const { app, orderId } = this;
    if (intent === "send") {
      const { id } = await app.attempt(sendOrder({ id: orderId, ...draft }), {
        done: ({ number }) => msg(str`Order ${number} is sent.`),
      });
      return app.router.replace("order", { id });
    }
    const done = msg("The draft is kept.");
    const id = orderId ?? (await app.attempt(draftOrder(draft), { done }));
    if (orderId) await app.attempt(amendOrder({ id, ...draft }), { done });
    app.router.replace("order", { id });
  };

  private readonly discard = async (): Promise<void> => {
    const { orderId, app } = this;
    if (!orderId) return;
    const done = await app.run(discardOrder({ id: orderId }), {
      done: msg("The draft is discarded."),
      undo: true,
    });
    if (done) app.router.replace("orders");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "order-form": OrderForm;
  }
}
