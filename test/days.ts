import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OSLO, Temporal } from '../shared/lib/time.ts';
import { buildApp, root } from './demo/build.ts';

// `npm run days [-- --count 5] [-- --only tour] [filters of files]`: rules, storage, sync and the tour as on other days
// than the machine's, by Debian's faketime, which moves the clock of Node and Chromium alike. Ends with a table.

/** Days on which something is unusual, the most unusual first; on the machine's own they have usually been run. */
const DAYS = `
  2028-02-29T10:00 2027-03-28T01:58 2026-12-24T23:58 2027-05-17T12:00 2026-12-31T23:57
  2027-01-01T00:01 2027-10-31T02:30 2027-03-25T09:00 2027-03-29T08:00 2026-12-01T07:45
  2027-08-01T12:00 2027-05-06T10:00 2027-02-28T23:59 2028-03-01T00:01 2028-03-26T03:00
  2028-10-29T02:59 2027-12-25T15:00 2028-12-26T18:00 2027-07-14T13:00 2028-11-30T11:00
`
  .trim()
  .split(/\s+/u);

type Outcome = { day: string; passed: number; failed: number; tour: string; minutes: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: String(DAYS.length) }, only: { type: 'string' } },
});
await buildApp((line) => console.log(line));
const outcomes = DAYS.slice(0, Number(values.count)).map(runOn);
console.log('\n| day | passed | failed | tour | minutes |\n|---|---:|---:|---|---:|');
for (const { day, passed, failed, tour, minutes } of outcomes)
  console.log(`| ${day} | ${passed} | ${failed} | ${tour} | ${minutes.toFixed(1)} |`);
process.exitCode =
  outcomes.length > 0 && outcomes.every(({ failed, tour }) => failed === 0 && tour !== 'FAILED') ? 0 : 1;

function runOn(day: string): Outcome {
  console.log(`\n=== ${day}`);
  const began = performance.now();
  const { passed, failed } = values.only === 'tour' ? { passed: 0, failed: 0 } : factsOn(day);
  const tour = values.only === 'facts' ? 'not run' : tourOn(day);
  return { day, passed, failed, tour, minutes: (performance.now() - began) / 60_000 };
}

function factsOn(day: string): { passed: number; failed: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-days-'));
  const report = path.join(folder, 'unit.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const config = ['run', '--config', 'test/vitest.config.ts', ...reporters, ...positionals];
  const ended = run(day, 'node_modules/vitest/vitest.mjs', config);
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    const failed = Math.max(counts.numFailedTests, ended ? 0 : 1);
    return { passed: counts.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tourOn(day: string): string {
  return run(day, 'test/demo/start.ts', ['--fresh', '--tour']) ? 'ok' : 'FAILED';
}

/** Whether a script ends well where the machine's clock shows that time in Norway when it begins. */
function run(day: string, script: string, args: readonly string[]): boolean {
  const then = Temporal.PlainDateTime.from(day).toZonedDateTime(OSLO).epochMilliseconds;
  const offset = Math.round((then - Date.now()) / 1_000);
  const moved = ['-f', `${offset < 0 ? '' : '+'}${offset}`, process.execPath, path.join(root, script), ...args];
  const { status, error } = spawnSync('faketime', moved, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw new Error('faketime is not here: apt-get install faketime', { cause: error });
  return status === 0;
}
