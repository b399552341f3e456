import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Refusal } from "../base/refusal";
import type { Store } from "../store/store";
import type { Read } from "../store/work";

interface Host extends ReactiveControllerHost {
  readonly app: { readonly store: Store; readonly tick: number; report(error: unknown): void };
  readonly isConnected: boolean;
}

/** An answer from the store that stays true while its element is on the page. */
export class LiveQuery<T> implements ReactiveController {
  /** Undefined until the first answer, and while a dependency is undefined. */
  value: T | undefined;
  /** Why there is no answer: a Refusal when the record is gone. */
  error: unknown;
  private stop: (() => void) | undefined;
  private asked: readonly unknown[] | undefined;
  private askedAt = 0;

  constructor(
    private readonly host: Host,
    private readonly query: (read: Read) => Promise<T>,
    private readonly dependencies: () => readonly unknown[],
    private readonly onValue?: (value: T) => void,
    /** The answer hangs on the time of day: it is asked anew as that passes. */
    private readonly isTimed = false,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.host.isConnected) return;
    const wanted = this.dependencies();
    const { asked } = this;
    const { tick } = this.host.app;
    const isSame = asked?.length === wanted.length && wanted.every((one, at) => Object.is(one, asked[at]));
    if (isSame && !(this.isTimed && tick !== this.askedAt)) return;
    // The old answer stays in sight only where it is still about the same thing: after a reconnection, as time passes.
    if (asked && !isSame) this.value = undefined;
    this.hostDisconnected();
    this.asked = wanted;
    this.askedAt = tick;
    this.error = undefined;
    if (!wanted.includes(undefined)) this.stop = this.host.app.store.live(this.query, this.hear, this.fail);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
    this.asked = undefined;
  }

  private readonly hear = (value: T): void => {
    this.value = value;
    this.error = undefined;
    // Asked for first, so that a listener who awaits the update finds the fields of this value on the page.
    this.host.requestUpdate();
    this.onValue?.(value);
  };

  private readonly fail = (error: unknown): void => {
    this.error = error;
    this.value = undefined;
    if (!(error instanceof Refusal)) this.host.app.report(error);
    this.host.requestUpdate();
  };
}
