import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { chartAccounts } from "../ledger/queries";
import { searchParties } from "../parties/queries";
import type { RecordId } from "../records";
import { searchItems } from "../stock/queries";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/number-field";
import type { Answers, Parameter } from "./report";

type RecordParameter = Extract<Parameter, { readonly required?: boolean }>;

/** What a report asks for; fires `sb-answers` with all answers when one was changed. */
@customElement("report-fields")
export class ReportFields extends SbElement {
  @property({ attribute: false }) parameters: readonly Parameter[] = [];
  @property({ attribute: false }) answers: Answers = {};
  private readonly lists = this.live(
    async (read) => ({
      technicians: (await read.list("technician", "name")).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
      accounts: (await chartAccounts(read)).map(({ code, name }) => ({ value: code, label: name })),
    }),
    () => [this.parameters.some(({ kind }) => kind === "technician" || kind === "account") || undefined],
  );

  override render() {
    return html`<div class="grid2" @sb-change=${this.change}>
      ${this.parameters.map((parameter) => this.field(parameter))}
    </div>`;
  }

  private field(parameter: Parameter): TemplateResult {
    const { name, kind } = parameter;
    const label = parameter.label();
    const answer = this.answers[name] ?? "";
    switch (kind) {
      case "day":
        return html`<sb-day name=${name} label=${label} .value=${answer || undefined}></sb-day>`;
      case "choice":
        return this.select(name, label, answer, parameter.options());
      case "flag":
        return html`<sb-check name=${name} label=${label} .value=${answer === "yes"}></sb-check>`;
      case "money":
        return html`<sb-money
          name=${name}
          label=${label}
          .value=${answer ? Number(answer) : undefined}
        ></sb-money>`;
      case "party":
      case "item":
        return this.record(parameter, label, answer);
      case "technician":
        return this.select(name, label, answer, this.withAll(this.lists.value?.technicians));
      case "account":
        return this.select(name, label, answer, this.withAll(this.lists.value?.accounts));
    }
  }

  private select(
    name: string,
    label: string,
    value: string,
    choices: readonly { value: string; label: string }[],
  ) {
    return html`<sb-select name=${name} label=${label} .value=${value} .choices=${choices}></sb-select>`;
  }

  private withAll(choices: readonly { value: string; label: string }[] = []) {
    return [{ value: "", label: msg("All") }, ...choices];
  }

  private record(parameter: RecordParameter, label: string, value: string) {
    const { name, required = false } = parameter;
    const { store } = this.app;
    const isWanted = (one: { customer: boolean; principal: boolean }) =>
      parameter.kind !== "party" || parameter.role === "any" || one[parameter.role];
    const search = async (typed: string) =>
      parameter.kind === "party"
        ? (await store.read((read) => searchParties(read, typed, 40)))
            .filter(isWanted)
            .slice(0, 12)
            .map((party) => ({ value: party.id, label: party.name, detail: party.phones.join(", ") }))
        : (await store.read((read) => searchItems(read, typed))).map((item) => ({
            value: item.id,
            label: item.name,
            detail: item.code,
          }));
    const resolve = async (id: string) => {
      const found = await store.read((read) => read.find(id as RecordId<"party">));
      return found && { value: id, label: found.name };
    };
    return html`<sb-combobox
      name=${name}
      label=${label}
      ?required=${required}
      .value=${value}
      .search=${search}
      .resolve=${resolve}
    ></sb-combobox>`;
  }

  private readonly change = (
    event: CustomEvent<FieldChange<string | boolean | number | undefined>>,
  ): void => {
    event.stopPropagation();
    const { name, value } = event.detail;
    if (!(name in this.answers)) return;
    const answer = value === true ? "yes" : value === false || value === undefined ? "" : String(value);
    if (answer !== this.answers[name]) this.tell("sb-answers", { ...this.answers, [name]: answer });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "report-fields": ReportFields;
  }
}
