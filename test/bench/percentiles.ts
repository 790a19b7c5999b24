/** Median, 99th percentile and largest of measured times, in the unit that they came in. */
export function percentiles(times: readonly number[]): {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
} {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** How long each of several calls takes, in ms. The first ones are thrown away: they compile. */
export function timesOf(count: number, call: (turn: number) => void, warmUp = Math.ceil(count / 10)): number[] {
  const times: number[] = [];
  for (let turn = -warmUp; turn < count; turn += 1) {
    const begin = performance.now();
    call(turn < 0 ? turn + warmUp : turn);
    if (turn >= 0) times.push(performance.now() - begin);
  }
  return times;
}
