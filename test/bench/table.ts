import type { Goal, Measured, RowSpec, Side, Workload } from './workload.ts';

/** A line of the table and of `bench/results.json`. `ratio` is the app's value over the raw limit's. */
export type Row = {
  readonly workload: string;
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  /** null where nothing can be set beside it. */
  readonly raw: number | null;
  readonly ratio: number | null;
  /** The app's lowest and highest repetition. */
  readonly lowest: number;
  readonly highest: number;
  readonly goal: string | null;
  readonly met: boolean | null;
  /** `own`: the benchmark's; otherwise the address of a server outside. */
  readonly portal: string;
  /** The day, ISO 8601. */
  readonly measured: string;
};

/** Medians of all repetitions, one row for each figure. */
export function rowsOf(
  workload: Workload,
  measured: Readonly<Record<Side, readonly Measured[]>>,
  portal: string,
): Row[] {
  return workload.rows.map((spec) => {
    const runs = figuresOf(measured.app, spec);
    const value = median(runs);
    if (value === null) throw new Error(`${spec.workload}: the app gave no ${spec.figure}`);
    const raw = median(figuresOf(measured.raw, spec));
    const ratio = raw === null || raw === 0 ? null : value / raw;
    const held = spec.goal?.of === 'value' ? value : ratio;
    return {
      workload: spec.workload,
      what: spec.what,
      unit: spec.unit,
      value: rounded(value),
      raw: raw === null ? null : rounded(raw),
      ratio: ratio === null ? null : rounded(ratio),
      lowest: rounded(Math.min(...runs)),
      highest: rounded(Math.max(...runs)),
      goal: spec.goal === undefined ? null : inWords(spec.goal, spec.unit),
      met: spec.goal === undefined || held === null ? null : reaches(held, spec.goal),
      portal,
      measured: new Date().toISOString().slice(0, 10),
    };
  });
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.workload,
    row.what,
    `${row.value} ${row.unit}`,
    row.raw === null ? '–' : String(row.raw),
    row.ratio === null ? '–' : String(row.ratio),
    row.goal ?? '–',
    row.met === null ? '–' : row.met ? 'yes' : 'NO',
  ]);
  const all = [['workload', 'what', 'app', 'raw limit', 'ratio', 'goal', 'met'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  console.log('');
  for (const line of all)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function figuresOf(measured: readonly Measured[], { figure }: RowSpec): number[] {
  return measured.map((one) => one[figure]).filter((one) => one !== undefined);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

function reaches(held: number, goal: Goal): boolean {
  return goal.is === 'at least' ? held >= goal.than : held <= goal.than;
}

function inWords(goal: Goal, unit: string): string {
  const sign = goal.is === 'at least' ? '≥' : '≤';
  return goal.of === 'ratio' ? `${sign} ${goal.than} × raw` : `${sign} ${goal.than} ${unit}`;
}

/** Four digits that mean something. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
