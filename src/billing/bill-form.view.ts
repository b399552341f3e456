import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Refusal } from "../base/refusal";
import type { Invoice, RecordId } from "../records";
import "../ui/card";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { SbForm } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { chargeFields } from "./bill-charge.view";
import { lineOfItem } from "./bill-line.view";
import { billHead, taxReasonField } from "./bill-head.view";
import { changed, emptied, isSpare, keyed, totalsAsTyped, type BillModel } from "./bill-model";
import {
  aroundBill,
  emptyCharge,
  emptyLine,
  presetsOfCustomer,
  seriesFor,
  startOfBill,
} from "./bill-start-queries";
import { amendDraft, billNow, discardDraft, draftInvoice, issueInvoice } from "./commands";
import { withPieces, type InvoiceDraft } from "./draft-queries";
import { showBillPaper } from "./paper.view";
import { totalsTable } from "../company/totals-field";

/** A bill as it is written: new, from a complaint, or a kept draft. What is typed survives a reload. */
@customElement("bill-form")
export class BillForm extends SbElement {
  @property() billId: Invoice["id"] | undefined;
  @property() complaintId: RecordId<"complaint"> | undefined;
  @property() visitId: RecordId<"visit"> | undefined;
  @property({ attribute: false }) contract: Invoice["contract"];
  @property() customerId: Invoice["customerId"] | undefined;
  @property({ attribute: false }) challanIds: readonly RecordId<"challan">[] | undefined;
  @property() quotationId: RecordId<"quotation"> | undefined;
  /** The bill on which this one, a debit note, charges more. */
  @property() originalId: Invoice["id"] | undefined;
  @state() private model: BillModel | undefined;
  @state() private focusAt: { key: number; field: "description" | "quantity" } | undefined;
  @query("sb-form") private form!: SbForm;
  @query("#issue") private issueButton!: HTMLElement | null;
  private readonly around = this.live(
    (read) => aroundBill(read, this.model as BillModel),
    () => [this.model ? this.model.customerId : undefined, this.model?.seriesId, this.model?.on],
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin().catch((error: unknown) => this.app.report(error));
  }

  override render() {
    const { model } = this;
    if (!model) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page
      back
      heading=${model.original ? msg(str`Charge more on bill ${model.original.number}`) : msg("Bill, draft")}
    >
      <span slot="beside"><sb-badge tone="info">${msg("no number yet")}</sb-badge></span>
      <sb-form bare @sb-change=${this.take} .submit=${this.save} @sb-cancel=${() => this.app.back()}>
        ${billHead(model, this.around.value ?? {}, this.app)}
        ${model.original ? html`<sb-text name="reason" label=${msg("Reason, on the paper")} required .value=${model.reason ?? ""}></sb-text>` : nothing}
        ${this.lines(model)}
        <sb-card>${this.totals(model)}</sb-card>
        ${taxReasonField(model, this.taxSchemeId)}
        <sb-textarea name="note" label=${msg("Note on the paper")} .value=${model.note}></sb-textarea>
        <div class="row wrap">
          <button id="issue" type="button" class="primary" @click=${() => void this.form.save("issue")}>
            ${msg("Issue and show paper")}
          </button>
          <button type="button" @click=${() => void this.form.save("save")}>${msg("Keep draft")}</button>
          ${this.billId ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
        <p class="hint">
          ${msg(str`Issuing takes number ${this.around.value?.next || "…"} and cannot be undone; a wrong bill is cancelled or credited.`)}
        </p>
      </sb-form>
    </sb-page>`;
  }

  private lines(model: BillModel) {
    const nets = this.figures?.lines ?? [];
    return html`<sb-card heading=${msg("Lines")}>
      <div class="stack" @sb-drop=${this.drop} @sb-next=${this.next}>
        ${repeat(
          model.lines,
          ({ key }) => key,
          (line, at) =>
            html`<bill-line
              .line=${line}
              .at=${at}
              .net=${nets[at]?.net}
              .taxSchemeId=${this.taxSchemeId}
              .on=${model.on}
              .customerId=${model.customerId}
              .focused=${line.key === this.focusAt?.key ? this.focusAt.field : ""}
              ?spare=${isSpare(model, at)}
            ></bill-line>`,
        )}
        ${repeat(
          model.charges,
          ({ key }) => key,
          (charge, at) => chargeFields(charge, at, this.taxSchemeId, () => this.dropCharge(at)),
        )}
      </div>
      <div class="row wrap">
        <button type="button" class="quiet" @click=${this.addLine}>
          <sb-icon name="add"></sb-icon>${msg("Add a line")}
        </button>
        <button type="button" class="quiet" @click=${this.addCharge}>
          <sb-icon name="add"></sb-icon>${msg("Freight, discount…")}
        </button>
      </div>
    </sb-card>`;
  }

  private totals(model: BillModel) {
    const totals = this.figures;
    const { company, format } = this.app;
    if (!totals || !company)
      return html`<p class="hint">${msg("Totals appear when every figure is a number.")}</p>`;
    return totalsTable(
      { figures: totals, sums: totals, placeOfSupply: model.placeOfSupply, prepaid: model.prepaid },
      company,
      format,
    );
  }

  private get taxSchemeId(): Invoice["taxScheme"] {
    const chosen = this.around.value?.series.find(({ id }) => id === this.model?.seriesId);
    return chosen?.taxScheme ?? this.app.company?.taxScheme ?? "none";
  }

  /** Totals as they stand, or undefined while something typed is no figure. */
  private get figures() {
    const { company } = this.app;
    if (!this.model || !company) return undefined;
    return totalsAsTyped(this.model, this.taxSchemeId, company);
  }

  private get draftKey(): string {
    const part = this.contract && `${this.contract.id}/${this.contract.dueOn}`;
    const source = this.challanIds?.join(" ") ?? this.quotationId ?? this.originalId;
    return `bill:${this.billId ?? this.complaintId ?? this.visitId ?? part ?? source ?? this.customerId ?? "new"}`;
  }

  private async begin(): Promise<void> {
    const kept = await this.app.store.drafts.get<BillModel>(this.draftKey);
    this.model = kept ? { ...kept, taxReason: kept.taxReason ?? "" } : await this.fresh();
  }

  private fresh(): Promise<BillModel> {
    return this.app.store.read((read) => startOfBill(read, this, this.app.today()));
  }

  private readonly take = ({ detail }: CustomEvent<FieldChange>): void => {
    if (!this.model) return;
    const { name, value } = detail;
    if (name.endsWith(".description") && String(value).startsWith("item:"))
      return void this.takeItem(Number(name.split(".")[1]), value as RecordId<"item">);
    const stored = name.endsWith(".location") ? (value ? "store" : "") : (value ?? emptied(name));
    const after = changed(this.model, name, stored);
    this.keep(name === "seriesId" ? { ...after, isSeriesChosen: true } : after);
    if (name === "customerId" && value) void this.takeCustomer(value as Invoice["customerId"]);
  };

  private async takeItem(at: number, id: RecordId<"item">): Promise<void> {
    const { model } = this;
    const before = model?.lines[at];
    if (!model || !before) return;
    const line = keyed(await lineOfItem(this.app, id, before.quantity || "1", model));
    this.focusAt = { key: line.key, field: "quantity" };
    const after = { ...model, lines: model.lines.map((one, index) => (index === at ? line : one)) };
    this.keep({ ...after, seriesId: await this.app.store.read((read) => seriesFor(read, after)) });
  }

  private async takeCustomer(customerId: Invoice["customerId"]): Promise<void> {
    const today = this.app.today();
    const on = this.model?.on ?? today;
    const follows = await this.app.store.read((read) => presetsOfCustomer(read, customerId, on));
    if (this.model?.customerId === customerId) this.keep({ ...this.model, ...follows });
  }

  private keep(model: BillModel): void {
    this.model = model;
    void this.app.store.drafts.set(this.draftKey, model);
  }

  private readonly addLine = (): void => {
    if (!this.model) return;
    const { taxCategory, taxRate } = this.model.lines.at(-1) ?? emptyLine(this.taxSchemeId);
    const line = keyed({ ...emptyLine(this.taxSchemeId), taxCategory, taxRate });
    this.focusAt = { key: line.key, field: "description" };
    this.keep({ ...this.model, lines: [...this.model.lines, line] });
  };

  /** Enter in a line: to the next one, a new one after the last, and out of a blank last one to the button that issues. */
  private readonly next = ({ detail: at }: CustomEvent<number>): void => {
    if (!this.model) return;
    if (at < this.model.lines.length - 1)
      this.renderRoot.querySelectorAll<HTMLElement>("bill-line")[at + 1]?.focus();
    else if (isSpare(this.model, at)) this.issueButton?.focus();
    else this.addLine();
  };

  private readonly addCharge = (): void => {
    if (!this.model) return;
    const charge = emptyCharge(this.taxSchemeId);
    this.keep({ ...this.model, charges: [...this.model.charges, keyed(charge)] });
  };

  private readonly drop = ({ detail }: CustomEvent<number>): void => {
    if (this.model) this.keep({ ...this.model, lines: this.model.lines.filter((_, at) => at !== detail) });
  };

  private dropCharge(at: number): void {
    if (this.model)
      this.keep({ ...this.model, charges: this.model.charges.filter((_, index) => index !== at) });
  }

  private readonly save = async (_: unknown, intent: string): Promise<void> => {
    if (!this.model?.customerId)
      throw new Refusal(msg("This bill cannot be saved yet."), { customerId: msg("Choose the customer.") });
    try {
      const draft = await this.app.store.read((read) => withPieces(read, this.model as BillModel));
      await (intent === "issue" ? this.issue(draft) : this.keepDraft(draft));
    } catch (error) {
      if (error instanceof Refusal) await this.unfold(error.problems);
      throw error;
    }
  };

  private async keepDraft(draft: InvoiceDraft): Promise<void> {
    const done = msg("The draft is kept.");
    const id = this.billId ?? (await this.app.attempt(draftInvoice(draft), { done }));
    if (this.billId) await this.app.attempt(amendDraft({ id, ...draft }), { done });
    await this.app.store.drafts.remove(this.draftKey);
    this.app.router.replace("invoice", { id });
  }

  private async issue(draft: InvoiceDraft): Promise<void> {
    const { billId, draftKey, app } = this;
    const issued = await app.attempt(billId ? issueInvoice({ id: billId, ...draft }) : billNow(draft), {
      done: ({ number }) => msg(str`Bill ${number} is issued.`),
    });
    await app.store.drafts.remove(draftKey);
    app.router.replace("invoice", { id: issued.id });
    // The bill stands whatever becomes of its paper, so this is no refusal of the form.
    await showBillPaper(app, issued.id).catch((error: unknown) => app.report(error));
  }

  /** Fields that are refused are shown, folded away or not, so that the reason can stand at them. */
  private async unfold(problems: Refusal["problems"]): Promise<void> {
    const lines = [...this.renderRoot.querySelectorAll("bill-line")];
    await Promise.all(lines.map((line) => line.unfoldFor(problems)));
    const head = this.renderRoot.querySelector("details");
    if (head && Object.keys(problems ?? {}).some((name) => head.querySelector(`[name="${name}"]`)))
      head.open = true;
  }

  private readonly discard = async (): Promise<void> => {
    if (
      !this.billId ||
      !(await this.app.run(discardDraft({ id: this.billId }), {
        done: msg("The draft is discarded."),
        undo: true,
      }))
    )
      return;
    await this.app.store.drafts.remove(this.draftKey);
    this.app.router.replace("invoices");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "bill-form": BillForm;
  }
}
