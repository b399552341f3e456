import type { Operation } from "./operation";

type Message = { readonly lastSeq: number } | { readonly replaced: true };

/** Tells every hearer of every stored operation, of this pane and of others, once each and in order. */
export class Feed {
  readonly #channel: BroadcastChannel | undefined;
  readonly #missed: (after: number) => Promise<Operation[]>;
  readonly #last: () => Promise<number>;
  readonly #hearers = new Set<(operations: readonly Operation[]) => void>();
  readonly #replacedHearers = new Set<() => void>();
  #heard = Infinity;
  /** Something was stored elsewhere before it was known where to start. */
  #early = false;
  #catchingUp = Promise.resolve();

  constructor(options: {
    name: string;
    missed: (after: number) => Promise<Operation[]>;
    last: () => Promise<number>;
  }) {
    this.#missed = options.missed;
    this.#last = options.last;
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(options.name) : undefined;
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if ("replaced" in data) void this.#startAgain();
      else if (data.lastSeq > this.#heard) void this.#catchUp();
      else this.#early ||= this.#heard === Infinity;
    });
  }

  /** Only operations after this one are news. */
  startAt(seq: number): void {
    this.#heard = seq;
    if (this.#early) void this.#catchUp();
  }

  onCommit(hear: (operations: readonly Operation[]) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  onReplaced(hear: () => void): () => void {
    this.#replacedHearers.add(hear);
    return () => this.#replacedHearers.delete(hear);
  }

  /** Passes on what this pane has stored; resolves when every hearer of this pane has heard it. */
  async committed(operations: readonly Operation[]): Promise<void> {
    const [first] = operations;
    if (!first) return;
    this.#post({ lastSeq: first.seq + operations.length - 1 });
    if (first.seq === this.#heard + 1) this.#deliver(operations);
    else await this.#catchUp();
  }

  /** Passes on that this pane has put another book in the place of this one. */
  async replaced(): Promise<void> {
    this.#post({ replaced: true });
    await this.#startAgain();
  }

  close(): void {
    this.#channel?.close();
    this.#hearers.clear();
    this.#replacedHearers.clear();
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #catchUp(): Promise<void> {
    return this.#inTurn(async () => this.#deliver(await this.#missed(this.#heard)));
  }

  #startAgain(): Promise<void> {
    return this.#inTurn(async () => {
      this.#heard = await this.#last();
      for (const hear of this.#replacedHearers) guarded(hear);
    });
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    // A store that closed meanwhile has its own standing sentence; there is nobody left to catch up.
    this.#catchingUp = this.#catchingUp.then(step).catch(() => undefined);
    return this.#catchingUp;
  }

  #deliver(operations: readonly Operation[]): void {
    const fresh = operations.filter(({ seq }) => seq > this.#heard);
    const last = fresh.at(-1);
    if (!last) return;
    this.#heard = last.seq;
    for (const hear of this.#hearers) guarded(() => hear(fresh));
  }
}

/** A hearer's fault is a bug of the hearer: shown, and no harm to the others or to what is stored. */
function guarded(hear: () => void): void {
  try {
    hear();
  } catch (error) {
    if ("reportError" in globalThis) reportError(error);
    else console.error(error);
  }
}
