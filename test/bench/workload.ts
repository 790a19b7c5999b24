import type { Counts } from './data/identity.ts';

/** The app through its own modules, or the least that the same machine can do. */
export type Side = 'app' | 'raw';

/** What a process that measures is told. */
export type Setting = {
  readonly counts: Counts;
  /** A folder that lasts for the run; what `prepare` makes stays for all repetitions. */
  readonly folder: string;
  /** A folder of this repetition's own, gone after it. */
  readonly scratch: string;
  /** FHIR base address of the portal; empty for a workload without one. */
  readonly portal: string;
};

/** Figures by name: `rate`, `p99` … */
export type Measured = Readonly<Record<string, number>>;

export type Goal = {
  /** What is held to the goal: the app's own value, or its ratio to the raw limit. */
  readonly of: 'value' | 'ratio';
  readonly is: 'at least' | 'at most';
  readonly than: number;
};

export type RowSpec = {
  /** `W1`, `W1 memory`. */
  readonly workload: string;
  /** The name of the figure that both sides measure; the raw side may leave it out. */
  readonly figure: string;
  readonly unit: string;
  readonly what: string;
  readonly goal?: Goal;
};

/** One piece of work, measured through the app and, beside it, at the raw limit. */
export type Workload = {
  readonly name: string;
  readonly counts: { readonly full: Counts; readonly smoke: Counts };
  readonly needs: readonly ('portal' | 'built app')[];
  /** Can it be run on a server outside? Then it changes nothing there. */
  readonly anyPortal?: true;
  /** Done once for both sides, each in a process of its own, before the repetitions. */
  readonly prepare?: Readonly<Record<Side, (setting: Setting) => Promise<void>>>;
  /** Done in a fresh process for each repetition. */
  readonly measure: Readonly<Record<Side, (setting: Setting) => Promise<Measured>>>;
  readonly rows: readonly RowSpec[];
};

export function atLeast(than: number, of: Goal['of'] = 'ratio'): Goal {
  return { of, is: 'at least', than };
}

export function atMost(than: number, of: Goal['of'] = 'ratio'): Goal {
  return { of, is: 'at most', than };
}
