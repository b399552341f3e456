import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import { SbElement } from "./element";
import "./badge";
import "./find-box";
import type { FoundGroup, SbFindBox } from "./find-box";
import "./icon";
import { bannerView, jobView, noticeStyles, toastView, troubleView } from "./notice-views";
import type { Progress } from "./notices";
import type { RailItem, Route, View } from "./router";
import { shellStyles } from "./shell-styles";
import { footerView } from "./shell-footer";
import { keepTabKey } from "./tab-key";

/** The view a book without a company starts with. */
const SETUP = "setup";

/** The frame of the pane: top bar, rail, the view, what the pane has to say, footer. */
@customElement("sb-shell")
export class SbShell extends SbElement {
  static override styles = [noticeStyles, shellStyles];
  @property({ attribute: false }) rail: readonly RailItem[] = [];
  @property({ attribute: false }) find: ((typed: string) => Promise<readonly FoundGroup[]>) | undefined;
  /** How much needs somebody's attention, and where it is listed. */
  @property({ attribute: false }) alerts: { count: number; route: Route } | undefined;
  @state() private savedAt = "";
  @state() private isWide = false;
  @query("main") private main!: HTMLElement;
  @query("sb-find-box") private findBox!: SbFindBox | null;
  private readonly loaded = new Set<string>();
  private readonly scrolled = new Map<string, number>();
  private shown: Route | undefined;
  private readonly wide = matchMedia("(min-width: 700px)");
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { router, notices, sheets, store } = this.app;
    const update = () => this.requestUpdate();
    const widen = () => (this.isWide = this.wide.matches);
    widen();
    this.wide.addEventListener("change", widen);
    addEventListener("keydown", this.keys);
    this.stops = [
      router.onChange(this.turn),
      notices.onChange(update),
      store.onCommit((operations) => (this.savedAt = operations.at(-1)?.at ?? this.savedAt)),
      sheets?.onState(update) ?? (() => {}),
      () => this.wide.removeEventListener("change", widen),
      () => removeEventListener("keydown", this.keys),
      keepTabKey(this),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  /** Puts the cursor into the Find box. */
  startFind(): void {
    this.findBox?.focus();
  }

  override render() {
    const { notices, company } = this.app;
    return html`${this.top()}${company ? this.railView() : nothing}
      <div class="middle ${company ? "" : "alone"}">
        ${[...notices.banners].map(([id, banner]) => bannerView(banner, () => notices.banner(id, undefined)))}
        <div role="alert">${notices.trouble ? troubleView(notices.trouble, this.app) : nothing}</div>
        ${this.columns()}
        <div role="status">${notices.toast ? toastView(notices.toast, this.app) : nothing}</div>
      </div>
      <div class="jobs" role="status">
        ${[...notices.jobs, ...this.sheetsJob()].map((job) => jobView(job, this.app))}
      </div>
      ${footerView(this.app, this.savedAt)}`;
  }

  /** What the sheets are at, where the person may stop it. */
  private sheetsJob(): Progress[] {
    const { done = 0, total, stoppable } = this.app.sheets?.state ?? {};
    if (!stoppable) return [];
    const { title, stop } = stoppable;
    return [{ title, done, ...(total === undefined ? {} : { total }), cancel: stop }];
  }

  private top() {
    const { company, sheets } = this.app;
    const chip =
      sheets && ["waiting", "unsaved", "trouble"].includes(sheets.state.kind) ? sheets.state : undefined;
    return html`<header>
      <div class="row name">
        <strong class="grow ellipsis">${company?.name ?? "Servicebook"}</strong>
        ${chip ? html`<sb-badge tone=${chip.kind === "waiting" ? "info" : "bad"}>${chip.text}</sb-badge>` : nothing}
        ${company && this.alerts ? this.bell(this.alerts) : nothing}
      </div>
      ${
        company && this.find
          ? html`<sb-find-box
              placeholder=${msg("Phone, name, card, number…")}
              .search=${this.find}
            ></sb-find-box>`
          : nothing
      }
    </header>`;
  }

  private bell({ count, route }: { count: number; route: Route }) {
    const open = () => this.app.navigate(route.name, route.params);
    return html`<button type="button" class="bell ${count ? "some" : ""}" @click=${open}>
      <sb-icon name="bell"></sb-icon><span>${this.app.format.count(count)}</span>
      <span class="out-of-sight">${count === 1 ? msg("alert") : msg("alerts")}</span>
    </button>`;
  }

  private railView() {
    const { router } = this.app;
    const lit = router.views.get(this.route.name)?.rail ?? this.route.name;
    return html`<nav aria-label=${msg("Main")}>
      ${this.rail
        .filter(({ name }) => router.views.has(name))
        .map(({ name, label, icon, iconOn }) => {
          const isOn = name === lit;
          return html`<button
            type="button"
            title=${label()}
            aria-current=${isOn ? "page" : "false"}
            @click=${() => this.app.navigate(name)}
          >
            <sb-icon name=${isOn ? (iconOn ?? icon) : icon}></sb-icon><span>${label()}</span>
          </button>`;
        })}
    </nav>`;
  }

  private get route(): Route {
    const { company, router } = this.app;
    return company || !router.views.has(SETUP) ? router.current : { name: SETUP, params: {} };
  }

  private columns() {
    const { views } = this.app.router;
    const view = views.get(this.route.name);
    const list = this.isWide && view?.list ? views.get(view.list) : undefined;
    const main = html`<main tabindex="-1" @scroll=${this.rememberScroll}>
      ${view ? keyed(keyOf(this.route), this.view(view, this.route)) : nothing}
    </main>`;
    const parts = list
      ? [
          [
            "list",
            html`<aside aria-label=${list.title({})}>
              ${this.view(list, { name: list.name, params: {} })}
            </aside>`,
          ] as const,
          ["main", main] as const,
        ]
      : [["main", main] as const];
    return html`<div class="columns">
      ${repeat(
        parts,
        ([key]) => key,
        ([, part]) => part,
      )}
    </div>`;
  }

  private view(view: View, route: Route): TemplateResult {
    if (this.loaded.has(view.name)) return view.render(route.params);
    void this.load(view);
    return html`<p class="hint" role="status">${msg("Opening…")}</p>`;
  }

  private async load(view: View): Promise<void> {
    try {
      await view.load();
      this.loaded.add(view.name);
      this.requestUpdate();
    } catch (error) {
      this.app.report(error);
    }
  }

  private readonly turn = (): void => {
    this.app.notices.dropTrouble();
    this.requestUpdate();
  };

  protected override updated(): void {
    const { route } = this;
    const view = this.app.router.views.get(route.name);
    if (!view || !this.loaded.has(view.name) || (this.shown && keyOf(this.shown) === keyOf(route))) return;
    this.shown = route;
    document.title = `${view.title(route.params)} · Servicebook`;
    this.main.scrollTop = this.scrolled.get(keyOf(route)) ?? 0;
  }

  private readonly rememberScroll = (): void => {
    if (this.shown) this.scrolled.set(keyOf(this.shown), this.main.scrollTop);
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) this.startFind();
    else if (event.key === "ArrowLeft" && event.altKey) this.app.back();
    else return;
    event.preventDefault();
  };
}

const keyOf = ({ name, params }: Route): string => `${name} ${JSON.stringify(params)}`;

declare global {
  interface HTMLElementTagNameMap {
    "sb-shell": SbShell;
  }
}
