import { defineConfig } from 'playwright/test';
import { PATIENCE, TEST_PATIENCE } from '../builders/patience.ts';
import { setClock } from '../clock/clock.ts';
import { TEST_DAY, TEST_ZONE } from '../clock/testDay.ts';

// Read in each of the specs' processes: what a file works out before its first test is of the same day.
setClock(TEST_DAY);
process.env['TZ'] = TEST_ZONE;

export default defineConfig({
  testDir: '.',
  // They show what the others have tested, on a surgery of full size: only for who wants them.
  testIgnore: process.env['LEGEKONTOR_PICTURES'] === undefined ? ['pictures/**'] : [],
  outputDir: '../../test-results',
  timeout: TEST_PATIENCE,
  expect: { timeout: PATIENCE, toPass: { timeout: PATIENCE } },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['line'], ['json', { outputFile: process.env['LEGEKONTOR_E2E_REPORT'] ?? '../../test-results/e2e.json' }]],
});
