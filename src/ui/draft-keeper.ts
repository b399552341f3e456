import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Drafts } from "../store/store";
import type { Field } from "./field";
import { SafetyCopy } from "./safety-copy";

interface Host extends ReactiveControllerHost {
  readonly draftKey: string;
  readonly isConnected: boolean;
  readonly app: {
    readonly store: { readonly drafts: Drafts; readonly bookId: string };
    report(error: unknown): void;
  };
}

const KEEP_AFTER_MS = 250;

/** Keeps what was typed into a form through a reload, and gives it back to its fields as they appear. */
export class DraftKeeper implements ReactiveController {
  /** What was typed is safely kept. */
  isKept = false;
  private kept: Record<string, unknown> | undefined;
  private pending: Record<string, unknown> | undefined;
  private readonly keepNow = (): void => void this.keep();
  private reading: Promise<void> | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly fields: () => readonly Field<unknown>[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("pagehide", this.keepNow);
  }

  hostUpdate(): void {
    if (this.host.draftKey && this.host.isConnected)
      this.reading ??= this.read().catch((error: unknown) => this.host.app.report(error));
  }

  hostDisconnected(): void {
    void this.keep();
    this.reading = undefined;
    removeEventListener("pagehide", this.keepNow);
  }

  /** Gives a field that appeared what was kept of it. */
  adopt(field: Field<unknown>): void {
    if (!this.kept || !(field.name in this.kept) || field.touched) return;
    const snapshot = this.kept[field.name];
    delete this.kept[field.name];
    field.restore(snapshot);
  }

  changed(): void {
    if (!this.host.draftKey) return;
    // Taken now: when the form leaves the page its fields are gone before this is written.
    const typed = this.fields().filter((field) => field.touched);
    this.pending = Object.fromEntries(typed.map((field) => [field.name, field.snapshot()]));
    // A reload does not wait for the store: whatever it has not got yet is in here.
    this.copy.write(this.pending);
    // “Draft kept” must be true of the last letter typed, not of an earlier one.
    this.isKept = false;
    this.host.requestUpdate();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(this.keepNow, KEEP_AFTER_MS);
  }

  async forget(): Promise<void> {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.isKept = false;
    this.kept = undefined;
    this.pending = undefined;
    this.copy.remove();
    if (this.host.draftKey) await this.host.app.store.drafts.remove(this.key);
    this.host.requestUpdate();
  }

  private get key(): string {
    return `form/${this.host.draftKey}`;
  }

  private get copy(): SafetyCopy {
    return new SafetyCopy(`servicebook/${this.host.app.store.bookId}/${this.key}`);
  }

  private async read(): Promise<void> {
    const late = this.copy.read();
    const stored = await this.host.app.store.drafts.get<Record<string, unknown>>(this.key);
    if (!stored && !late) return;
    this.kept = { ...stored, ...late };
    // Typing that came before this answer is newer, and is kept by itself.
    if (late && !this.pending) this.pending = { ...this.kept };
    this.isKept = !late;
    for (const field of this.fields()) this.adopt(field);
    if (late) await this.keep();
    this.host.requestUpdate();
  }

  private async keep(): Promise<void> {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const { pending } = this;
    if (!pending) return;
    this.pending = undefined;
    const draft = { ...this.kept, ...pending };
    try {
      await this.host.app.store.drafts.set(this.key, draft);
      // What was typed meanwhile is only in the copy yet.
      if (this.pending) return;
      this.copy.remove();
      this.isKept = true;
    } catch (error) {
      this.isKept = false;
      this.host.app.report(error);
    }
    this.host.requestUpdate();
  }
}
