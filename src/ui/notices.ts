import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Job } from "./context";

export interface Toast {
  readonly text: string;
  readonly undo?: () => Promise<void>;
}

/** Something that went another way than wished: what happened, what was kept, what to do. */
export interface Trouble {
  readonly kind: "refusal" | "bug";
  readonly text: string;
  readonly advice: readonly string[];
  /** For a bug report: copied, never shown alone. */
  readonly details?: string;
}

/** A standing condition at the top of the pane. */
export interface Banner {
  readonly tone: "info" | "warn" | "bad";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** May be put away by the person. */
  readonly dismissible?: boolean;
}

/** A running job, as the shell shows it. */
export interface Progress {
  readonly title: string;
  readonly done: number;
  readonly total?: number;
  /** Absent where the work is whole or nothing. */
  readonly cancel?: () => void;
}

const TOAST_MS = 10_000;
const JOB_SHOWN_AFTER_MS = 400;

/** Everything the shell has to say beside the view: one toast, one trouble, banners by id, running jobs. */
export class Notices {
  toast: Toast | undefined;
  trouble: Trouble | undefined;
  readonly banners = new Map<string, Banner>();
  readonly jobs = new Set<Progress>();
  private readonly hearers = new Set<() => void>();
  private fading: ReturnType<typeof setTimeout> | undefined;

  onChange(hear: () => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  say(text: string, undo?: () => Promise<void>): void {
    this.toast = undo ? { text, undo } : { text };
    this.holdToast(false);
    this.changed();
  }

  /** Keeps the toast while the pointer or the focus is on it. */
  holdToast(held: boolean): void {
    clearTimeout(this.fading);
    if (!held) this.fading = setTimeout(() => this.dropToast(), TOAST_MS);
  }

  dropToast(): void {
    clearTimeout(this.fading);
    this.toast = undefined;
    this.changed();
  }

  show(error: unknown): void {
    this.trouble = troubleOf(error);
    this.changed();
  }

  dropTrouble(): void {
    this.trouble = undefined;
    this.changed();
  }

  /** Puts up a banner, or takes it down when none is given. */
  banner(id: string, banner: Banner | undefined): void {
    if (banner) this.banners.set(id, banner);
    else this.banners.delete(id);
    this.changed();
  }

  /** Runs long work with a bar that appears when it takes noticeably long. */
  async job<T>(title: string, work: (job: Job) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    let progress: Progress = { title, done: 0, cancel: () => abort.abort() };
    let isShown = false;
    const draw = (next: Progress) => {
      this.jobs.delete(progress);
      progress = next;
      if (!isShown) return;
      this.jobs.add(progress);
      this.changed();
    };
    const appearing = setTimeout(() => {
      isShown = true;
      draw(progress);
    }, JOB_SHOWN_AFTER_MS);
    try {
      return await work({
        signal: abort.signal,
        progress: (done, total = progress.total) =>
          draw({ ...progress, done, ...(total === undefined ? {} : { total }) }),
      });
    } finally {
      clearTimeout(appearing);
      this.jobs.delete(progress);
      this.changed();
    }
  }

  /** Shows a bar while work that is whole or nothing takes noticeably long: no count, no Cancel. */
  async busy<T>(title: string, work: () => Promise<T>): Promise<T> {
    const bar: Progress = { title, done: 0 };
    const appearing = setTimeout(() => {
      this.jobs.add(bar);
      this.changed();
    }, JOB_SHOWN_AFTER_MS);
    try {
      return await work();
    } finally {
      clearTimeout(appearing);
      if (this.jobs.delete(bar)) this.changed();
    }
  }

  private changed(): void {
    for (const hear of this.hearers) hear();
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal)
    return { kind: "refusal", text: error.message, advice: Object.values(error.problems) };
  const cause = error instanceof Error ? error : new Error(String(error));
  return {
    kind: "bug",
    text: msg(str`Servicebook made a mistake: ${cause.message}`),
    advice: [
      msg("Nothing of this step was saved; everything saved before it is kept."),
      msg("Try the step again. If it happens again, copy the details and report them."),
    ],
    details: cause.stack ?? cause.message,
  };
}
