import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Refusal } from "../base/refusal";
import { totalsTable } from "../company/totals-field";
import type { Party, Purchase, Receipt } from "../records";
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
import type { SbLines } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { amendBill, discardBill, draftBill, postBill, type BillDraft } from "./bill-commands";
import { billColumns } from "./bill-line.view";
import { billFromReceipts, receiptsToBill, recentReceipts } from "./bill-queries";
import { blankRow, figuresAsTyped, isBlank, LANDED, lineOf, NO_TAX, rowOf, type BillRow } from "./bill-rows";
import { isUntaxed, purchaseTax } from "./figures";
import { partyName, principalSearch } from "./goods-options.view";

/** A principal's bill as it is entered: for goods received and not billed yet, for expenses, or both. */
@customElement("purchase-form")
export class PurchaseForm extends SbElement {
  @property() purchaseId: Purchase["id"] | undefined;
  @property() receiptId: Receipt["id"] | undefined;
  @property() principalId: Party["id"] | undefined;
  @state() private typed: FormValues = {};
  @query("sb-form") private form!: SbForm;
  @query("sb-lines") private lines!: SbLines<BillRow>;
  private readonly start = this.live(
    async (read) => {
      const bill = this.purchaseId ? await read.get(this.purchaseId) : undefined;
      const fresh = this.receiptId ? await billFromReceipts(read, [this.receiptId]) : undefined;
      return {
        bill,
        principalId: bill?.principalId ?? fresh?.principalId ?? this.principalId ?? "",
        rows: (bill?.lines ?? fresh?.lines ?? []).map(rowOf),
      };
    },
    () => [this.purchaseId ?? "", this.receiptId ?? "", this.principalId ?? ""],
  );
  private readonly around = this.live(
    async (read) => {
      const id = this.principal;
      const [party, receipts, recent] = await Promise.all([
        id ? read.find(id) : undefined,
        id ? receiptsToBill(read, id) : [],
        recentReceipts(read),
      ]);
      return { party, receipts, recent };
    },
    () => [this.principal],
  );

  override render() {
    const start = this.start.value;
    if (this.start.error)
      return html`<sb-page back heading=${msg("Principal's bill")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!start) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { bill } = start;
    return html`<sb-page back heading=${bill ? msg("Principal's bill, draft") : msg("Principal's bill")}>
      <sb-form
        bare
        draftKey=${`purchase/${this.purchaseId ?? this.receiptId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="principalId"
          label=${msg("Principal")}
          required
          .value=${start.principalId}
          .search=${principalSearch(this)}
          .resolve=${partyName(this)}
        ></sb-combobox>
        <sb-text
          name="reference"
          label=${msg("Number on his paper")}
          required
          ?autofocus=${start.principalId !== ""}
          .value=${bill?.reference ?? ""}
        ></sb-text>
        <div class="grid2">
          <sb-day name="on" label=${msg("His date")} required .value=${bill?.on ?? this.app.today()}></sb-day>
          <sb-day
            name="dueOn"
            label=${msg("Due")}
            hint=${msg("empty: your usual days")}
            .value=${bill?.dueOn}
          ></sb-day>
        </div>
        ${this.open()}
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${billColumns(this, this.receiptNames)}
          .blank=${() => blankRow(this.usualRate)}
          .value=${start.rows.length ? start.rows : [blankRow(this.usualRate)]}
        ></sb-lines>
        ${this.landedOn(bill)}
        <div class="grid2">
          <sb-money
            name="stated"
            label=${msg("Total on his paper")}
            hint=${msg("finds typing slips, and his rounding")}
            .value=${bill?.stated}
          ></sb-money>
          ${
            this.app.company?.country === "IN"
              ? html`<sb-check
                  name="reverseCharge"
                  label=${msg("Reverse charge")}
                  .value=${bill?.reverseCharge ?? false}
                ></sb-check>`
              : nothing
          }
        </div>
        ${this.totals()}
        <sb-text name="note" label=${msg("Note")} .value=${bill?.note ?? ""}></sb-text>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("post")}>
            ${msg("Post bill")}
          </button>
          <button type="button" @click=${() => void this.form.save()}>${msg("Keep draft")}</button>
          ${this.purchaseId ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
      </sb-form>
    </sb-page>`;
  }

  /** Receipts of the principal that wait for their bill: one press each adds what is open of it. */
  private open() {
    const { format } = this.app;
    const taken = new Set(this.rows.flatMap(({ receipt }) => receipt?.id ?? []));
    const open = (this.around.value?.receipts ?? []).filter(({ id }) => !taken.has(id));
    if (!open.length) return nothing;
    return html`<div class="row wrap" role="group" aria-label=${msg("Not billed yet")}>
      ${open.map(
        (receipt) =>
          html`<button type="button" @click=${() => void this.add(receipt.id)}>
            ${msg(str`Add ${receipt.number ?? ""}, ${format.day(receipt.on, "short")}`)}
          </button>`,
      )}
    </div>`;
  }

  private async add(id: Receipt["id"]): Promise<void> {
    const { lines } = await this.app.store.read((read) => billFromReceipts(read, [id]));
    this.lines.assign([...this.rows.filter((row) => !isBlank(row)), ...lines.map(rowOf)]);
  }

  /** Charges without goods on the same bill say whose goods they are for. */
  private landedOn(bill: Purchase | undefined) {
    const isLanded = this.rows.some(({ account, receipt }) => account === LANDED && !receipt);
    if (!isLanded || this.rows.some(({ receipt }) => receipt)) return nothing;
    return html`<sb-select
      name="landedOn"
      label=${msg("For the goods of receipt")}
      required
      placeholder=${msg("choose")}
      .choices=${(this.around.value?.recent ?? []).map(({ id, receipt, principal }) => ({
        value: id,
        label: `${receipt.number ?? ""} · ${principal}`,
      }))}
      .value=${bill?.landedOn?.[0] ?? ""}
    ></sb-select>`;
  }

  private totals() {
    const { company, format } = this.app;
    const party = this.around.value?.party;
    if (!company || !party) return nothing;
    const typed = figuresAsTyped(this.rows, this.head, company, party);
    if (!typed) return html`<p class="hint">${msg("Totals appear when every figure is a number.")}</p>`;
    const { figures, own } = typed;
    const { placeOfSupply } = purchaseTax(company, party);
    const sums = { sumLines: figures.net, allowances: 0, charges: 0 };
    return html`<sb-card>
      ${totalsTable({ figures, sums, placeOfSupply, prepaid: 0 }, company, format)}
      ${own.length ? html`<p class="hint">${msg(str`We owe and deduct ${own.map(({ name, amount }) => `${name} ${format.money(amount)}`).join(", ")} ourselves.`)}</p>` : nothing}
    </sb-card>`;
  }

  private get principal(): Party["id"] | "" {
    return ((this.typed["principalId"] as string | undefined) ?? this.start.value?.principalId ?? "") as
      Party["id"] | "";
  }

  private get rows(): readonly BillRow[] {
    return (this.typed["lines"] as readonly BillRow[] | undefined) ?? this.start.value?.rows ?? [];
  }

  private get head() {
    const bill = this.start.value?.bill;
    const stated = "stated" in this.typed ? (this.typed["stated"] as number | undefined) : bill?.stated;
    return {
      reverseCharge: (this.typed["reverseCharge"] as boolean | undefined) ?? bill?.reverseCharge ?? false,
      ...(stated === undefined ? {} : { stated }),
    };
  }

  private get usualRate(): string {
    const scheme = this.app.company?.taxScheme ?? "none";
    const party = this.around.value?.party;
    if (party && isUntaxed(party, scheme)) return NO_TAX;
    return scheme.startsWith("gst") ? "18" : scheme === "none" ? "0" : "20";
  }

  private get receiptNames(): ReadonlyMap<string, string> {
    const { receipts = [], recent = [] } = this.around.value ?? {};
    return new Map([
      ...recent.map(({ receipt }) => [receipt.id, receipt.number ?? ""] as const),
      ...receipts.map((receipt) => [receipt.id, receipt.number ?? ""] as const),
    ]);
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const isOther = name === "principalId" && value && value !== this.principal;
    this.typed = { ...this.typed, [name]: value };
    if (isOther) void this.takePrincipal(value as Party["id"]);
  };

  /** Another principal's receipts cannot stay; his own that wait are what the bill is most likely for. */
  private async takePrincipal(id: Party["id"]): Promise<void> {
    const kept = this.rows.filter((row) => !row.receipt && !isBlank(row));
    const rows = await this.app.store.read(async (read) => {
      const [only, ...others] = await receiptsToBill(read, id);
      return only && !others.length ? (await billFromReceipts(read, [only.id])).lines.map(rowOf) : [];
    });
    const all = [...rows, ...kept];
    if (this.principal === id) this.lines.assign(all.length ? all : [blankRow(this.usualRate)]);
  }

  private readonly save = async (values: FormValues, intent: string): Promise<void> => {
    const rows = (values["lines"] as readonly BillRow[]).filter((row) => !isBlank(row));
    if (!rows.length)
      throw new Refusal(msg("This bill is not posted yet."), { lines: msg("Say what he bills.") });
    const landedOn = values["landedOn"] as Receipt["id"] | "" | undefined;
    const draft: BillDraft = {
      principalId: values["principalId"] as Party["id"],
      reference: (values["reference"] as string | undefined) ?? "",
      on: values["on"] as string,
      dueOn: values["dueOn"] as string | undefined,
      lines: rows.map(lineOf),
      ...(landedOn ? { landedOn: [landedOn] } : {}),
      reverseCharge: values["reverseCharge"] === true,
      stated: values["stated"] as number | undefined,
      note: (values["note"] as string | undefined) ?? "",
    };
    const { app, purchaseId } = this;
    if (intent === "post") {
      const { id } = await app.attempt(postBill({ id: purchaseId, ...draft }), {
        done: ({ number }) => msg(str`His bill is in the book as ${number}.`),
      });
      return app.router.replace("purchase", { id });
    }
    const done = msg("The draft is kept.");
    const id = purchaseId ?? (await app.attempt(draftBill(draft), { done }));
    if (purchaseId) await app.attempt(amendBill({ id, ...draft }), { done });
    app.router.replace("purchase", { id });
  };

  private readonly discard = async (): Promise<void> => {
    const { purchaseId, app } = this;
    if (!purchaseId) return;
    const done = await app.run(discardBill({ id: purchaseId }), {
      done: msg("The draft is discarded."),
      undo: true,
    });
    if (done) app.router.replace("purchases");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "purchase-form": PurchaseForm;
  }
}
