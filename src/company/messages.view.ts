import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { saveMessages } from "./message-commands";
import { messageText } from "./message-queries";
import { placeholderList, startingTexts, type Language, type Occasion } from "./messages";

const occasions = Object.keys(startingTexts) as Occasion[];
const languages: readonly Language[] = ["en", "uk", "hi"];

/** The texts that WhatsApp, SMS and e-mail start with, one card for each occasion, in every language. */
@customElement("company-messages")
export class CompanyMessages extends SbElement {
  private readonly texts = this.live(async (read) =>
    Promise.all(
      occasions.map(async (occasion) => ({
        occasion,
        texts: await Promise.all(languages.map((language) => messageText(read, occasion, language))),
      })),
    ),
  );

  override render() {
    return html`<sb-page back heading=${msg("Messages")}>
      <p class="hint">
        ${msg("Words in braces are filled in:")} ${placeholderList()}.
        ${msg("What stands in [ ] is left out when a word inside it is not known.")}
      </p>
      ${(this.texts.value ?? []).map(({ occasion, texts }) => this.card(occasion, texts))}
    </sb-page>`;
  }

  private card(occasion: Occasion, texts: readonly string[]) {
    return html`<sb-card heading=${occasionNames()[occasion]}>
      <sb-form
        draftKey=${`message/${occasion}`}
        .command=${(values: FormValues) =>
          saveMessages({
            occasion,
            texts: Object.fromEntries(languages.map((language) => [language, String(values[language])])),
          })}
        .said=${{ done: msg("Texts saved."), undo: true }}
      >
        ${languages.map(
          (language, at) =>
            html`<sb-textarea
              name=${language}
              label=${languageNames[language]}
              .value=${texts[at] ?? ""}
            ></sb-textarea>`,
        )}
      </sb-form>
    </sb-card>`;
  }
}

/** Each language by its own name. */
const languageNames: Readonly<Record<Language, string>> = { en: "English", uk: "Українська", hi: "हिन्दी" };

const occasionNames = (): Record<Occasion, string> => ({
  "complaint noted": msg("A complaint is noted"),
  "technician coming": msg("A technician is coming"),
  "complaint resolved": msg("A complaint is resolved"),
  "visit due": msg("A service is due"),
  "contract expiring": msg("A contract is expiring"),
});

declare global {
  interface HTMLElementTagNameMap {
    "company-messages": CompanyMessages;
  }
}
