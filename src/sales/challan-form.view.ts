import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { customerField } from "../parties/customer-field";
import { activeTechnicians } from "../parties/queries";
import type { Challan, Item, Party, RecordId } from "../records";
import { ItemChoice } from "../stock/item-choice-field";
import { isStocked, STORE } from "../stock/model";
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
import { amendChallan, challanNow, discardChallan, draftChallan, issueChallan } from "./challan-commands";
import { blankRow, rowOf, type ChallanRow } from "./challan-rows";
import { challanLine, type ChallanDraft, type ChallanLine } from "./model";
import { showChallanPaper } from "./paper.view";
import { aroundCustomer, challanFromQuotation, piecesMeant } from "./queries";
import { purposeChoices } from "./words";

/** What the form starts from. */
interface Start {
  readonly draft: Partial<ChallanDraft>;
  readonly rows: readonly ChallanRow[];
}

/** A challan as it is written: a new one, one for a quotation, or a kept draft. */
@customElement("challan-form")
export class ChallanForm extends SbElement {
  @property({ attribute: false }) challan: Challan | undefined;
  @property() quotationId: RecordId<"quotation"> | undefined;
  @property() customerId: Party["id"] | undefined;
  @state() private chosen: Party["id"] | "" = "";
  @state() private start: Start | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly items = new ItemChoice(
    () => this.app,
    isStocked,
    () => this.chosen,
  );
  private readonly around = this.live(
    async (read) => ({
      ...(await aroundCustomer(read, this.chosen, "challan")),
      technicians: await activeTechnicians(read),
    }),
    () => [this.chosen],
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin().catch((error: unknown) => this.app.report(error));
  }

  private async begin(): Promise<void> {
    const start = await this.app.store.read(async (read): Promise<Start> => {
      const draft: Partial<ChallanDraft> =
        this.challan ??
        (this.quotationId
          ? await challanFromQuotation(read, this.quotationId)
          : this.customerId
            ? { customerId: this.customerId }
            : {});
      const rows = await Promise.all(
        (draft.lines ?? []).map(async (line) => {
          const item = await read.get(line.itemId);
          const units = await Promise.all((line.units ?? []).map((id) => read.find(id)));
          return rowOf(item, line, units.map((unit) => unit?.serial ?? "").join(", "));
        }),
      );
      return { draft, rows };
    });
    this.chosen = start.draft.customerId ?? "";
    this.start = start;
  }

  override render() {
    if (!this.start) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { draft, rows } = this.start;
    const { sites = [], series = [] } = this.around.value ?? {};
    return html`<sb-page back heading=${this.challan ? msg("Challan, draft") : msg("New challan")}>
      <sb-form
        bare
        draftKey=${`challan/${this.challan?.id ?? this.quotationId ?? this.customerId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        ${customerField(this.app, draft.customerId ?? "", !draft.customerId)}
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${draft.on ?? this.app.today()}></sb-day>
          <sb-select
            name="purpose"
            label=${msg("Goods leave")}
            .choices=${purposeChoices()}
            .value=${draft.purpose ?? "sale"}
          ></sb-select>
          <sb-select
            name="siteId"
            label=${msg("To site")}
            placeholder=${msg("none")}
            .choices=${sites.map(({ id, name }) => ({ value: id, label: name }))}
            .value=${draft.siteId ?? (sites.length === 1 ? (sites[0]?.id ?? "") : "")}
          ></sb-select>
          <sb-text
            name="poReference"
            label=${msg("Customer's order")}
            .value=${draft.poReference ?? ""}
          ></sb-text>
          <sb-text name="carrier" label=${msg("Taken by, vehicle")} .value=${draft.carrier ?? ""}></sb-text>
          ${
            series.length > 1
              ? html`<sb-select
                  name="seriesId"
                  label=${msg("Series")}
                  .choices=${series.map(({ id, name }) => ({ value: id, label: name }))}
                  .value=${draft.seriesId ?? series[0]?.id ?? ""}
                ></sb-select>`
              : nothing
          }
        </div>
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${this.columns}
          .blank=${() => blankRow}
          .value=${rows.length ? rows : [blankRow]}
          .follow=${this.followLine}
        ></sb-lines>
        <sb-textarea name="note" label=${msg("Note on the paper")} .value=${draft.note ?? ""}></sb-textarea>
        <div class="row wrap">
          <button type="button" class="primary" @click=${() => void this.form.save("issue")}>
            ${msg("Issue and show paper")}
          </button>
          <button type="button" @click=${() => void this.form.save("save")}>${msg("Keep draft")}</button>
          ${this.challan ? html`<button type="button" class="quiet" @click=${this.discard}>${msg("Discard")}</button>` : nothing}
        </div>
        <p class="hint">
          ${msg("Issuing takes the number and moves the goods to the challan; bill them from there, or bring them back.")}
        </p>
      </sb-form>
    </sb-page>`;
  }

  private readonly columns: LineColumn<ChallanRow>[] = [
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
    {
      name: "location",
      header: msg("From"),
      field: (row) =>
        html`<sb-select
          .value=${row.location}
          .choices=${[
            { value: STORE, label: msg("Store") },
            ...(this.around.value?.technicians ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        ></sb-select>`,
    },
    {
      name: "serials",
      header: msg("Serial numbers"),
      below: true,
      when: (row) => row.isSerialised,
      field: (row) =>
        html`<sb-text
          placeholder=${msg("Serial numbers; empty: the oldest")}
          .value=${row.serials}
        ></sb-text>`,
    },
  ];

  private readonly followLine = (row: ChallanRow, changed: string): ChallanRow => {
    const item = changed === "itemId" ? this.items.get(row.itemId) : undefined;
    if (!item) return row;
    return { ...rowOf(item, challanLine(item, row.quantity || "1", row.location || STORE), "") };
  };

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "customerId") this.chosen = (value as Party["id"] | undefined) ?? "";
  };

  private readonly save = async (values: FormValues, intent: string): Promise<unknown> => {
    const draft = await this.draftOf(values);
    const id = this.challan?.id;
    if (intent === "issue") {
      const { id: issued } = await this.app.attempt(id ? issueChallan({ id, ...draft }) : challanNow(draft), {
        done: ({ number }) => msg(str`Challan ${number} is issued.`),
      });
      this.app.router.replace("challan", { id: issued });
      // The challan stands whatever becomes of its paper, so this is no refusal of the form.
      void showChallanPaper(this.app, issued).catch((error: unknown) => this.app.report(error));
      return issued;
    }
    const done = msg("The draft is kept.");
    if (id) await this.app.attempt(amendChallan({ id, ...draft }), { done });
    const kept = id ?? (await this.app.attempt(draftChallan(draft), { done }));
    this.app.router.replace("challan", { id: kept });
    return kept;
  };

  private async draftOf(values: FormValues): Promise<ChallanDraft> {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    const rows = ((values["lines"] as readonly ChallanRow[] | undefined) ?? []).filter(
      ({ itemId }) => itemId,
    );
    const { quotationId, complaintId } = this.start?.draft ?? {};
    return {
      customerId: text("customerId") as Party["id"],
      ...(text("siteId") ? { siteId: text("siteId") as RecordId<"site"> } : {}),
      ...(text("seriesId") ? { seriesId: text("seriesId") as RecordId<"series"> } : {}),
      ...(quotationId ? { quotationId } : {}),
      ...(complaintId ? { complaintId } : {}),
      purpose: text("purpose") as Challan["purpose"],
      on: text("on"),
      poReference: text("poReference"),
      carrier: text("carrier"),
      note: text("note"),
      lines: await this.app.store.read((read) =>
        Promise.all(
          rows.map(async ({ itemId, quantity, price, location, serials, line }, at): Promise<ChallanLine> => {
            const item = await read.get(itemId as Item["id"]);
            const base = line?.itemId === item.id ? line : challanLine(item, "1", location);
            const { units: _, ...rest } = base;
            const place = { itemId: item.id, location };
            const units = await piecesMeant(read, place, serials, `lines.${at}.serials`);
            return {
              ...rest,
              quantity: quantity ?? "",
              price: price || "0",
              location,
              ...(units.length ? { units } : {}),
            };
          }),
        ),
      ),
    };
  }

  private readonly discard = async (): Promise<void> => {
    const id = this.challan?.id;
    const done = msg("The draft is discarded.");
    if (id && (await this.app.run(discardChallan({ id }), { done, undo: true })))
      this.app.router.replace("challans");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "challan-form": ChallanForm;
  }
}
