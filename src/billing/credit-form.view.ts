import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { currencyDigits } from "../base/money";
import { Refusal } from "../base/refusal";
import type { Contract, Invoice, RecordId } from "../records";
import { STORE } from "../stock/model";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { creditBill, draftNote } from "./note-commands";
import {
  creditable,
  noteDraft,
  usualPlace,
  wishOfContract,
  type Creditable,
  type CreditableLine,
  type NoteWish,
} from "./note-queries";
import { atBillLines } from "./note-refusal";
import { amountOf, type NoteRow } from "./notes";
import { showBillPaper } from "./paper.view";
import { figuresOf } from "../company/figures";

/** A credit note as it is written: each line of the bill with what is left of it, to be taken back by quantity or by price. */
@customElement("credit-form")
export class CreditForm extends SbElement {
  static override styles = css`
    .line {
      border-bottom: 1px solid var(--sb-line);
      padding-bottom: 8px;
      display: grid;
      gap: 6px;
    }
  `;
  @property() billId: Invoice["id"] | undefined;
  /** What a contract gives back: its id and the day since which it does. */
  @property({ attribute: false }) contract: { id: Contract["id"]; on: string } | undefined;
  @state() private bill: Creditable | undefined;
  @state() private failed = "";
  @state() private total: number | undefined;
  private given: NoteWish | undefined;
  @query("sb-form") private form!: SbForm;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin().catch((error: unknown) => {
      this.failed = error instanceof Error ? error.message : String(error);
    });
  }

  private async begin(): Promise<void> {
    await this.app.store.read(async (read) => {
      const { contract, billId } = this;
      this.given = contract ? await wishOfContract(read, contract.id, contract.on) : undefined;
      this.bill = await creditable(read, this.given?.originalId ?? (billId as Invoice["id"]));
    });
    if (this.given) this.total = await this.totalOf(this.given);
  }

  override render() {
    const { bill } = this;
    if (this.failed)
      return html`<sb-page back heading=${msg("Credit note")}
        ><sb-empty text=${this.failed}></sb-empty
      ></sb-page>`;
    if (!bill) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { original, customer, series } = bill;
    return html`<sb-page back heading=${msg(str`Credit bill ${original.number ?? ""}`)}>
      <sb-form
        bare
        draftKey=${`credit/${original.id}/${this.contract?.on ?? ""}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        <p class="hint">${customer.name} · ${this.app.format.day(original.on)}</p>
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
          ${
            series.length > 1
              ? html`<sb-select
                  name="seriesId"
                  label=${msg("Series")}
                  .choices=${series.map(({ id, name }) => ({ value: id, label: name }))}
                  .value=${series[0]?.id ?? ""}
                ></sb-select>`
              : nothing
          }
        </div>
        <sb-text
          name="reason"
          label=${msg("Reason, on the paper")}
          required
          .value=${this.given?.reason ?? ""}
        ></sb-text>
        <sb-card>${bill.lines.map((line, at) => this.line(line, at))}</sb-card>
        ${this.outcome(bill)}
        <sb-textarea name="note" label=${msg("Note on the paper")}></sb-textarea>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("issue")}>
            ${msg("Issue and show paper")}
          </button>
          <button type="button" @click=${() => void this.form.save("save")}>${msg("Keep draft")}</button>
        </div>
      </sb-form>
    </sb-page>`;
  }

  private line(one: CreditableLine, at: number) {
    const { line, left, item, pieces } = one;
    const { format } = this.app;
    const isGone = Number(left.quantity) === 0 && left.amount === 0;
    const given = this.given?.rows.find((row) => row.line === at);
    if (isGone)
      return html`<div class="line">
        ${line.description}<span class="hint">${msg("nothing left to credit")}</span>
      </div>`;
    const isGoods = item && item.type !== "service";
    return html`<div class="line" role="group" aria-label=${line.description}>
      <div>
        ${line.description}
        <div class="hint">
          ${msg(str`left ${format.quantity(left.quantity)} ${line.unit}, ${format.money(left.amount)}`)}
        </div>
      </div>
      ${
        pieces.length
          ? pieces.map(
              ({ id, serial }) =>
                html`<sb-check
                  name=${`unit:${at}:${id}`}
                  label=${msg(str`${serial || msg("serial not known yet")} came back`)}
                ></sb-check>`,
            )
          : nothing
      }
      <div class="grid2">
        ${
          pieces.length
            ? nothing
            : html`<sb-number
                name=${`lines.${at}.quantity`}
                label=${msg("Quantity")}
                .unit=${line.unit}
                .decimals=${6}
              ></sb-number>`
        }
        <sb-money
          name=${`lines.${at}.amount`}
          label=${msg("Amount")}
          hint=${msg("Alone: only the price is corrected")}
          .value=${given?.amount}
        ></sb-money>
        ${
          isGoods
            ? html`<sb-select
                name=${`lines.${at}.location`}
                label=${msg("Goods come back to")}
                .value=${usualPlace(one)}
                .choices=${this.places()}
              ></sb-select>`
            : nothing
        }
      </div>
    </div>`;
  }

  private places() {
    return [
      { value: "", label: msg("they do not") },
      { value: STORE, label: msg("Store") },
      ...(this.bill?.technicians ?? []).map(({ id, name }) => ({
        value: id,
        label: msg(str`Van of ${name}`),
      })),
    ];
  }

  /** What the note comes to, and what becomes of it. */
  private outcome({ open }: Creditable) {
    if (!this.total) return nothing;
    const { format } = this.app;
    const settles = Math.min(this.total, Math.max(open, 0));
    const rest = this.total - settles;
    return html`<p role="status">
      <strong>${msg(str`Credit of ${format.money(this.total)}`)}</strong>
      <span class="hint">
        ${settles ? msg(str`settles ${format.money(settles)} of this bill`) : ""}${settles && rest ? ", " : ""}${rest ? msg(str`${format.money(rest)} stays as the customer's credit`) : ""}
      </span>
    </p>`;
  }

  /** The amount follows the quantity, as the bill priced it; and the total both. */
  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const at = Number(/^(?:lines\.|unit:)(\d+)/.exec(name)?.[1] ?? NaN);
    const one = this.bill?.lines[at];
    if (!one) return;
    const isQuantity = name.endsWith(".quantity") || name.startsWith("unit:");
    if (isQuantity) {
      const values = { ...this.form.values, [name]: value };
      const quantity = this.quantityOf(values, at);
      const digits = currencyDigits(this.app.company?.currency ?? "INR");
      const isLess = Number(quantity) <= Number(one.left.quantity);
      const amount = Number(quantity) && isLess ? amountOf(one.line, quantity, one.left, digits) : undefined;
      this.form.assign({ [`lines.${at}.amount`]: amount });
    }
    void this.updateComplete.then(async () => {
      this.total = await this.totalOf(this.wishOf(this.form.values)).catch(() => undefined);
    });
  };

  private totalOf(wish: NoteWish): Promise<number> {
    return this.app.store.read(async (read) => {
      const draft = await noteDraft(read, wish, this.app.today());
      return figuresOf(draft, await read.get("company:main")).total;
    });
  }

  private quantityOf(values: FormValues, at: number): string {
    const pieces = this.bill?.lines[at]?.pieces ?? [];
    if (!pieces.length) return (values[`lines.${at}.quantity`] as string | undefined) ?? "";
    return String(pieces.filter(({ id }) => values[`unit:${at}:${id}`] === true).length);
  }

  private wishOf(values: FormValues): NoteWish {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    const rows = (this.bill?.lines ?? []).flatMap(({ pieces }, at): NoteRow[] => {
      const typed = this.quantityOf(values, at);
      const quantity = Number(typed) ? typed : undefined;
      const amount = values[`lines.${at}.amount`] as number | undefined;
      if (!quantity && !amount) return [];
      const units = pieces.filter(({ id }) => values[`unit:${at}:${id}`] === true).map(({ id }) => id);
      return [
        {
          line: at,
          ...(quantity ? { quantity } : {}),
          ...(amount === undefined ? {} : { amount }),
          location: quantity ? text(`lines.${at}.location`) : "",
          ...(units.length ? { units } : {}),
        },
      ];
    });
    return {
      originalId: this.bill?.original.id as Invoice["id"],
      rows,
      reason: text("reason"),
      on: text("on"),
      note: text("note"),
      ...(text("seriesId") ? { seriesId: text("seriesId") as RecordId<"series"> } : {}),
      ...(this.given?.contract ? { contract: this.given.contract } : {}),
    };
  }

  private readonly save = async (values: FormValues, intent: string): Promise<unknown> => {
    const wish = this.wishOf(values);
    try {
      return await this.carryOut(wish, intent);
    } catch (error) {
      throw error instanceof Refusal ? atBillLines(error, wish) : error;
    }
  };

  private async carryOut(wish: NoteWish, intent: string): Promise<unknown> {
    const { app } = this;
    if (intent === "save") {
      const id = await app.attempt(draftNote(wish), { done: msg("The draft is kept.") });
      app.router.replace("invoice", { id });
      return id;
    }
    const { id } = await app.attempt(creditBill(wish), {
      done: ({ number }) => msg(str`Credit note ${number} is issued.`),
    });
    app.router.replace("invoice", { id });
    // The note stands whatever becomes of its paper, so this is no refusal of the form.
    void showBillPaper(app, id).catch((error: unknown) => app.report(error));
    return id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "credit-form": CreditForm;
  }
}
