import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  // They show what the others have tested, on a surgery of full size: only for who wants them.
  testIgnore: process.env['LEGEKONTOR_PICTURES'] === undefined ? ['pictures/**'] : [],
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['line'], ['json', { outputFile: process.env['LEGEKONTOR_E2E_REPORT'] ?? '../../test-results/e2e.json' }]],
});
