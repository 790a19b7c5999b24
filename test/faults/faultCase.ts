import type { World, WorldOptions } from './world.ts';
import { World as OpenedWorld } from './world.ts';
import type { Report } from './report.ts';

/** One row of the fault table. */
export type FaultCase = {
  readonly id: string;
  readonly what: string;
  /** Faults to make altogether. */
  readonly amount: { readonly quick: number; readonly full: number };
  /** Faults that one run makes; each run has a surgery and a seed of its own. */
  readonly perRun: { readonly quick: number; readonly full: number };
  /** A run. What it throws counts as a failure of the case. */
  readonly run: (run: Run) => Promise<void>;
};

export type Run = {
  readonly seed: number;
  /** How many faults this run makes. */
  readonly faults: number;
  readonly mode: 'quick' | 'full';
  readonly report: Report;
  /** Opens a surgery that is closed at the end of the run, whatever happens. */
  readonly open: (options?: WorldOptions) => Promise<World>;
};

/** Runs a case once. */
export async function runOnce(one: FaultCase, run: Omit<Run, 'open'>, options: WorldOptions): Promise<void> {
  const worlds: World[] = [];
  const open = async (more: WorldOptions = {}) => {
    const world = await OpenedWorld.open(run.seed, run.report, { ...options, ...more });
    worlds.push(world);
    return world;
  };
  try {
    await one.run({ ...run, open });
  } catch (cause) {
    run.report.breach('failed', cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  } finally {
    for (const world of worlds) await world.close();
  }
}
