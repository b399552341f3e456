const waiting = new Map<string, Promise<unknown>>();

/** Runs work while no other pane of this origin runs work under the same name; without Web Locks, no other work of this pane. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (locks) return (await locks.request(name, work)) as T;
  const turn = (waiting.get(name) ?? Promise.resolve()).then(work);
  waiting.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}
