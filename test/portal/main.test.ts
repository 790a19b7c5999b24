import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command until it ends, or until it has printed a line and was told to end. */
function run(...options: string[]): Promise<{ line: string; errors: string; code: number | null }> {
  const child = spawn(process.execPath, ['test/portal/main.ts', '--port', '0', '--surgery', 'small', ...options]);
  let [line, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    line += data.toString();
    child.kill('SIGTERM');
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ line, errors, code })));
}

test('the command prints its address in one line, and ends in peace', async () => {
  const ended = await run('--state', join(folder, 'portal.jsonl'), '--today', '2026-11-21', '--seed', '3');
  expect(ended).toMatchObject({ line: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\n$/), errors: '', code: 0 });
  const header: unknown = JSON.parse(readFileSync(join(folder, 'portal.jsonl'), 'utf8').split('\n')[0] ?? '');
  expect(header).toMatchObject({ surgery: 'small', seed: 3, created: expect.stringMatching(/^2026-11-21T06:45:00/) });
});

test('a state file that it cannot use, and an option that it does not know, are said in a sentence', async () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'handleliste\n');
  const refused = await run('--state', file);
  expect(refused).toMatchObject({ line: '', code: 1, errors: expect.stringContaining(`${file}, line 1: `) });
  expect(refused.errors.trim().split('\n')).toHaveLength(1);
  expect(readFileSync(file, 'utf8')).toBe('handleliste\n');
  const unknown = await run('--surgery', 'huge');
  const misspelt = await run('--frehs');
  expect(misspelt).toMatchObject({ code: 1, errors: expect.stringContaining("Unknown option '--frehs'") });
  expect(unknown).toMatchObject({ code: 1, errors: '--surgery is full, small or empty, not huge\n' });
});
