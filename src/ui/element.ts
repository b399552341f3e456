import { ContextConsumer } from "@lit/context";
import { updateWhenLocaleChanges } from "@lit/localize";
import { LitElement, type CSSResultGroup, type CSSResultOrNative } from "lit";
import type { Read } from "../store/work";
import { appContext, type AppContext } from "./context";
import { LiveQuery } from "./live-query";
import { base, buttons } from "./styles";

/** The base of every element of the pane: the shared styles, the app, live queries, re-rendering on a change of language. */
export class SbElement extends LitElement {
  static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [base, buttons, ...super.finalizeStyles(styles)];
  }

  private readonly consumer = new ContextConsumer(this, { context: appContext, subscribe: true });

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The app this element is part of. Outside of one it is a bug to ask. */
  get app(): AppContext {
    const app = this.consumer.value;
    if (!app) throw new Error(`<${this.localName}> stands outside of the app`);
    return app;
  }

  /** The app, or undefined before the element is on the page. */
  protected get maybeApp(): AppContext | undefined {
    return this.consumer.value;
  }

  /**
   * Asks the store and stays up to date while connected: `.value` in `render`, undefined until answered. Asked anew
   * when a dependency changes; not asked while one is undefined. `onValue` hears each answer.
   */
  protected live<T>(
    query: (read: Read) => Promise<T>,
    dependencies: () => readonly unknown[] = () => [],
    onValue?: (value: T) => void,
  ): LiveQuery<T> {
    return new LiveQuery(this, query, dependencies, onValue);
  }

  /** Like `live`, for what hangs on the time of day: asked anew when the day turns and every few minutes. */
  protected liveInTime<T>(
    query: (read: Read) => Promise<T>,
    dependencies: () => readonly unknown[] = () => [],
  ): LiveQuery<T> {
    return new LiveQuery(this, query, dependencies, undefined, true);
  }

  /** Tells whoever holds this element; crosses shadow roots. */
  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
