import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import type { Item, Plan, RecordId } from "../records";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { coversChoices } from "./contract-words.view";
import "./frequency-field";
import { readFrequency } from "./frequency-field";
import { savePlan } from "./plan-commands";

interface LimitRow {
  readonly itemId: string;
  readonly count: string | undefined;
}

const QUARTERLY: Plan["frequency"] = { kind: "every", interval: 3, unit: "month" };

/** A plan: what is covered, how often, for how long, at what price. */
@customElement("plan-form")
export class PlanForm extends SbElement {
  @property() planId: Plan["id"] | undefined;
  @state() private covers: Plan["covers"] | undefined;
  private readonly plan = this.live(
    (read) => (this.planId ? read.get(this.planId) : Promise.resolve(undefined)),
    () => [this.planId],
  );

  override render() {
    const plan = this.plan.value;
    if (this.plan.error)
      return html`<sb-page back heading=${msg("Plan")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.planId && !plan) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const covers = this.covers ?? plan?.covers ?? "comprehensive";
    const frequency = plan?.frequency ?? QUARTERLY;
    return html`<sb-page back heading=${plan ? msg(str`Edit ${plan.name}`) : msg("New plan")}>
      <sb-form
        draftKey=${`plan/${this.planId ?? "new"}`}
        .command=${this.command}
        .said=${{ done: msg("The plan is saved."), undo: true }}
        @sb-change=${this.follow}
        @sb-saved=${(_: CustomEvent<Saved<unknown>>) => this.app.back()}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-text
          name="name"
          label=${msg("Name")}
          placeholder=${msg("Gold, Silver …")}
          required
          autofocus
          .value=${plan?.name ?? ""}
        ></sb-text>
        <sb-select
          name="covers"
          label=${msg("What is covered")}
          .choices=${coversChoices()}
          .value=${plan?.covers ?? "comprehensive"}
        ></sb-select>
        ${covers === "limited" ? this.limits(plan) : nothing}
        <visit-frequency .frequency=${frequency}></visit-frequency>
        <sb-select
          name="visitAt"
          label=${msg("A visit is planned")}
          .choices=${[
            { value: "middle", label: msg("In the middle of its time") },
            { value: "start", label: msg("At the beginning of its time") },
            { value: "end", label: msg("At the end of its time") },
          ]}
          .value=${plan?.visitAt ?? "middle"}
        ></sb-select>
        <div class="grid2">
          <sb-number
            name="months"
            label=${msg("Term")}
            unit=${msg("months")}
            decimals="0"
            required
            .value=${String(plan?.months ?? 12)}
          ></sb-number>
          <sb-money name="price" label=${msg("Price a unit")} required .value=${plan?.price}></sb-money>
        </div>
        ${this.tax(plan)}
        <sb-textarea name="note" label=${msg("Note")} .value=${plan?.note ?? ""}></sb-textarea>
        ${plan ? html`<sb-check name="active" label=${msg("Still offered")} .value=${plan.active}></sb-check>` : nothing}
        ${plan ? html`<p class="hint">${msg("Contracts made before keep what this plan promised then.")}</p>` : nothing}
      </sb-form>
    </sb-page>`;
  }

  private limits(plan: Plan | undefined) {
    const rows: LimitRow[] = (plan?.limits ?? []).map(({ itemId, count }) => ({
      itemId,
      count: count === undefined ? undefined : String(count),
    }));
    return html`<sb-lines
      name="limits"
      label=${msg("Covered items, and how often a term (empty: as often as needed)")}
      .columns=${this.limitColumns}
      .blank=${(): LimitRow => ({ itemId: "", count: undefined })}
      .value=${rows.length ? rows : [{ itemId: "", count: undefined }]}
    ></sb-lines>`;
  }

  private readonly limitColumns: LineColumn<LimitRow>[] = [
    {
      name: "itemId",
      header: msg("Item"),
      full: true,
      field: ({ itemId }) =>
        html`<sb-combobox
          .value=${itemId}
          .search=${this.search("all")}
          .resolve=${this.resolve}
        ></sb-combobox>`,
    },
    {
      name: "count",
      header: msg("Times a term"),
      field: ({ count }) => html`<sb-number decimals="0" .value=${count}></sb-number>`,
    },
  ];

  private tax(plan: Plan | undefined) {
    const scheme = taxScheme(this.app.company?.taxScheme ?? "none");
    const rates = ratesOn(scheme.id, this.app.today());
    const usual = rates.includes("18") ? "18" : (rates.at(-1) ?? "0");
    return html`<sb-combobox
        name="itemId"
        label=${msg("Billed as")}
        hint=${msg("A service of your item list; left empty, the plan's own name and tax are billed.")}
        .value=${plan?.itemId ?? ""}
        .search=${this.search("service")}
        .resolve=${this.resolve}
      ></sb-combobox>
      <div class="grid2">
        <sb-number
          name="taxRate"
          label=${msg("Tax")}
          unit="%"
          max="100"
          .value=${plan?.taxRate ?? usual}
        ></sb-number>
        <sb-text
          name="taxCode"
          label=${this.app.company?.country === "IN" ? msg("SAC") : msg("Tax code")}
          .value=${plan?.taxCode ?? (this.app.company?.country === "IN" ? "9987" : "")}
        ></sb-text>
      </div>`;
  }

  private readonly search = (which: "all" | "service") => async (typed: string) =>
    (await this.app.store.read((read) => searchItems(read, typed)))
      .filter(({ type }) => which === "all" || type === "service")
      .map(({ id, name, code }) => ({ value: id, label: name, detail: code }));

  private readonly resolve = async (id: string) => {
    const item = await this.app.store.read((read) => read.find(id as Item["id"]));
    return item && { value: id, label: item.name };
  };

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "covers") this.covers = value as Plan["covers"];
  };

  private readonly command = (values: FormValues) => {
    const text = (name: string) => ((values[name] as string | undefined) ?? "").trim();
    const rows = (values["limits"] ?? []) as readonly LimitRow[];
    const itemId = text("itemId");
    return savePlan({
      ...(this.planId ? { id: this.planId, active: values["active"] === true } : {}),
      name: text("name"),
      covers: text("covers") as Plan["covers"],
      limits: rows
        .filter((row) => row.itemId)
        .map(({ itemId: id, count }) => ({
          itemId: id as RecordId<"item">,
          ...(count === undefined || count === "" ? {} : { count: Number(count) }),
        })),
      frequency: readFrequency(values),
      visitAt: (text("visitAt") || "middle") as Plan["visitAt"],
      ...(itemId ? { itemId: itemId as RecordId<"item"> } : {}),
      taxCode: text("taxCode"),
      taxRate: text("taxRate") || "0",
      months: Number(text("months")),
      price: (values["price"] as number | undefined) ?? 0,
      note: text("note"),
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "plan-form": PlanForm;
  }
}
