import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import type { Invoice, InvoiceLine, RecordId } from "../records";
import { STORE } from "../stock/model";
import { listed } from "../stock/price-queries";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import type { Option } from "../ui/combobox";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/number-field";
import "../ui/text-field";
import type { BillModel } from "./bill-model";
import { isBlankLine, lineForItem } from "../company/bill-lines";
import { categoryName, taxKinds } from "../company/tax-words";

/** One line of a draft: what, how many, at what price; the rest folds away. Enter fires `sb-next`, the bin `sb-drop`, both with its place. */
@customElement("bill-line")
export class BillLine extends SbElement {
  static override styles = css`
    .line {
      border-bottom: 1px solid var(--sb-line);
      padding-bottom: 8px;
      display: grid;
      gap: 6px;
    }
    .figures3 {
      display: grid;
      grid-template-columns: 5fr 6fr auto;
      gap: 6px;
      align-items: end;
    }
    .net {
      min-width: 76px;
      padding-bottom: 6px;
    }
  `;
  @property({ attribute: false }) line: (InvoiceLine & { readonly serials?: string }) | undefined;
  @property({ type: Number }) at = 0;
  /** Net of the line in minor units, as it stands. */
  @property({ type: Number }) net: number | undefined;
  @property({ attribute: false }) taxSchemeId: Invoice["taxScheme"] = "none";
  @property() on = "";
  /** Whose price list is heeded. */
  @property() customerId: Invoice["customerId"] | "" = "";
  /** The field that takes the focus when the line appears. */
  @property() focused: "" | "description" | "quantity" = "";
  /** A bill may be saved while this line is blank: it is left out. */
  @property({ type: Boolean }) spare = false;
  @state() private isOpen = false;

  constructor() {
    super();
    this.addEventListener("keydown", this.keys);
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("sb-combobox")?.focus(options),
    );
  }

  /** Shows the fields that are folded away when a problem is named for one that is not on the page. */
  async unfoldFor(problems: Readonly<Record<string, string>> = {}): Promise<void> {
    const own = Object.keys(problems).filter((name) => name.startsWith(`lines.${this.at}.`));
    if (own.every((name) => this.renderRoot.querySelector(`[name="${name}"]`))) return;
    this.isOpen = true;
    await this.updateComplete;
  }

  /** Enter goes on to the next line, as in a sheet; with Ctrl it is the form's. */
  private readonly keys = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key !== "Enter" || !isField || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.tell("sb-next", this.at);
  };

  override render() {
    const { line } = this;
    if (!line) return nothing;
    const name = (field: string) => `lines.${this.at}.${field}`;
    return html`<div class="line" role="group" aria-label=${`${msg("Line")} ${this.at + 1}`}>
      <sb-combobox
        name=${name("description")}
        label=${msg("Item or work")}
        free
        ?required=${!(this.spare && isBlankLine(line))}
        ?autofocus=${this.focused === "description"}
        .value=${line.description}
        .search=${this.search}
      ></sb-combobox>
      <div class="figures3">
        <sb-number
          name=${name("quantity")}
          ?autofocus=${this.focused === "quantity"}
          label=${msg("Quantity")}
          .unit=${line.unit}
          .decimals=${10}
          .min=${-1e12}
          .value=${line.quantity}
        ></sb-number>
        <sb-number
          name=${name("price")}
          label=${msg("Price")}
          .decimals=${10}
          .least=${this.app.format.digits}
          .min=${-1e12}
          .value=${line.price}
        ></sb-number>
        <span class="number net"
          >${this.net === undefined ? "" : this.app.format.money(this.net, { bare: true })}</span
        >
      </div>
      ${this.isOpen ? this.more(line, name) : nothing}
      <div class="row">
        <button
          type="button"
          class="link"
          aria-expanded=${this.isOpen ? "true" : "false"}
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          ${this.isOpen ? msg("Less") : this.summary(line)}
        </button>
        <span class="grow"></span>
        <button type="button" class="icon" @click=${() => this.tell("sb-drop", this.at)}>
          <sb-icon name="delete" label=${`${msg("Remove line")} ${this.at + 1}`}></sb-icon>
        </button>
      </div>
    </div>`;
  }

  private summary(line: InvoiceLine): string {
    const { format } = this.app;
    const tax = taxScheme(this.taxSchemeId).charges
      ? line.taxCategory === "standard"
        ? `${format.quantity(line.taxRate)} %`
        : categoryName(line.taxCategory)
      : "";
    const off =
      line.discountPercent !== "0"
        ? `−${format.quantity(line.discountPercent)} %`
        : line.discount
          ? `−${format.money(line.discount)}`
          : "";
    return [line.taxCode, tax, off, msg("more…")].filter(Boolean).join(" · ");
  }

  private more(line: InvoiceLine & { readonly serials?: string }, name: (field: string) => string) {
    const scheme = taxScheme(this.taxSchemeId);
    const rates = ratesOn(this.taxSchemeId, this.on || this.app.today());
    const taxed = line.taxCategory === "standard";
    return html`<div class="grid2">
        <sb-text
          name=${name("taxCode")}
          label=${this.app.company?.country === "IN" ? msg("HSN/SAC") : msg("Code")}
          .value=${line.taxCode}
        ></sb-text>
        <sb-text name=${name("unit")} label=${msg("Counted in")} .value=${line.unit}></sb-text>
        <sb-number
          name=${name("discountPercent")}
          label=${msg("Discount")}
          unit="%"
          .decimals=${6}
          .max=${100}
          .value=${line.discountPercent}
        ></sb-number>
        <sb-money
          name=${name("discount")}
          label=${msg("Discount, amount")}
          .value=${line.discount}
        ></sb-money>
        <sb-money name=${name("charge")} label=${msg("Charge, amount")} .value=${line.charge}></sb-money>
        <sb-number
          name=${name("baseQuantity")}
          label=${msg("Price is for")}
          .unit=${line.unit}
          .decimals=${6}
          .value=${line.baseQuantity}
        ></sb-number>
      </div>
      ${
        scheme.charges
          ? html`<div class="grid2">
              <sb-select
                name=${name("taxCategory")}
                label=${msg("Tax")}
                .choices=${taxKinds()}
                .value=${line.taxCategory}
              ></sb-select>
              ${
                taxed && scheme.freeRates
                  ? html`<sb-number
                      name=${name("taxRate")}
                      label=${msg("Tax rate")}
                      unit="%"
                      .decimals=${4}
                      .max=${100}
                      .value=${line.taxRate}
                    ></sb-number>`
                  : taxed
                    ? html`<sb-select
                        name=${name("taxRate")}
                        label=${msg("Tax rate")}
                        .choices=${[...new Set([...rates, line.taxRate])].map((rate) => ({ value: rate, label: `${rate} %` }))}
                        .value=${line.taxRate}
                      ></sb-select>`
                    : nothing
              }
            </div>`
          : nothing
      }
      ${
        line.itemId && !line.challan
          ? html`<sb-check
                name=${name("location")}
                label=${msg("These goods leave the store with this bill")}
                .value=${line.location !== ""}
              ></sb-check>
              ${
                line.location
                  ? html`<sb-text
                      name=${name("serials")}
                      label=${msg("Serial numbers")}
                      hint=${msg("Empty: the oldest pieces")}
                      .value=${line.serials ?? ""}
                    ></sb-text>`
                  : nothing
              }`
          : nothing
      }`;
  }

  private readonly search = async (typed: string): Promise<Option[]> => {
    const { format, store } = this.app;
    const items = await store.read(async (read) =>
      Promise.all(
        (await searchItems(read, typed)).map((item) =>
          listed(read, item, this.customerId || undefined, this.on || this.app.today()),
        ),
      ),
    );
    return items.map((item) => ({
      value: item.id,
      label: item.name,
      detail: `${item.code} · ${format.quantity(item.price, format.digits)}`,
    }));
  };
}

/** What a chosen item makes of a line: its price for the customer on the day, unit and tax; goods leave the store with the bill. */
export async function lineOfItem(
  app: SbElement["app"],
  id: RecordId<"item">,
  quantity: string,
  { customerId, on }: Pick<BillModel, "customerId" | "on">,
): Promise<InvoiceLine> {
  const item = await app.store.read(async (read) =>
    listed(read, await read.get(id), customerId || undefined, on || app.today()),
  );
  return lineForItem(item, quantity, item.type === "service" ? "" : STORE);
}

declare global {
  interface HTMLElementTagNameMap {
    "bill-line": BillLine;
  }
}
