/** The middle value; the mean of the two middle ones of an even number. NaN for none. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Runs the work once and tells the milliseconds it took. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Measures ours and the floor alternately, so that a busy machine disturbs both alike; ratios pair by round. */
export async function ratios(rounds: number, ours: () => unknown, floor: () => unknown) {
  const taken = { ours: [] as number[], floor: [] as number[], ratio: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const under = await milliseconds(floor);
    const own = await milliseconds(ours);
    taken.floor.push(under);
    taken.ours.push(own);
    taken.ratio.push(own / under);
  }
  return taken;
}
