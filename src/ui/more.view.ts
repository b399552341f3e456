import { msg } from "@lit/localize";
import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./card";
import "./choice-fields";
import { SbElement } from "./element";
import type { FieldChange } from "./field";
import "./icon";
import type { IconName } from "./icons";
import type { Language } from "./localize";
import "./page";
import "./text-field";
import { prefer, readPreferences, type Preferences } from "./preferences";
import type { ThemeChoice } from "./theme";

/** An entry of More: the view it opens. */
export interface MoreItem {
  readonly name: string;
  readonly label: () => string;
  readonly hint: () => string;
  readonly icon: IconName;
}

/** Everything that is not needed every hour, and how this pane looks and speaks. */
@customElement("sb-more")
export class SbMore extends SbElement {
  static override styles = css`
    nav {
      display: grid;
      gap: 2px;
    }
    nav button {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0 10px;
      min-height: 44px;
      padding: 4px 8px;
      border-color: transparent;
      background: transparent;
      text-align: start;
      white-space: normal;
      color: var(--sb-ink-2);
    }
    nav button:hover {
      background: var(--sb-hover);
    }
    nav strong {
      display: block;
      color: var(--sb-ink);
      font-weight: 600;
    }
  `;
  /** Entries whose view is not there are left out. */
  @property({ attribute: false }) items: readonly MoreItem[] = [];
  @state() private preferences: Preferences | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void readPreferences(this.app.store.drafts).then((preferences) => (this.preferences = preferences));
  }

  override render() {
    const { views } = this.app.router;
    return html`<sb-page heading=${msg("More")}>
      <sb-card>
        <nav aria-label=${msg("More")}>
          ${this.items.filter(({ name }) => views.has(name)).map((item) => this.entry(item))}
        </nav>
      </sb-card>
      ${this.preferences ? this.thisPane(this.preferences) : ""}
    </sb-page>`;
  }

  private entry({ name, label, hint, icon }: MoreItem) {
    return html`<button type="button" @click=${() => this.app.navigate(name)}>
      <sb-icon name=${icon}></sb-icon>
      <span><strong>${label()}</strong><span class="hint">${hint()}</span></span>
      <sb-icon name="right"></sb-icon>
    </button>`;
  }

  private thisPane({ theme, language, person }: Preferences) {
    const company = this.app.company?.language ?? "en";
    const change = async (wanted: Partial<Preferences>) => {
      this.preferences = await prefer(this.app.store.drafts, wanted, company);
    };
    return html`<sb-card heading=${msg("This pane")}>
      <div class="grid2">
        <sb-select
          label=${msg("Colours")}
          .value=${theme}
          .choices=${[
            { value: "auto", label: msg("As Excel") },
            { value: "light", label: msg("Light") },
            { value: "dark", label: msg("Dark") },
          ]}
          @sb-change=${(event: CustomEvent<FieldChange<ThemeChoice>>) => void change({ theme: event.detail.value })}
        ></sb-select>
        <sb-select
          label=${msg("Language")}
          .value=${language}
          .choices=${[
            { value: "company", label: msg("The company's") },
            { value: "en", label: "English" },
            { value: "uk", label: "Українська" },
            { value: "hi", label: "हिन्दी" },
          ]}
          @sb-change=${(event: CustomEvent<FieldChange<Language | "company">>) =>
            void change({ language: event.detail.value })}
        ></sb-select>
      </div>
      <sb-text
        label=${msg("Your name, on this machine")}
        hint=${msg("Stands in the audit trail beside all you do.")}
        .value=${person}
        @sb-change=${(event: CustomEvent<FieldChange<string>>) => void change({ person: event.detail.value })}
      ></sb-text>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-more": SbMore;
  }
}
