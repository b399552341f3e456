import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { languageChoices, stateChoices } from "../company/choices";
import type { Party } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { addParty, amendParty } from "./commands";
import { mainPhone, type PartyDraft } from "./model";
import { taxIdName } from "./words.view";

/** A new customer with the first site, or what is known of one corrected. */
@customElement("customer-form")
export class CustomerForm extends SbElement {
  @property() partyId: Party["id"] | undefined;
  /** A new one sells to us: it is no customer until somebody says so. */
  @property({ type: Boolean }) principal = false;
  @query("sb-form") private form!: SbForm;
  private readonly party = this.live(
    (read) => read.get(this.partyId as Party["id"]),
    () => [this.partyId],
  );

  override render() {
    const party = this.party.value;
    if (this.party.error)
      return html`<sb-page back heading=${msg("Customer")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.partyId && !party) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page
      back
      heading=${party ? msg(str`Edit ${party.name}`) : this.principal ? msg("New principal") : msg("New customer")}
    >
      <sb-form
        draftKey=${`customer/${this.partyId ?? (this.principal ? "new-principal" : "new")}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-saved=${this.saved}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-text name="name" label=${msg("Name")} required autofocus .value=${party?.name ?? ""}></sb-text>
        <div class="grid2">
          <sb-phone name="phones" label=${msg("Phone")} .value=${party ? mainPhone(party) : ""}></sb-phone>
          <sb-text
            name="more"
            label=${msg("Other numbers")}
            .value=${party?.phones.slice(1).join(", ") ?? ""}
          ></sb-text>
        </div>
        <sb-textarea name="address" label=${msg("Address")} .value=${party?.address ?? ""}></sb-textarea>
        ${party ? nothing : this.firstSite()} ${this.details(party)}
      </sb-form>
    </sb-page>`;
  }

  private firstSite() {
    return html`<div class="grid2">
      <sb-text
        name="site"
        label=${msg("Site")}
        placeholder=${msg("Home, shop, plant…")}
        hint=${msg("Where the unit stands")}
      ></sb-text>
      <sb-text name="area" label=${msg("Area")} hint=${msg("Suggests the technician")}></sb-text>
    </div>`;
  }

  private details(party: Party | undefined) {
    const country = this.app.company?.country;
    return html`<div class="grid2">
        <sb-text name="taxId" label=${taxIdName(country)} .value=${party?.taxId ?? ""}></sb-text>
        ${
          country === "IN"
            ? html`<sb-select
                name="stateCode"
                label=${msg("State")}
                .choices=${[{ value: "", label: msg("not known") }, ...stateChoices()]}
                .value=${party?.stateCode ?? this.app.company?.stateCode ?? ""}
              ></sb-select>`
            : html`<sb-text name="code" label=${msg("Code")} .value=${party?.code ?? ""}></sb-text>`
        }
      </div>
      <sb-text name="email" type="email" label=${msg("E-mail")} .value=${party?.email ?? ""}></sb-text>
      <sb-select
        name="language"
        label=${msg("Language of messages")}
        .choices=${[{ value: "", label: msg("as the company's") }, ...languageChoices()]}
        .value=${party?.language ?? ""}
      ></sb-select>
      <sb-text name="note" label=${msg("Note")} .value=${party?.note ?? ""}></sb-text>
      <div class="row wrap">
        <sb-check
          name="customer"
          label=${msg("Buys from us")}
          .value=${party?.customer ?? !this.principal}
        ></sb-check>
        <sb-check
          name="principal"
          label=${msg("Supplies us")}
          .value=${party?.principal ?? this.principal}
        ></sb-check>
      </div>`;
  }

  /** A GSTIN begins with its state. */
  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const state = /^(\d\d)/.exec(typeof value === "string" ? value : "")?.[1];
    const isGstin = name === "taxId" && this.app.company?.country === "IN";
    if (isGstin && state && stateChoices().some((choice) => choice.value === state))
      this.form.assign({ stateCode: state });
  };

  private readonly save = async (values: FormValues): Promise<Party["id"]> => {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    const draft: PartyDraft = {
      name: text("name"),
      phones: [text("phones"), ...text("more").split(/[,;]/)].filter((phone) => phone.trim()),
      customer: values["customer"] === true,
      principal: values["principal"] === true,
      email: text("email").trim(),
      taxId: text("taxId"),
      address: text("address").trim(),
      note: text("note"),
      language: text("language") as Party["language"] | "",
      ...("code" in values ? { code: text("code").trim() } : {}),
      ...("stateCode" in values ? { stateCode: text("stateCode") } : {}),
    };
    if (this.partyId) {
      await this.app.attempt(amendParty({ id: this.partyId, ...draft }), { done: msg("Saved."), undo: true });
      return this.partyId;
    }
    const site = {
      name: text("site").trim() || text("area").trim() || msg("Main"),
      address: text("address").trim(),
      area: text("area").trim(),
    };
    const { partyId } = await this.app.attempt(addParty({ ...draft, site }), {
      done: msg(str`${draft.name.trim()} is in the book.`),
    });
    return partyId;
  };

  private readonly saved = ({ detail }: CustomEvent<Saved<Party["id"]>>): void => {
    const { app } = this;
    if (this.partyId) return app.back();
    const view = this.principal && app.router.views.has("principal") ? "principal" : "customer";
    app.router.replace(view, { id: detail.result });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-form": CustomerForm;
  }
}
