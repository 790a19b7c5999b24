import { defineConfig } from 'vitest/config';
import { PATIENCE, TEST_PATIENCE } from './builders/patience.ts';
import { onTestDay } from './clock/testDay.ts';

// Each file begins on the day of the tests: its process is started with this.
Object.assign(process.env, onTestDay());

// What replaces no module and keeps nothing outside its own folder leaves nothing behind: these share their process, and what they have loaded.
const RULES = ['test/{db,domain,fhir,text}/**/*.test.ts'];

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { extends: true, test: { name: 'rules, storage', include: RULES, isolate: false } },
      {
        extends: true,
        test: {
          name: 'the rest',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            ...RULES,
            'test/e2e/**',
            // The stand-in is for Linux machines that cannot have Electron's binary; elsewhere there is nothing to test.
            ...(process.platform === 'linux' ? [] : ['test/electron-standin/**']),
          ],
        },
      },
    ],
    // `npm run mutate` asks which files come by a place.
    setupFiles: process.env['LEGEKONTOR_MUTATE_HITS'] === undefined ? [] : ['./test/mutate/saysItsName.ts'],
    // Much of the time a file waits: for the disk, a portal, a process.
    maxWorkers: 4,
    testTimeout: TEST_PATIENCE,
    hookTimeout: TEST_PATIENCE,
    expect: { poll: { timeout: PATIENCE } },
    // Every branch of every rule is taken by some fact about the surgery.
    coverage: {
      enabled: process.env['LEGEKONTOR_COVERAGE'] === '1',
      provider: 'v8',
      include: ['shared/domain/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { branches: 100 },
    },
  },
});
