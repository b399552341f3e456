import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Refusal } from "../base/refusal";
import { activeTechnicians } from "../parties/queries";
import type { Item, Order, Party, Receipt, RecordId } from "../records";
import { STORE } from "../stock/model";
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
import { goodsName, goodsSearch, partyName, principalSearch, type KnownGoods } from "./goods-options.view";
import {
  amendReceipt,
  discardReceipt,
  draftReceipt,
  postReceipt,
  type ReceiptDraft,
} from "./receipt-commands";
import { startOfReceipt } from "./receipt-queries";
import "./serial-field";

interface Row {
  readonly itemId: RecordId<"item"> | "";
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly serials: readonly string[];
  /** The line of the order, counted from 0. */
  readonly orderLine: number | undefined;
  readonly type: Item["type"];
}
const BLANK: Row = {
  itemId: "",
  quantity: "1",
  price: undefined,
  serials: [],
  orderLine: undefined,
  type: "stock",
};

/** Goods as they come in: on an order, or directly; with the serial numbers of the pieces. */
@customElement("receipt-form")
export class ReceiptForm extends SbElement {
  @property() receiptId: Receipt["id"] | undefined;
  @property() orderId: Order["id"] | undefined;
  @property() principalId: Party["id"] | undefined;
  @state() private rows: readonly Row[] | undefined;
  @state() private chosen: Party["id"] | "" | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly known: KnownGoods = new Map();
  private readonly start = this.live(
    (read) => startOfReceipt(read, { receiptId: this.receiptId, orderId: this.orderId }),
    () => [this.receiptId ?? "", this.orderId ?? ""],
  );
  private readonly technicians = this.live(activeTechnicians);
  private readonly columns: LineColumn<Row>[] = [
    {
      name: "itemId",
      header: msg("Item"),
      full: true,
      field: ({ itemId }) =>
        html`<sb-combobox
          required
          .value=${itemId}
          .search=${goodsSearch(this, this.known, () => this.chosen ?? this.principalId ?? "")}
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
      name: "serials",
      header: msg("Serial numbers"),
      below: true,
      when: ({ type }) => type === "serialised",
      field: (row, at) =>
        html`<serial-capture
          .itemId=${row.itemId}
          .quantity=${row.quantity ?? ""}
          .others=${this.otherSerials(row, at)}
          .value=${row.serials}
        ></serial-capture>`,
    },
  ];

  override render() {
    const start = this.start.value;
    if (this.start.error)
      return html`<sb-page back heading=${msg("Goods received")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!start) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { order, receipt } = start;
    return html`<sb-page back heading=${receipt ? msg("Goods received, draft") : msg("Goods received")}>
      ${order ? html`<p class="hint">${msg(str`on order ${order.number ?? ""} of ${this.app.format.day(order.on)}`)}</p>` : nothing}
      <sb-form
        bare
        draftKey=${`receipt/${this.receiptId ?? this.orderId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="principalId"
          label=${msg("Principal")}
          required
          ?disabled=${order !== undefined}
          .value=${receipt?.principalId ?? order?.principalId ?? this.principalId ?? ""}
          .search=${principalSearch(this)}
          .resolve=${partyName(this)}
        ></sb-combobox>
        <div class="grid2">
          <sb-day
            name="on"
            label=${msg("Received on")}
            required
            .value=${receipt?.on ?? this.app.today()}
          ></sb-day>
          <sb-text
            name="reference"
            label=${msg("His delivery note")}
            .value=${receipt?.reference ?? ""}
          ></sb-text>
        </div>
        <sb-select
          name="location"
          label=${msg("Put into")}
          .choices=${this.places}
          .value=${receipt?.location ?? STORE}
        ></sb-select>
        <sb-lines
          name="lines"
          label=${msg("Goods")}
          .columns=${this.columns}
          .blank=${() => BLANK}
          .follow=${(row: Row, changed: string) => (changed === "itemId" ? this.ofItem(row) : row)}
          .value=${start.lines.length ? start.lines : [BLANK]}
        ></sb-lines>
        <sb-text name="note" label=${msg("Note")} .value=${receipt?.note ?? ""}></sb-text>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("post")}>
            ${msg("Receive")}
          </button>
          <button type="button" @click=${() => void this.form.save()}>${msg("Keep draft")}</button>
          ${this.receiptId ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
      </sb-form>
    </sb-page>`;
  }

  private get places() {
    return [
      { value: STORE, label: msg("Store") },
      ...(this.technicians.value ?? []).map(({ id, name }) => ({
        value: id,
        label: msg(str`Van of ${name}`),
      })),
    ];
  }

  /** Serial numbers captured on other lines of the same item. */
  private otherSerials({ itemId }: Row, at: number): string[] {
    return (this.rows ?? this.start.value?.lines ?? [])
      .filter((row, index) => index !== at && row.itemId === itemId)
      .flatMap(({ serials }) => serials);
  }

  private ofItem(row: Row): Row {
    const goods = this.known.get(row.itemId);
    if (!goods) return row;
    return { ...row, price: goods.price, type: goods.item.type, serials: [], orderLine: undefined };
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "lines") this.rows = value as readonly Row[];
    if (name === "principalId") this.chosen = value as Party["id"] | "";
  };

  private readonly save = async (values: FormValues, intent: string): Promise<void> => {
    const rows = (values["lines"] as readonly Row[]).filter(({ itemId }) => itemId);
    if (!rows.length) throw new Refusal(msg("Nothing is received yet."), { lines: msg("Say what came.") });
    const order = this.start.value?.order;
    const draft: ReceiptDraft = {
      principalId: values["principalId"] as Party["id"],
      ...(order ? { orderId: order.id } : {}),
      on: values["on"] as string,
      reference: (values["reference"] as string | undefined) ?? "",
      location: (values["location"] as string | undefined) ?? STORE,
      note: (values["note"] as string | undefined) ?? "",
      lines: rows.map(({ itemId, quantity = "", price = "", serials, orderLine }) => ({
        itemId: itemId as RecordId<"item">,
        quantity,
        price,
        serials,
        ...(orderLine === undefined ? {} : { orderLine }),
      })),
    };
    const { app, receiptId } = this;
    if (intent === "post") {
      const { id } = await app.attempt(postReceipt({ id: receiptId, ...draft }), {
        done: ({ number }) => msg(str`Receipt ${number}: the goods are in stock.`),
      });
      return app.router.replace("receipt", { id });
    }
    const done = msg("The draft is kept.");
    const id = receiptId ?? (await app.attempt(draftReceipt(draft), { done }));
    if (receiptId) await app.attempt(amendReceipt({ id, ...draft }), { done });
    app.router.replace("receipt", { id });
  };

  private readonly discard = async (): Promise<void> => {
    const { receiptId, app } = this;
    if (!receiptId) return;
    const done = await app.run(discardReceipt({ id: receiptId }), {
      done: msg("The draft is discarded."),
      undo: true,
    });
    if (done) app.router.replace("receipts");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "receipt-form": ReceiptForm;
  }
}
