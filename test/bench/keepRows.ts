import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Row } from './table.ts';
import { workloadNames } from './workloads/all.ts';

/**
 * Writes the rows of a run into a results file, in the order of the workloads. Rows of workloads that this run left out
 * stay as they were, each with the day it was measured. Gives all rows of the file.
 */
export function keepRows(file: string, fresh: readonly Row[]): readonly Row[] {
  const measured = new Set(fresh.map(workloadOf));
  const kept = rowsIn(file).filter((row) => !measured.has(workloadOf(row)));
  const rows = [...fresh, ...kept].toSorted((a, b) => place(a) - place(b));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  return rows;
}

/** `W1 memory` belongs to W1. */
function workloadOf(row: Row): string {
  return row.workload.split(' ', 1)[0] ?? '';
}

function place(row: Row): number {
  return workloadNames.indexOf(workloadOf(row));
}

function rowsIn(file: string): readonly Row[] {
  if (!existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Row[];
  } catch {
    throw new Error(`${file} is not JSON: mend or remove it`);
  }
}
