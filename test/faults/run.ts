import { setClock } from '../clock/clock.ts';
import { onTestDay, TEST_DAY } from '../clock/testDay.ts';
import { allCases } from './cases/allCases.ts';
import { readOptions, type CampaignOptions } from './options.ts';
import { Report } from './report.ts';
import { runOnce, type FaultCase } from './faultCase.ts';
import { saveTable } from './saveTable.ts';
import { figuresOf, table, totalsOf, type CaseResult } from './table.ts';

/** A run that has not ended by then hangs. */
const LONGEST_RUN = 20 * 60_000;

// A seed makes the same surgery on any day, here and in what is started from here.
Object.assign(process.env, onTestDay());
setClock(TEST_DAY);

try {
  process.exitCode = await runAll(
    readOptions(
      process.argv.slice(2),
      allCases.map(({ id }) => id),
    ),
  );
} catch (cause) {
  const isOption =
    cause instanceof RangeError ||
    (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'));
  if (!isOption) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}

async function runAll(options: CampaignOptions): Promise<number> {
  const { mode, only, seed } = options;
  console.log(
    `The fault campaign, ${mode}, seed ${seed}${options.synchronous === 'FULL' ? '' : ', with synchronous=NORMAL'}`,
  );
  const cases = allCases.filter(({ id }) => only.length === 0 || only.includes(id));
  const results: CaseResult[] = [];
  for (const one of cases) {
    const result = await runCase(one, options);
    results.push(result);
    const breaches = result.runs.reduce((total, { report }) => total + report.breaches.length, 0);
    const skipped = result.runs.find(({ report }) => report.notRun !== null)?.report.notRun;
    console.log(
      `${one.id} ${breaches > 0 ? 'FAILED' : skipped === undefined || skipped === null ? 'ok' : `not run: ${skipped}`} (${Math.round(result.seconds)} s)`,
    );
  }
  const totals = totalsOf(results);
  const figures = results.map(figuresOf).filter((one) => one !== null);
  const shown = [table(results), '', ...figures, `${totals.kills} kills, ${totals.networkFaults} network faults`];
  console.log(`\n${shown.join('\n')}`);
  if (options.save) saveTable(shown.join('\n'), { mode, seed });
  if (totals.notRun > 0) console.log(`${totals.notRun} not run`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed > 0 ? 1 : 0;
}

/** Makes the runs of a case, some side by side: most of their time they wait. */
async function runCase(one: FaultCase, options: CampaignOptions): Promise<CaseResult> {
  const { mode, replay } = options;
  const perRun = one.perRun[mode];
  const count = replay === null ? Math.max(1, Math.ceil(one.amount[mode] / perRun)) : 1;
  const started = performance.now();
  const runs: { seed: number; report: Report }[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const place = next;
      next += 1;
      const seed = replay === null ? seedOf(options.seed, one.id, place) : options.seed;
      const report = await runWatched(one, seed, options);
      runs.push({ seed, report });
      for (const { kind, words } of report.breaches) console.log(`  ${one.id} ${kind}: ${words}`);
      if (report.breaches.length > 0)
        console.log(`  replay: npm run faults -- --case ${one.id} --seed ${seed}${mode === 'quick' ? ' --quick' : ''}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, options.sideBySide) }, worker));
  return { one, runs, seconds: (performance.now() - started) / 1_000 };
}

async function runWatched(one: FaultCase, seed: number, { mode, synchronous }: CampaignOptions): Promise<Report> {
  const report = new Report();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      report.breach('failed', 'the run does not end');
      resolve();
    }, LONGEST_RUN);
  });
  const run = runOnce(one, { seed, faults: one.perRun[mode], mode, report }, { synchronous });
  await Promise.race([run, tooLong]);
  clearTimeout(timer);
  return report;
}

/** The seed of one run: the same for the same campaign seed, whatever other cases run beside it. */
function seedOf(campaign: number, id: string, place: number): number {
  let hash = campaign >>> 0;
  for (const character of `${id}/${place}`)
    hash = (Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0) ^ (hash >>> 13);
  return hash >>> 1;
}
