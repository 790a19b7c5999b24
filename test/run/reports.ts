/** What a suite has come to. */
export type Counts = { readonly passed: number; readonly failed: number };

/** A file or a case and how long its tests took, in seconds. */
export type Place = { readonly name: string; readonly seconds: number };

export type Report = Counts & { readonly places: readonly Place[] };

/** A suite that left no report: one failure. */
const NO_REPORT: Report = { passed: 0, failed: 1, places: [] };

/**
 * What a suite's own report says, and one failure more when the suite ended badly, or with nothing passed, without
 * naming one. `status` is its exit code; `read` may throw where there is no report.
 */
export function held(status: number, read: () => Report): Report {
  let report: Report;
  try {
    report = read();
  } catch {
    return NO_REPORT;
  }
  return (status !== 0 || report.passed === 0) && report.failed === 0 ? { ...report, failed: 1 } : report;
}

/** Vitest's JSON report. */
export function ofVitest(text: string): Report {
  const report = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    testResults: { name: string; startTime: number; endTime: number }[];
  };
  // A file that does not even load has no failed test of its own.
  const unloaded = report.numFailedTests === 0 ? report.numFailedTestSuites : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    places: report.testResults.map(({ name, startTime, endTime }) => ({
      name,
      seconds: (endTime - startTime) / 1_000,
    })),
  };
}

type SpecSuite = {
  readonly file: string;
  readonly specs: readonly {
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
  readonly suites?: readonly SpecSuite[];
};

/** Playwright's JSON report. A spec that was skipped or passed at a second try has not shown what it is for. */
export function ofPlaywright(text: string): Report {
  const { stats, suites } = JSON.parse(text) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    suites: SpecSuite[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    places: suites.map((suite) => ({ name: suite.file, seconds: milliseconds(suite) / 1_000 })),
  };
}

function milliseconds({ specs, suites = [] }: SpecSuite): number {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)));
  return [...own, ...suites.map(milliseconds)].reduce((sum, one) => sum + one, 0);
}

/** What the fault campaign prints: a line a case, and the counts in the last one. */
export function ofCampaign(text: string): Report {
  const counts = /^(\d+) passed, (\d+) failed$/u.exec(text.trim().split('\n').at(-1) ?? '');
  if (counts === null) return NO_REPORT;
  const places = [...text.matchAll(/^(\S+) .*\((\d+) s\)$/gmu)].map(([, id, seconds]) => ({
    name: `the fault campaign, ${id}`,
    seconds: Number(seconds),
  }));
  return { passed: Number(counts[1]), failed: Number(counts[2]), places };
}

/** The `count` places that took longest, the longest first. */
export function slowest(places: readonly Place[], count: number): readonly Place[] {
  return places.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);
}
