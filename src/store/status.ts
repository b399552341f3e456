import type { StoreStatus } from "./store";

/** The standing facts of a store and who wants to hear of them. */
export class StatusBoard {
  #status: StoreStatus = { state: "open", persisted: "unknown" };
  readonly #hearers = new Set<(status: StoreStatus) => void>();

  get current(): StoreStatus {
    return this.#status;
  }

  /** Sets a new state; `problem` says what happened, what is kept and what to do, and is absent when all is well. */
  become(state: StoreStatus["state"], problem?: string): void {
    const { persisted } = this.#status;
    this.#set(problem === undefined ? { state, persisted } : { state, problem, persisted });
  }

  persisted(answer: boolean): void {
    this.#set({ ...this.#status, persisted: answer });
  }

  on(hear: (status: StoreStatus) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  #set(status: StoreStatus): void {
    this.#status = status;
    for (const hear of this.#hearers) hear(status);
  }
}
