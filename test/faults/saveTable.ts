import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.resolve(import.meta.dirname, '../../docs/faults.md');
const BEGIN = '<!-- the last full run -->';
const END = '<!-- end -->';

/** Puts the table of a run into `docs/faults.md`, between its two marks. Throws when they are not there. */
export function saveTable(shown: string, { mode, seed }: { mode: string; seed: number }): void {
  const text = readFileSync(FILE, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after === -1) throw new Error('docs/faults.md has no place for the table');
  // The machine's own day: the campaign itself lives on the day of the tests.
  const day = new Date(Date.now() - (globalThis.clockAhead ?? 0)).toISOString().slice(0, 10);
  const block = `${BEGIN}\n\n${day}, ${mode}, seed ${seed}:\n\n${shown}\n\n`;
  writeFileSync(FILE, text.slice(0, before) + block + text.slice(after));
}
