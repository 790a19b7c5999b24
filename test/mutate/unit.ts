import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** No change makes a suite of facts take longer than this: one that does has no end. */
const LONGEST_MS = 600_000;

/**
 * Runs unit files in a copy of the tree: those that failed, in a process of its own, so that nothing of an earlier change
 * is left in it. Stops at the first that fails, unless all are wanted.
 */
export function runUnit(copy: string, tests: readonly string[], all = false): readonly string[] {
  if (tests.length === 0) return [];
  const report = path.join(copy, 'unit.json');
  rmSync(report, { force: true });
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--maxWorkers=2'];
  const asked = [...(all ? [] : ['--bail=1']), '--reporter=json', `--outputFile=${report}`, ...tests];
  const { status } = spawnSync(process.execPath, [...vitest, ...asked], {
    cwd: copy,
    stdio: 'ignore',
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
    // Pictures of screens are compared, never written.
    env: { ...process.env, CI: '1' },
  });
  if (status === 0) return [];
  const failed = failedIn(report).map((file) => path.relative(copy, file));
  return failed.length > 0 ? failed : ['the run itself, which did not end well'];
}

function failedIn(report: string): readonly string[] {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[];
    };
    return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  } catch {
    return [];
  }
}
