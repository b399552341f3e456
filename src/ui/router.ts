import type { TemplateResult } from "lit";
import type { Drafts } from "../store/store";
import type { IconName } from "./icons";

export type Params = Readonly<Record<string, string>>;

/** Where the pane is: a view's name and what it shows. */
export interface Route {
  readonly name: string;
  readonly params: Params;
}

/** A view as the routes of its slice list it. */
export interface View {
  readonly name: string;
  /** In words, for the window title and screen readers. */
  readonly title: (params: Params) => string;
  /** Loads the view's code. */
  readonly load: () => Promise<unknown>;
  readonly render: (params: Params) => TemplateResult;
  /** The rail entry that is lit while this view is shown. */
  readonly rail?: string;
  /** The view shown beside this one when there is room for two columns: its list. */
  readonly list?: string;
}

/** An entry of the rail; it opens the view of the same name. */
export interface RailItem {
  readonly name: string;
  readonly label: () => string;
  readonly icon: IconName;
  /** The icon while lit; default the same. */
  readonly iconOn?: IconName;
}

const KEPT = "route";
const DEPTH = 50;

/** Remembers where the pane is and was. Office owns the address bar, so nothing of this is in a URL. */
export class Router {
  private trail: Route[] = [];
  private readonly hearers = new Set<(route: Route) => void>();
  private focusWanted = false;

  constructor(
    readonly views: ReadonlyMap<string, View>,
    private readonly home: string,
    private readonly drafts: Pick<Drafts, "get" | "set">,
  ) {}

  get current(): Route {
    return this.trail.at(-1) ?? { name: this.home, params: {} };
  }

  get canGoBack(): boolean {
    return this.trail.length > 1;
  }

  /** Goes where the pane was when it was closed, or home. */
  async restore(): Promise<void> {
    const kept = await this.drafts.get<Route>(KEPT);
    if (this.trail.length === 0) this.go([kept && this.views.has(kept.name) ? kept : this.current]);
  }

  /** Opens a view; an unknown name is a bug. */
  navigate(name: string, params: Params = {}): void {
    if (!this.views.has(name)) throw new Error(`no view is called “${name}”`);
    this.focusWanted = true;
    const { current } = this;
    const stays = current.name === name && JSON.stringify(current.params) === JSON.stringify(params);
    this.go(stays && this.trail.length ? this.trail : [...this.trail, { name, params }].slice(-DEPTH));
  }

  /** Puts another view in the place of this one, so that Back skips it. */
  replace(name: string, params: Params = {}): void {
    this.trail = this.trail.slice(0, -1);
    this.navigate(name, params);
  }

  back(): void {
    this.focusWanted = true;
    this.go(this.canGoBack ? this.trail.slice(0, -1) : [{ name: this.home, params: {} }]);
  }

  onChange(hear: (route: Route) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** True once after each navigation: for the page that then takes the focus. */
  takeFocus(): boolean {
    const wanted = this.focusWanted;
    this.focusWanted = false;
    return wanted;
  }

  private go(trail: Route[]): void {
    this.trail = trail;
    // Only where the pane was: when the book is closed meanwhile, nothing of it is lost.
    this.drafts.set(KEPT, this.current).catch(() => undefined);
    for (const hear of this.hearers) hear(this.current);
  }
}
