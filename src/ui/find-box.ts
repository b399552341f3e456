import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { SbElement } from "./element";
import { fieldStyles } from "./field-styles";
import "./icon";
import type { IconName } from "./icons";
import { listStyles } from "./list-styles";
import { marked } from "./marked";
import type { Route } from "./router";

/** One thing found, and the view that shows it. */
export interface Found {
  readonly title: string;
  readonly detail?: string;
  readonly route: Route;
}

/** Things of one kind, found together. */
export interface FoundGroup {
  readonly label: string;
  readonly icon: IconName;
  readonly found: readonly Found[];
}

const SEARCH_AFTER_MS = 60;

/** The one box over everything: grouped results, arrow keys and Enter, Esc empties it. */
@customElement("sb-find-box")
export class SbFindBox extends SbElement {
  static override styles = [
    fieldStyles,
    listStyles,
    css`
      .box > sb-icon {
        margin-inline-start: 8px;
        color: var(--sb-ink-2);
      }
      kbd {
        margin-inline-end: 6px;
      }
      .list {
        max-height: calc(100vh - 96px);
      }
      .group {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 6px 8px 2px;
        font: var(--sb-label);
        color: var(--sb-ink-2);
        --sb-icon: 16px;
      }
    `,
  ];
  /** Answers what was typed. */
  @property({ attribute: false }) search: (typed: string) => Promise<readonly FoundGroup[]> = async () => [];
  @property() placeholder = "";
  @state() private groups: readonly FoundGroup[] = [];
  @state() private typed = "";
  @state() private isOpen = false;
  @state() private at = 0;
  @query("input") private input!: HTMLInputElement;
  private answered = "";
  private asked = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener("keydown", this.keys);
    this.addEventListener("focusout", () => this.close());
  }

  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  override render() {
    const all = this.flat;
    const isAt = this.isOpen && all.length > 0;
    return html`<div class="box">
      <sb-icon name="search"></sb-icon>
      <input
        type="text"
        role="combobox"
        aria-label=${msg("Find")}
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${isAt ? `found-${this.at}` : nothing}
        autocomplete="off"
        placeholder=${this.placeholder}
        .value=${this.typed}
        @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
        @focus=${() => this.typed && void this.ask()}
      />
      ${this.typed ? nothing : html`<kbd>Ctrl K</kbd>`}
      <div id="list" class="list" role="listbox" aria-label=${msg("Found")} ?hidden=${!this.isOpen}>
        ${this.isOpen ? this.results(all) : nothing}
      </div>
    </div>`;
  }

  private results(all: readonly Found[]) {
    if (!all.length)
      return html`<div class="none" role="option" aria-disabled="true" aria-selected="false">
        ${msg(str`Nothing found for “${this.typed.trim()}”.`)}
      </div>`;
    let at = 0;
    return this.groups
      .filter(({ found }) => found.length)
      .map(
        ({ label, icon, found }) =>
          html`<div role="group" aria-label=${label}>
            <div class="group" aria-hidden="true"><sb-icon name=${icon}></sb-icon>${label}</div>
            ${found.map((one) => this.entry(one, at++))}
          </div>`,
      );
  }

  private entry({ title, detail }: Found, at: number) {
    return html`<div
      id=${`found-${at}`}
      class=${at === this.at ? "option at" : "option"}
      role="option"
      aria-selected=${at === this.at ? "true" : "false"}
      @pointerdown=${(event: PointerEvent) => event.preventDefault()}
      @click=${() => this.open(at)}
    >
      <span class="words">
        <span class="name">${marked(title, this.typed)}</span>
        ${detail ? html`<span class="hint">${marked(detail, this.typed)}</span>` : nothing}
      </span>
    </div>`;
  }

  private get flat(): readonly Found[] {
    return this.groups.flatMap(({ found }) => found);
  }

  private type(typed: string): void {
    this.typed = typed;
    clearTimeout(this.waiting);
    if (typed.trim()) this.waiting = setTimeout(() => void this.ask(), SEARCH_AFTER_MS);
    else this.close();
  }

  private async ask(): Promise<void> {
    const turn = ++this.asked;
    try {
      const typed = this.typed.trim();
      const groups = await this.search(typed);
      if (turn !== this.asked) return;
      this.answered = typed;
      this.groups = groups;
      this.at = 0;
      this.isOpen = true;
    } catch (error) {
      this.app.report(error);
    }
  }

  private open(at: number): void {
    const found = this.flat[at];
    if (!found) return;
    this.close();
    this.typed = "";
    this.app.navigate(found.route.name, found.route.params);
  }

  private close(): void {
    this.asked++;
    clearTimeout(this.waiting);
    this.isOpen = false;
  }

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const count = this.flat.length;
    if (event.key === "Escape") {
      this.close();
      this.typed = "";
    } else if (event.key === "Enter") void this.enter();
    else if (event.key === "ArrowDown" && count) this.step((this.at + 1) % count);
    else if (event.key === "ArrowUp" && count) this.step((this.at + count - 1) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Enter right after typing waits for the answer instead of opening an older one. */
  private async enter(): Promise<void> {
    const typed = this.typed.trim();
    if (!typed) return;
    clearTimeout(this.waiting);
    if (this.answered !== typed || !this.isOpen) await this.ask();
    this.open(this.at);
  }

  private step(at: number): void {
    this.at = at;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(".option.at")?.scrollIntoView({ block: "nearest" }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-find-box": SbFindBox;
  }
}
