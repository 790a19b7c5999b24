import { expect, test } from 'vitest';
import { held, ofCampaign, ofPlaywright, ofVitest, slowest } from './reports.ts';

const vitest = (report: object) =>
  ofVitest(
    JSON.stringify({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 0, testResults: [], ...report }),
  );

const spec = (duration: number) => ({ tests: [{ results: [{ duration }] }] });

test('a unit file that does not load is a failure, and its tests that fail are not counted twice', () => {
  expect(vitest({ numFailedTestSuites: 1 })).toMatchObject({ passed: 3, failed: 1 });
  expect(vitest({ numFailedTests: 2, numFailedTestSuites: 1 })).toMatchObject({ passed: 3, failed: 2 });
});

test('a spec that was skipped or passed at a second try is a failure; a file’s time is that of all its specs', () => {
  const suites = [{ file: 'a.spec.ts', specs: [spec(1_000)], suites: [{ file: 'a.spec.ts', specs: [spec(500)] }] }];
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 4 };
  expect(ofPlaywright(JSON.stringify({ stats, suites }))).toEqual({
    passed: 5,
    failed: 7,
    places: [{ name: 'a.spec.ts', seconds: 1.5 }],
  });
});

test('the campaign says its counts in its last line, and a time a case', () => {
  const said = 'The fault campaign, quick, seed 1\nF1 ok (12 s)\nF2 not run: no disk (0 s)\n\n2 passed, 0 failed\n';
  expect(ofCampaign(said)).toEqual({
    passed: 2,
    failed: 0,
    places: [
      { name: 'the fault campaign, F1', seconds: 12 },
      { name: 'the fault campaign, F2', seconds: 0 },
    ],
  });
  expect(ofCampaign(`${said}Killed\n`)).toMatchObject({ passed: 0, failed: 1 });
});

test('a suite that ends badly or does nothing fails, whatever its report says', () => {
  const all = { passed: 2, failed: 0, places: [] };
  expect(held(0, () => all)).toEqual(all);
  expect(held(1, () => all)).toEqual({ ...all, failed: 1 });
  expect(held(1, () => ({ ...all, failed: 3 }))).toEqual({ ...all, failed: 3 });
  expect(held(0, () => ({ ...all, passed: 0 }))).toEqual({ passed: 0, failed: 1, places: [] });
  expect(held(0, () => JSON.parse('') as never)).toEqual({ passed: 0, failed: 1, places: [] });
});

test('the slowest places of all suites, the slowest first', () => {
  const places = [3, 9, 1, 7].map((seconds) => ({ name: `${seconds}`, seconds }));
  expect(slowest(places, 2).map(({ name }) => name)).toEqual(['9', '7']);
});
