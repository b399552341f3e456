import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Company } from "../records";
import type { AppContext, Job } from "../ui/context";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { countryChoices, languageChoices, monthChoices, schemeChoices, stateChoices } from "./choices";
import { setUpCompany } from "./commands";
import { presetFor, type Country } from "./presets";
import { taxIdLabel, taxIdProblem } from "./tax-id";

/** The first thing a new book shows: your company, or a demo company to look around in. */
@customElement("company-setup")
export class CompanySetup extends SbElement {
  /** Fills the empty book with the demo company. */
  @property({ attribute: false }) loadDemo: ((app: AppContext, job: Job) => Promise<unknown>) | undefined;
  @state() private country: Country = "IN";
  @state() private scheme: Company["taxScheme"] = "gst";
  @state() private isLoading = false;
  @state() private isRestoring = false;
  @query("sb-form") private form!: SbForm;

  override render() {
    return html`<sb-page heading=${msg("Welcome to Servicebook")}>
      <p>
        ${msg("Your customers, calls, visits, stock, bills and money, in this workbook. Begin with your company:")}
      </p>
      <sb-card>
        <sb-form
          draftKey="set-up-company"
          saveLabel=${msg("Start")}
          .command=${(values: FormValues) => setUpCompany(draftOf(values))}
          @sb-change=${this.follow}
          @sb-cancel=${(event: Event) => event.stopPropagation()}
        >
          <sb-text name="name" label=${msg("Company name")} required autofocus></sb-text>
          <sb-textarea name="address" label=${msg("Address, as printed on papers")}></sb-textarea>
          <div class="grid2">
            <sb-phone name="phone" label=${msg("Phone")}></sb-phone>
            <sb-text name="email" type="email" label=${msg("E-mail")}></sb-text>
          </div>
          <sb-select
            name="country"
            label=${msg("Country and tax")}
            .value=${"IN"}
            .choices=${countryChoices()}
          ></sb-select>
          ${this.tax()}
          <div class="grid2">
            <sb-text
              name="currency"
              label=${msg("Currency")}
              .value=${this.preset.currency}
              maxlength="3"
            ></sb-text>
            <sb-select
              name="fiscalYearStart"
              label=${msg("Financial year from")}
              .value=${String(this.preset.fiscalYearStart)}
              .choices=${monthChoices(this.preset.locale)}
            ></sb-select>
          </div>
          <sb-select
            name="language"
            label=${msg("Language")}
            .value=${this.preset.language}
            .choices=${languageChoices()}
          ></sb-select>
        </sb-form>
      </sb-card>
      ${this.loadDemo ? this.demo() : nothing}
      ${this.isRestoring ? html`<book-restore></book-restore>` : this.backup()}
    </sb-page>`;
  }

  private get preset() {
    return presetFor(this.country);
  }

  private tax() {
    return html`<div class="grid2">
        <sb-select
          name="taxScheme"
          label=${msg("Tax on bills")}
          .value=${this.preset.taxScheme}
          .choices=${schemeChoices(this.country)}
        ></sb-select>
        <sb-text
          name="taxId"
          label=${taxIdLabel(this.country)}
          hint=${msg("Empty if not registered.")}
        ></sb-text>
      </div>
      ${
        this.country === "IN"
          ? html`<sb-select
              name="stateCode"
              label=${msg("State")}
              ?required=${this.scheme !== "none"}
              placeholder=${msg("Choose the state")}
              .choices=${stateChoices()}
            ></sb-select>`
          : nothing
      }`;
  }

  private demo() {
    return html`<sb-card heading=${msg("Or look around first")}>
      <p class="hint">
        ${msg("A demo company of Pune with 18 months of calls, visits, bills and payments. All names are invented.")}
      </p>
      <div class="row">
        <button type="button" ?disabled=${this.isLoading} @click=${this.startDemo}>
          <sb-icon name="sparkle"></sb-icon>${msg("Try it with a demo company")}
        </button>
      </div>
    </sb-card>`;
  }

  private backup() {
    return html`<sb-card heading=${msg("Or go on with your book")}>
      <p class="hint">${msg("Put back a backup of Servicebook that you have as a file.")}</p>
      <div class="row">
        <button type="button" @click=${this.showRestore}>
          <sb-icon name="archive"></sb-icon>${msg("Restore a backup…")}
        </button>
      </div>
    </sb-card>`;
  }

  private readonly showRestore = async (): Promise<void> => {
    await import("./restore.view");
    this.isRestoring = true;
  };

  private readonly startDemo = async (): Promise<void> => {
    this.isLoading = true;
    await this.app.job(msg("Making the demo company"), async (job) => this.loadDemo?.(this.app, job));
    this.isLoading = false;
  };

  /** Lets the rest follow from the country, and the state from the GSTIN. */
  private follow({ detail }: CustomEvent<FieldChange>): void {
    if (detail.name === "country") {
      this.country = detail.value as Country;
      const { taxScheme, currency, fiscalYearStart, language } = this.preset;
      this.scheme = taxScheme;
      void this.updateComplete.then(() =>
        this.form.assign({ taxScheme, currency, fiscalYearStart: String(fiscalYearStart), language }),
      );
    }
    if (detail.name === "taxScheme") this.scheme = detail.value as Company["taxScheme"];
    if (detail.name === "taxId" && this.country === "IN" && !taxIdProblem("IN", String(detail.value)))
      this.form.assign({ stateCode: String(detail.value).trim().slice(0, 2) });
  }
}

const draftOf = (values: FormValues) => {
  const text = (name: string) => String(values[name] ?? "");
  const country = text("country") as Country;
  return {
    country,
    name: text("name"),
    address: text("address"),
    phone: text("phone"),
    email: text("email"),
    taxId: text("taxId"),
    stateCode: text("stateCode"),
    taxScheme: text("taxScheme") as Company["taxScheme"],
    currency: text("currency").trim().toUpperCase(),
    fiscalYearStart: Number(values["fiscalYearStart"]),
    language: text("language") as Company["language"],
  };
};

declare global {
  interface HTMLElementTagNameMap {
    "company-setup": CompanySetup;
  }
}
