import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** The lines of the table in docs/scenarios.md: number, spec, name of the test. */
const lines = readFileSync(path.join(root, 'docs/scenarios.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, number, , spec, name]) =>
    number !== undefined && spec?.endsWith('.spec.ts') === true && name !== undefined ? [{ number, spec, name }] : [],
  );

test('the table has lines', () => expect(lines.length).toBeGreaterThan(25));

test.each(lines)('scenario $number: $spec has the test that is named', ({ spec, name }) => {
  const file = path.join(root, 'test/e2e', spec);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(name);
});
