import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// docs/portal-api.md lists every element that ends, ranks or changes another, and where it is read.

const root = path.join(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/portal-api.md'), 'utf8');
const rows = text
  .split('\n## What ends, ranks or changes something else\n')[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const filesOf = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([^`]+)`/gu)].map(([, file = '']) => file);

test('the table is there', () => {
  expect(rows?.length).toBeGreaterThan(20);
});

test.each(rows?.map((cells) => [cells[1] ?? '', filesOf(cells[3])] as const) ?? [])(
  '%s is read where the table says',
  (_element, files) => {
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  },
);

// Each of these elements is asked for by name in at least one of the files of its row.
const ELEMENT = /\.?([a-z][A-Za-z]+)(?:\[x\])?$/u;

test.each(rows?.flatMap((cells) => filesOf(cells[1]).map((element) => [element, filesOf(cells[3])] as const)) ?? [])(
  '%s is a word of one of its files, or of the place that answers for all',
  (element, files) => {
    if (files.length === 0) return;
    const name = ELEMENT.exec(element)?.[1] ?? element;
    const sources = [...files, 'shared/fhir/holds.ts'].map((file) => readFileSync(path.join(root, file), 'utf8'));
    expect(sources.some((source) => source.includes(name))).toBe(true);
  },
);
