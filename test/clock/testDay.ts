import { fileURLToPath } from 'node:url';

/** When every test begins, as it is read off a wall in Norway: an ordinary Monday morning. A spec that needs another says so. */
export const TEST_DAY = '2027-01-18T09:00';

/** The machine's time zone under test: one where that morning is still Sunday. What counts is the clock in Norway. */
export const TEST_ZONE = 'Pacific/Pago_Pago';

/** Loaded before anything else, moves the clock of a Node process, its threads and what it starts. */
export const PRELOAD = fileURLToPath(new URL('./preload.ts', import.meta.url));

/** The environment in which a Node process, and every one that it starts, lives on the day of the tests. */
export function onTestDay(): Record<string, string> {
  return { TZ: TEST_ZONE, NODE_OPTIONS: `--require ${JSON.stringify(PRELOAD)}` };
}
