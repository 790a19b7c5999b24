import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestDay } from './clock/testDay.ts';
import { run, type Command, type Ended } from './run/command.ts';
import { held, ofCampaign, ofPlaywright, ofVitest, slowest, type Place, type Report } from './run/reports.ts';

// `npm test`: everything that must hold, and the true counts of all of it in the last line. A check that fails counts as
// one failure; a suite that ends without a report does too. Nothing is skipped in silence.

const reports = mkdtempSync(path.join(tmpdir(), 'legekontor-reports-'));
const started = performance.now();
const places: Place[] = [];
let passed = 0;
let failed = 0;

function count({ title }: Command, { seconds }: Ended, report: Report): void {
  console.log(`--- ${title}: ${report.passed} passed, ${report.failed} failed, ${seconds} s`);
  passed += report.passed;
  failed += report.failed;
  places.push(...report.places);
}

/** One that has no counts of its own: it holds or it does not. */
async function check(title: string, script: string, args: readonly string[] = [], env = {}): Promise<void> {
  const command = { title, script, args, env };
  const ended = await run(command);
  const ok = ended.status === 0;
  count(command, ended, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, places: [{ name: title, seconds: ended.seconds }] });
}

async function suite(command: Command, read: (said: string) => Report): Promise<void> {
  const ended = await run(command);
  count(
    command,
    ended,
    held(ended.status, () => read(ended.said)),
  );
}

async function throughTheWindow(): Promise<void> {
  const file = path.join(reports, 'window.json');
  await suite(
    { title: 'the app through its window', script: 'test/e2e/run.ts', env: { LEGEKONTOR_E2E_REPORT: file } },
    () => ofPlaywright(readFileSync(file, 'utf8')),
  );
}

async function withoutTheWindow(): Promise<void> {
  await check('types', 'node_modules/typescript/bin/tsc', ['-b']);
  await check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware']);
  await check('format', 'node_modules/oxfmt/bin/oxfmt', ['--check']);
  await check('unused code', 'node_modules/knip/bin/knip.js');
  const file = path.join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await suite(
    {
      title: 'rules, storage, sync',
      script: 'node_modules/vitest/vitest.mjs',
      args: ['run', '--config', 'test/vitest.config.ts', ...reporters],
      env: { LEGEKONTOR_COVERAGE: '1' },
    },
    () => ofVitest(readFileSync(file, 'utf8')),
  );
  await suite(
    { title: 'the fault campaign', script: 'test/faults/run.ts', args: ['--quick', '--seed', '20261121'] },
    ofCampaign,
  );
  await check('the benchmark runs', 'test/bench/run.ts', ['smoke'], onTestDay());
}

// The built app first, which both sides need. Then two things at a time: either side waits for much of its time.
await check('build', 'node_modules/electron-vite/bin/electron-vite.js', ['build']);
await Promise.all([throughTheWindow(), withoutTheWindow()]);

rmSync(reports, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
console.log('\nThe slowest:');
for (const { name, seconds } of slowest(places, 5)) console.log(`${seconds.toFixed(0).padStart(6)} s  ${name}`);
console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
console.log(`\n${passed} passed, ${failed} failed`);
