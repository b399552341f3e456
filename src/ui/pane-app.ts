import { ContextProvider } from "@lit/context";
import { msg } from "@lit/localize";
import type { Company } from "../records";
import type { Clock } from "../store/clock";
import type { CommandCall } from "../store/command";
import type { Store } from "../store/store";
import { appContext, type AppContext, type Done, type Job, type RunOptions } from "./context";
import { formatFor, type Format } from "./format";
import { Notices } from "./notices";
import { Router, type Params, type View } from "./router";
import type { Sheets } from "./sheets";

export interface PaneOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly sheets?: Sheets | undefined;
  readonly views: readonly View[];
  /** Name of the view the pane starts with. */
  readonly home: string;
}

/** How often what hangs on the time of day is asked anew, and how often it is looked whether the day has turned. */
const TICK_MS = 5 * 60_000;
const LOOK_MS = 30_000;

/** How far back the operation of a command just run is looked for. */
const RECENT = 50;

/** The app as the views know it: it provides itself to every element inside `root`. */
export class PaneApp implements AppContext {
  readonly store: Store;
  readonly sheets: Sheets | undefined;
  readonly router: Router;
  readonly notices = new Notices();
  company: Company | undefined;
  format: Format = formatFor(undefined);
  tick = 0;
  private readonly clock: Clock;
  private readonly provider: ContextProvider<typeof appContext>;
  private stopCompany = (): void => {};
  private readonly companyHearers = new Set<() => void>();
  private readonly tickHearers = new Set<() => void>();
  private ticked: { day: string; at: number };
  private readonly looking = setInterval(() => this.look(), LOOK_MS);

  constructor(root: HTMLElement, { store, clock, sheets, views, home }: PaneOptions) {
    this.store = store;
    this.clock = clock;
    this.sheets = sheets;
    this.router = new Router(new Map(views.map((view) => [view.name, view])), home, store.drafts);
    root.classList.add("sb-app");
    this.ticked = { day: clock.today(), at: Date.parse(clock.now()) };
    document.addEventListener("visibilitychange", this.look);
    this.provider = new ContextProvider(root, { context: appContext, initialValue: this });
  }

  /** Reads the company and where the pane was; views may be shown afterwards. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stopCompany = this.store.live(
        (read) => read.find("company:main"),
        (company) => {
          this.company = company;
          this.format = formatFor(company);
          this.provider.setValue(this, true);
          for (const hear of this.companyHearers) hear();
          resolve();
        },
        reject,
      );
    });
    await this.router.restore();
  }

  /** Hears when the company was set up or changed. */
  onCompany(hear: () => void): void {
    this.companyHearers.add(hear);
  }

  /** Hears when time has passed: every few minutes, and when the day turned. */
  onTick(hear: () => void): void {
    this.tickHearers.add(hear);
  }

  /** Stops listening; for tests and for a pane that closes. */
  stop(): void {
    this.stopCompany();
    clearInterval(this.looking);
    document.removeEventListener("visibilitychange", this.look);
  }

  /** A computer that slept through midnight is found out at the next look. */
  private readonly look = (): void => {
    const day = this.today();
    const at = Date.parse(this.now());
    if (day === this.ticked.day && at - this.ticked.at < TICK_MS) return;
    this.ticked = { day, at };
    this.tick++;
    this.provider.setValue(this, true);
    for (const hear of this.tickHearers) hear();
  };

  now = (): string => this.clock.now();
  today = () => this.clock.today();

  navigate(name: string, params?: Params): void {
    this.router.navigate(name, params);
  }

  back(): void {
    this.router.back();
  }

  async run<R>(call: CommandCall<R>, options?: RunOptions<R>): Promise<Done<R> | undefined> {
    try {
      return { result: await this.attempt(call, options) };
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  async attempt<R>(call: CommandCall<R>, options: RunOptions<R> = {}): Promise<R> {
    const { done, undo = false, busy = msg("Save") } = options;
    const result = await this.notices.busy(busy, () => this.store.run(call, "pane"));
    this.notices.dropTrouble();
    const said = typeof done === "function" ? done(result) : done;
    if (said) this.toast(said, undo ? await this.undoOf(call) : undefined);
    return result;
  }

  async job<T>(title: string, work: (job: Job) => Promise<T>): Promise<Done<T> | undefined> {
    try {
      return { result: await this.notices.job(title, work) };
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  toast(text: string, undo?: () => Promise<void>): void {
    this.notices.say(text, undo);
  }

  report(error: unknown): void {
    this.notices.show(error);
  }

  /** How the command just run is taken back. */
  private async undoOf(call: CommandCall<unknown>): Promise<(() => Promise<void>) | undefined> {
    const last = await this.store.lastSeq();
    const recent = await this.store.operations(Math.max(0, last - RECENT));
    const input = JSON.stringify(call.input);
    const operation = recent.findLast(
      (one) => one.command === call.command && JSON.stringify(one.input) === input,
    );
    if (!operation) return undefined;
    return async () => {
      await this.store.undo(operation.seq);
      this.toast(msg("Undone."));
    };
  }
}
