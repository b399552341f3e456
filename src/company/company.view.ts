import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Company } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { languageChoices, monthChoices, schemeChoices, stateChoices } from "./choices";
import { backupDays } from "./backup-queries";
import { calendarFields, calendarOf } from "./calendar-fields.view";
import { amendCompany } from "./commands";
import { goodsFields, goodsOf, legendFields } from "./goods-fields.view";
import "./logo-field";
import "./series.view";
import { taxIdLabel } from "./tax-id";

type Settings = Company["settings"];
type Priority = keyof Settings["targetHours"];

/** Settings: the company as papers name it, its taxes, its habits and its number series. */
@customElement("company-page")
export class CompanyPage extends SbElement {
  private readonly company = this.live((read) => read.get("company:main"));

  override render() {
    const company = this.company.value;
    if (!company) return html``;
    return html`<sb-page back heading=${msg("Settings")}>
      <sb-form
        draftKey="settings"
        .command=${(values: FormValues) => amendCompany(changesOf(values, company))}
        .said=${{ done: msg("Settings saved."), undo: true }}
        @sb-cancel=${() => this.app.back()}
      >
        ${identity(company)} ${tax(company)} ${papers(company)} ${legendFields(company)}
        ${habits(company.settings)} ${goodsFields(company.settings)} ${targets(company.settings)}
        ${calendarFields(company.settings, company.locale)}
      </sb-form>
      <company-series .company=${company}></company-series>
      <div class="row wrap">
        <button type="button" class="link" @click=${() => this.app.navigate("messages")}>
          ${msg("Texts of messages")}
        </button>
        <button type="button" class="link" @click=${() => this.app.navigate("self-check")}>
          ${msg("Check this workbook")}
        </button>
      </div>
    </sb-page>`;
  }
}

const identity = (company: Company) =>
  html`<sb-card heading=${msg("Company")}
    ><div class="stack">
      <sb-text name="name" label=${msg("Name")} required .value=${company.name}></sb-text>
      <sb-textarea name="address" label=${msg("Address")} .value=${company.address}></sb-textarea>
      <div class="grid2">
        <sb-phone name="phone" label=${msg("Phone")} .value=${company.phone}></sb-phone>
        <sb-text name="email" type="email" label=${msg("E-mail")} .value=${company.email}></sb-text>
      </div></div
  ></sb-card>`;

const tax = (company: Company) =>
  html`<sb-card heading=${msg("Tax, money and language")}
    ><div class="stack">
      <div class="grid2">
        <sb-select
          name="taxScheme"
          label=${msg("Tax on bills")}
          .value=${company.taxScheme}
          .choices=${schemeChoices(company.country)}
        ></sb-select>
        <sb-text name="taxId" label=${taxIdLabel(company.country)} .value=${company.taxId}></sb-text>
      </div>
      ${
        company.country === "IN"
          ? html`<sb-select
              name="stateCode"
              label=${msg("State")}
              .value=${company.stateCode}
              .choices=${stateChoices()}
            ></sb-select>`
          : nothing
      }
      <div class="grid2">
        <sb-text name="currency" label=${msg("Currency")} maxlength="3" .value=${company.currency}></sb-text>
        <sb-select
          name="fiscalYearStart"
          label=${msg("Financial year from")}
          .value=${String(company.fiscalYearStart)}
          .choices=${monthChoices(company.locale)}
        ></sb-select>
      </div>
      <sb-select
        name="language"
        label=${msg("Language")}
        .value=${company.language}
        .choices=${languageChoices()}
      ></sb-select></div
  ></sb-card>`;

const papers = (company: Company) =>
  html`<sb-card heading=${msg("On papers")}
    ><div class="stack">
      <company-logo name="logo" label=${msg("Logo")} .value=${company.logo ?? ""}></company-logo>
      <sb-textarea
        name="bank"
        label=${msg("Bank details")}
        hint=${msg("Account, IFSC or IBAN, UPI: as customers need it to pay.")}
        .value=${company.bank}
      ></sb-textarea>
      ${
        company.currency === "INR"
          ? html`<sb-text
              name="upi"
              label=${msg("UPI address, for the code on bills")}
              placeholder="name@bank"
              .value=${company.settings.upi ?? ""}
            ></sb-text>`
          : company.currency === "EUR"
            ? html`<div class="grid2">
                <sb-text
                  name="iban"
                  label=${msg("IBAN, for the code on bills")}
                  .value=${company.settings.iban ?? ""}
                ></sb-text>
                <sb-text name="bic" label=${msg("BIC")} .value=${company.settings.bic ?? ""}></sb-text>
              </div>`
            : ""
      }
      <sb-textarea name="terms" label=${msg("Terms")} .value=${company.terms}></sb-textarea></div
  ></sb-card>`;

const habits = (settings: Settings) =>
  html`<sb-card heading=${msg("How you work")}
    ><div class="stack">
      <div class="grid2">
        ${count("creditDays", msg("Bills fall due after"), msg("days"), settings.creditDays)}
        ${count("repeatDays", msg("A repeat is within"), msg("days"), settings.repeatDays)}
        ${count("expiryNoticeDays", msg("Warn before expiry"), msg("days"), settings.expiryNoticeDays)}
        <sb-select
          name="gstRounding"
          label=${msg("Round tax")}
          .value=${settings.gstRounding}
          .choices=${[
            { value: "line", label: msg("on each line") },
            { value: "carry", label: msg("per bill and rate") },
          ]}
        ></sb-select>
        ${count("backupDays", msg("Remind of a backup after"), msg("days"), backupDays(settings))}
        ${count("chequeMonths", msg("A cheque is good for"), msg("months"), settings.chequeMonths ?? 3)}
        <sb-money
          name="bounceCharge"
          label=${msg("Bill for a bounced cheque")}
          hint=${msg("proposed, never billed by itself")}
          .value=${settings.bounceCharge || undefined}
        ></sb-money>
      </div>
      <sb-check
        name="roundToUnit"
        label=${msg("Round bills to the whole currency unit, by a line of its own")}
        .value=${settings.roundToUnit}
      ></sb-check></div
  ></sb-card>`;

const targets = ({ targetHours }: Settings) => {
  const names: Record<Priority, string> = {
    urgent: msg("Urgent"),
    high: msg("High"),
    normal: msg("Normal"),
    low: msg("Low"),
  };
  const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];
  return html`<sb-card heading=${msg("Hours to resolve a complaint")}
    ><div class="grid2">
      ${priorities.map((priority) => count(`hours-${priority}`, names[priority], msg("hours"), targetHours[priority]))}
    </div></sb-card
  >`;
};

const count = (name: string, label: string, unit: string, value: number) =>
  html`<sb-number
    name=${name}
    label=${label}
    unit=${unit}
    decimals="0"
    required
    .value=${String(value)}
  ></sb-number>`;

/** What the form says, as the command wants it. */
function changesOf(values: FormValues, company: Company) {
  const text = (name: string) => String(values[name] ?? "").trim();
  const number = (name: string) => Number(values[name]);
  const settings: Settings = {
    ...calendarOf(values),
    ...goodsOf(values, company),
    ...(["upi", "iban", "bic"] as const).reduce<Partial<Settings>>(
      (given, field) => (field in values ? { ...given, [field]: text(field) } : given),
      {},
    ),
    creditDays: number("creditDays"),
    repeatDays: number("repeatDays"),
    expiryNoticeDays: number("expiryNoticeDays"),
    gstRounding: text("gstRounding") as Settings["gstRounding"],
    backupDays: number("backupDays"),
    chequeMonths: number("chequeMonths"),
    bounceCharge: (values["bounceCharge"] as number | undefined) ?? 0,
    roundToUnit: values["roundToUnit"] === true,
    targetHours: {
      urgent: number("hours-urgent"),
      high: number("hours-high"),
      normal: number("hours-normal"),
      low: number("hours-low"),
    },
  };
  return {
    name: text("name"),
    address: text("address"),
    phone: text("phone"),
    email: text("email"),
    taxScheme: text("taxScheme") as Company["taxScheme"],
    taxId: text("taxId").toUpperCase(),
    ...("stateCode" in values ? { stateCode: text("stateCode") } : {}),
    currency: text("currency").toUpperCase(),
    fiscalYearStart: number("fiscalYearStart"),
    language: text("language") as Company["language"],
    bank: text("bank"),
    terms: text("terms"),
    logo: text("logo"),
    settings,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "company-page": CompanyPage;
  }
}
