import type { FaultCase } from './faultCase.ts';
import type { Breach, Report } from './report.ts';

/** What all runs of a case found together. */
export type CaseResult = {
  readonly one: FaultCase;
  readonly runs: readonly { readonly seed: number; readonly report: Report }[];
  /** Seconds that its runs took, side by side or not. */
  readonly seconds: number;
};

export type Totals = {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
  readonly kills: number;
  readonly networkFaults: number;
};

const sum = (result: CaseResult, of: (report: Report) => number) =>
  result.runs.reduce((total, { report }) => total + of(report), 0);

/** `case, N, lost, twice, untold, failed` as a table in Markdown, which a terminal shows as well. */
export function table(results: readonly CaseResult[]): string {
  const rows = results.map((result) => {
    const count = (kind: Breach) => String(sum(result, (report) => report.count(kind)));
    const skipped = result.runs.length > 0 && result.runs.every(({ report }) => report.notRun !== null);
    const figures = skipped
      ? ['not run', '', '', '', '']
      : [
          String(sum(result, (report) => report.faults)),
          count('lost'),
          count('twice'),
          count('untold'),
          count('failed'),
        ];
    return [result.one.id, ...figures, `${Math.round(result.seconds)} s`, result.one.what];
  });
  const head = ['case', 'N', 'lost', 'twice', 'untold', 'failed', 'time', 'fault'];
  const widths = head.map((title, place) => Math.max(title.length, ...rows.map((row) => row[place]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, place) => (place > 0 && place < 7 ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, place) => (place > 0 && place < 7 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A run that could not be made has neither passed nor failed. */
export function totalsOf(results: readonly CaseResult[]): Totals {
  const runs = results.flatMap((result) => result.runs.map(({ report }) => report));
  const made = runs.filter((report) => report.notRun === null || report.breaches.length > 0);
  const failed = made.filter((report) => report.breaches.length > 0).length;
  return {
    passed: made.length - failed,
    failed,
    notRun: runs.length - made.length,
    kills: runs.reduce((total, report) => total + report.kills, 0),
    networkFaults: runs.reduce((total, report) => total + report.networkFaults, 0),
  };
}

/** The largest of each figure that the runs of a case have measured, in words. */
export function figuresOf(result: CaseResult): string | null {
  const largest = new Map<string, number>();
  for (const { report } of result.runs)
    for (const [name, value] of report.figures) largest.set(name, Math.max(value, largest.get(name) ?? 0));
  if (largest.size === 0) return null;
  return `${result.one.id}: ${[...largest].map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`).join(', ')}`;
}
