import type { ReactiveController } from "lit";
import { Refusal } from "../base/refusal";
import type { Operation } from "../store/operation";
import type { SbElement } from "../ui/element";
import type { Cube } from "./cube";
import { sliceCube, typesOf } from "./slice-queries";
import type { Slice } from "./slice";

/** A slice's answer that stays true while its element is on the page: asked again after a commit that touches its records. */
export class LiveSlice implements ReactiveController {
  /** The last answer; it stays in sight while the next is computed. */
  value: Cube | undefined;
  /** Why there is none, in a sentence. */
  refused = "";
  #asked: Slice | undefined;
  #isAsking = false;
  #isStale = false;
  #stops: (() => void)[] = [];

  constructor(
    private readonly host: SbElement,
    private readonly slice: () => Slice | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.host.isConnected) return;
    if (!this.#stops.length) {
      const { store } = this.host.app;
      this.#stops = [store.onCommit(this.#heard), store.onReplaced(() => void this.#ask())];
    }
    if (this.slice() !== this.#asked) void this.#ask();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#asked = undefined;
  }

  readonly #heard = (operations: readonly Operation[]): void => {
    if (!this.#asked) return;
    const types = typesOf(this.#asked);
    const touches = operations.some(({ changes }) =>
      changes.some(({ id }) => types.has(id.slice(0, id.indexOf(":")))),
    );
    if (touches) void this.#ask();
  };

  /** Never twice at once: what is asked meanwhile is asked after it. */
  async #ask(): Promise<void> {
    this.#asked = this.slice();
    if (this.#isAsking) return void (this.#isStale = true);
    this.#isAsking = true;
    do {
      this.#isStale = false;
      await this.#once(this.#asked);
    } while (this.#isStale && this.host.isConnected);
    this.#isAsking = false;
  }

  async #once(slice: Slice | undefined): Promise<void> {
    try {
      this.value = slice && (await sliceCube(this.host.app.store, slice));
      this.refused = "";
    } catch (error) {
      this.value = undefined;
      if (error instanceof Refusal) this.refused = error.message;
      else this.host.app.report(error);
    }
    this.host.requestUpdate();
  }
}
