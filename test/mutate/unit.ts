import path from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';

/** The unit files as they were named: the nearest to the change first. */
class AsNamed extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

export type Unit = {
  /** Runs unit files after some sources have changed: those that failed; with `all` it does not stop at the first. */
  readonly run: (tests: readonly string[], changed: readonly string[], all?: boolean) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Vitest over a copy of the tree, kept open: starting it anew for each change would cost more than most tests. */
export async function openUnit(copy: string): Promise<Unit> {
  const vitest = await createVitest('test', {
    root: copy,
    config: path.join(copy, 'test/vitest.config.ts'),
    watch: false,
    reporters: [{}],
    maxWorkers: 2,
    testTimeout: 30_000,
    silent: true,
    onConsoleLog: () => false,
    sequence: { sequencer: AsNamed },
  });
  await vitest.globTestSpecifications();
  const specificationsOf = (tests: readonly string[]) =>
    tests.flatMap((test) => vitest.getModuleSpecifications(path.join(copy, test)));

  return {
    async run(tests, changed, all = false) {
      for (const file of changed) vitest.invalidateFile(path.join(copy, file));
      // A few at a time, more and more: most changes are noticed by the nearest.
      const failed: string[] = [];
      const rest = specificationsOf(tests);
      for (let many = all ? rest.length : 2; rest.length > 0; many *= 2) {
        const { testModules } = await vitest.runTestSpecifications(rest.splice(0, many));
        failed.push(...testModules.filter((one) => !one.ok()).map((one) => path.relative(copy, one.moduleId)));
        if (failed.length > 0) break;
      }
      return failed;
    },
    close: () => vitest.close(),
  };
}
