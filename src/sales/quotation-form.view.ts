import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { addDays } from "../base/day";
import { freeLine, lineForItem } from "../company/bill-lines";
import { taxScheme } from "../company/tax-schemes";
import { totalsTable } from "../company/totals-field";
import { customerField } from "../parties/customer-field";
import type { InvoiceLine, Party, Quotation, RecordId } from "../records";
import { ItemChoice } from "../stock/item-choice-field";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { showQuotationPaper } from "./paper.view";
import { aroundCustomer, quotationTotals } from "./queries";
import {
  amendQuotation,
  discardQuotation,
  draftQuotation,
  quoteNow,
  sendQuotation,
  type QuotationDraft,
} from "./quotation-commands";

/** A line as it is typed. */
interface Row {
  readonly itemId: string;
  readonly description: string;
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly discountPercent: string | undefined;
  readonly line: InvoiceLine;
}

/** An offer as it is written: a new one, or a kept draft. */
@customElement("quotation-form")
export class QuotationForm extends SbElement {
  @property({ attribute: false }) quotation: Quotation | undefined;
  @property() customerId: Party["id"] | undefined;
  @state() private chosen: Party["id"] | "" = "";
  @state() private rows: readonly Row[] | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly items = new ItemChoice(
    () => this.app,
    () => true,
    () => this.chosen,
  );
  private readonly around = this.live(
    (read) => aroundCustomer(read, this.chosen, "quotation"),
    () => [this.chosen],
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.chosen ||= this.quotation?.customerId ?? this.customerId ?? "";
  }

  override render() {
    const { quotation } = this;
    const today = this.app.today();
    const sites = this.around.value?.sites ?? [];
    return html`<sb-page back heading=${quotation ? msg("Quotation, draft") : msg("New quotation")}>
      <sb-form
        bare
        draftKey=${`quotation/${quotation?.id ?? this.customerId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        ${customerField(this.app, quotation?.customerId ?? this.customerId ?? "", !quotation)}
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${quotation?.on ?? today}></sb-day>
          <sb-day
            name="validUntil"
            label=${msg("Valid until")}
            required
            .value=${quotation?.validUntil ?? addDays(today, 30)}
          ></sb-day>
          <sb-select
            name="siteId"
            label=${msg("Site")}
            placeholder=${msg("none")}
            .choices=${sites.map(({ id, name }) => ({ value: id, label: name }))}
            .value=${quotation?.siteId ?? ""}
          ></sb-select>
          <sb-text
            name="poReference"
            label=${msg("Customer's inquiry")}
            .value=${quotation?.poReference ?? ""}
          ></sb-text>
        </div>
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${this.columns}
          .blank=${() => this.blank()}
          .value=${quotation ? quotation.lines.map(rowOf) : [this.blank()]}
          .follow=${this.followLine}
        ></sb-lines>
        ${this.totals()}
        ${
          taxScheme(this.app.company?.taxScheme ?? "none").charges
            ? html`<sb-check
                name="taxInclusive"
                label=${msg("Prices include tax")}
                .value=${quotation?.taxInclusive ?? false}
              ></sb-check>`
            : nothing
        }
        <sb-textarea
          name="note"
          label=${msg("Note on the paper")}
          .value=${quotation?.note ?? ""}
        ></sb-textarea>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("send")}>
            ${msg("Give a number and show paper")}
          </button>
          <button type="button" @click=${() => void this.form.save("save")}>${msg("Keep draft")}</button>
          ${quotation ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
      </sb-form>
    </sb-page>`;
  }

  private readonly columns: LineColumn<Row>[] = [
    {
      name: "description",
      header: msg("Item or work"),
      full: true,
      field: (row) =>
        html`<sb-combobox free .search=${this.items.search} .value=${row.description}></sb-combobox>`,
    },
    {
      name: "quantity",
      header: msg("Qty"),
      field: (row) => html`<sb-number .decimals=${6} .value=${row.quantity}></sb-number>`,
    },
    {
      name: "price",
      header: msg("Price"),
      field: (row) =>
        html`<sb-number .decimals=${6} .least=${this.app.format.digits} .value=${row.price}></sb-number>`,
    },
    {
      name: "discountPercent",
      header: msg("Discount %"),
      field: (row) => html`<sb-number .decimals=${4} .max=${100} .value=${row.discountPercent}></sb-number>`,
    },
  ];

  private readonly followLine = (row: Row, changed: string): Row => {
    const item = changed === "description" ? this.items.get(row.description) : undefined;
    if (!item) return row;
    const line = lineForItem(item, row.quantity || "1");
    return { ...row, itemId: item.id, description: item.name, price: item.price, line };
  };

  private blank(): Row {
    const scheme = this.app.company?.taxScheme ?? "none";
    const rate = scheme === "gst" ? "18" : taxScheme(scheme).charges ? "20" : "0";
    return rowOf(freeLine({ description: "", quantity: "1", price: "", taxRate: rate }));
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "customerId") this.chosen = (value as Party["id"] | undefined) ?? "";
    if (name === "lines") this.rows = value as readonly Row[];
  };

  private totals() {
    const { company, format } = this.app;
    const lines = (this.rows ?? this.quotation?.lines.map(rowOf) ?? []).filter(isFilled).map(lineOf);
    const isReadable = lines.length && lines.every(({ price, quantity }) => price !== "" && quantity !== "");
    if (!company || !isReadable) return nothing;
    const totals = quotationTotals(
      {
        lines,
        charges: this.quotation?.charges ?? [],
        taxScheme: company.taxScheme,
        placeOfSupply: this.quotation?.placeOfSupply ?? "",
        taxInclusive: this.form?.values["taxInclusive"] === true,
      },
      company,
    );
    return html`<sb-card
      >${totalsTable({ figures: totals, sums: totals, placeOfSupply: "", prepaid: 0 }, company, format)}</sb-card
    >`;
  }

  private readonly save = async (values: FormValues, intent: string): Promise<unknown> => {
    const draft = draftOf(values);
    const id = this.quotation?.id;
    if (intent === "send") {
      const { id: sent } = await this.app.attempt(id ? sendQuotation({ id, ...draft }) : quoteNow(draft), {
        done: ({ number }) => msg(str`Quotation ${number} is made.`),
      });
      this.app.router.replace("quotation", { id: sent });
      // The offer stands whatever becomes of its paper, so this is no refusal of the form.
      void showQuotationPaper(this.app, sent).catch((error: unknown) => this.app.report(error));
      return sent;
    }
    const done = msg("The draft is kept.");
    if (id) await this.app.attempt(amendQuotation({ id, ...draft }), { done });
    const kept = id ?? (await this.app.attempt(draftQuotation(draft), { done }));
    this.app.router.replace("quotation", { id: kept });
    return kept;
  };

  private readonly discard = async (): Promise<void> => {
    const id = this.quotation?.id;
    const done = msg("The draft is discarded.");
    if (id && (await this.app.run(discardQuotation({ id }), { done, undo: true })))
      this.app.router.replace("quotations");
  };
}

const rowOf = (line: InvoiceLine): Row => ({
  itemId: line.itemId ?? "",
  description: line.description,
  quantity: line.quantity,
  price: line.price || undefined,
  discountPercent: line.discountPercent === "0" ? undefined : line.discountPercent,
  line,
});

const isFilled = ({ description, price }: Row): boolean => description.trim() !== "" || Boolean(price);

/** The line of a row; without its item where the description is a text of its own. */
const lineOf = ({ line, description, quantity, price, discountPercent }: Row): InvoiceLine => ({
  ...line,
  description,
  quantity: quantity ?? "",
  price: price ?? "",
  discountPercent: discountPercent || "0",
});

function draftOf(values: FormValues): QuotationDraft {
  const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
  return {
    customerId: text("customerId") as Party["id"],
    ...(text("siteId") ? { siteId: text("siteId") as RecordId<"site"> } : {}),
    on: text("on"),
    validUntil: text("validUntil"),
    taxInclusive: values["taxInclusive"] === true,
    poReference: text("poReference"),
    note: text("note"),
    lines: ((values["lines"] as readonly Row[] | undefined) ?? []).filter(isFilled).map(lineOf),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "quotation-form": QuotationForm;
  }
}
