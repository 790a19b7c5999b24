import { readFileSync, writeFileSync } from 'node:fs';
import type { Row } from './table.ts';

const BEGIN = '<!-- results: written by npm run bench -->';
const END = '<!-- end of results -->';

/** Puts the rows between the two marks of a Markdown file; throws when they are not there. */
export function writeDocTable(file: string, rows: readonly Row[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the results`);
  const table = [
    '| workload | what | app | raw limit | ratio | goal | met | measured |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => {
      const app = `${row.value} ${row.unit} (${row.lowest}–${row.highest})`;
      const met = row.met === null ? '–' : row.met ? 'yes' : '**no**';
      return `| ${[row.workload, row.what, app, row.raw ?? '–', row.ratio ?? '–', row.goal ?? '–', met, row.measured].join(' | ')} |`;
    }),
  ].join('\n');
  writeFileSync(file, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
}
