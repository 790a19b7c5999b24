import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestDay } from './clock/testDay.ts';
import { root } from './demo/build.ts';

// `npm test`: everything that must hold, one after the other, and the true counts of all of it in the last line.
// A check that fails counts as one failure; a suite that ends without a report does too. Nothing is skipped in silence.

type Counts = { passed: number; failed: number };

const reports = mkdtempSync(path.join(tmpdir(), 'legekontor-reports-'));
const total: Counts = { passed: 0, failed: 0 };

function run(title: string, script: string, args: readonly string[] = [], env: Record<string, string> = {}): number {
  console.log(`\n=== ${title}`);
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

function count(title: string, { passed, failed }: Counts): void {
  console.log(`--- ${title}: ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
}

function check(title: string, script: string, args: readonly string[] = [], env: Record<string, string> = {}): void {
  const ok = run(title, script, args, env) === 0;
  count(title, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
}

/** A suite with a report of its own: its counts, and one failure more when it ended badly without naming one. */
function suite(title: string, status: number, read: () => Counts): void {
  let counts: Counts = { passed: 0, failed: 0 };
  try {
    counts = read();
  } catch {
    counts = { passed: 0, failed: 1 };
  }
  if ((status !== 0 || counts.passed === 0) && counts.failed === 0) counts = { ...counts, failed: 1 };
  count(title, counts);
}

check('types', 'node_modules/typescript/bin/tsc', ['-b']);
check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware']);
check('format', 'node_modules/oxfmt/bin/oxfmt', ['--check']);
check('unused code', 'node_modules/knip/bin/knip.js');
check('build', 'node_modules/electron-vite/bin/electron-vite.js', ['build']);

const unitReport = path.join(reports, 'unit.json');
const unit = run(
  'rules, storage, sync',
  'node_modules/vitest/vitest.mjs',
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  { LEGEKONTOR_COVERAGE: '1' },
);
suite('rules, storage, sync', unit, () => {
  const report = JSON.parse(readFileSync(unitReport, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  // A file that does not even load has no failed test of its own.
  const unloaded = report.numFailedTests === 0 ? report.numFailedTestSuites : 0;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded };
});

/** A campaign that says its own counts in its last line. */
function campaign(title: string, script: string, args: readonly string[]): void {
  console.log(`\n=== ${title}`);
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  console.log(stdout);
  suite(title, status ?? 1, () => {
    const counts = /^(\d+) passed, (\d+) failed$/mu.exec(stdout.trim().split('\n').at(-1) ?? '');
    return { passed: Number(counts?.[1] ?? 0), failed: Number(counts?.[2] ?? 1) };
  });
}

campaign('the fault campaign', 'test/faults/run.ts', ['--quick', '--seed', '20261121']);
check('the benchmark runs', 'test/bench/run.ts', ['smoke'], onTestDay());

const e2eReport = path.join(reports, 'e2e.json');
const e2e = run('the app through its window', 'test/e2e/run.ts', [], { LEGEKONTOR_E2E_REPORT: e2eReport });
suite('the app through its window', e2e, () => {
  const { stats } = JSON.parse(readFileSync(e2eReport, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  // A spec that was skipped or passed at a second try has not shown what it is for.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
});

rmSync(reports, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
