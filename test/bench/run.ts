import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp, root } from '../demo/build.ts';
import type { Order } from './child.ts';
import { writeDocTable } from './docTable.ts';
import { keepRows } from './keepRows.ts';
import { startBenchPortal, type BenchPortal } from './portal/start.ts';
import { printTable, rowsOf, type Row } from './table.ts';
import { loadWorkload, workloadNames } from './workloads/all.ts';
import type { Measured, Side, Workload } from './workload.ts';

// `npm run bench [W1 W3 …] [start] [dueDates] [smoke] [--reps 5] [--portal <FHIR base address>]`, described in
// docs/performance.md.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reps: { type: 'string', default: '5' }, portal: { type: 'string' }, out: { type: 'string' } },
});
const outside = values.portal?.replace(/\/+$/u, '');
const smoke = positionals.includes('smoke');
const SIDES: readonly Side[] = ['app', 'raw'];
const named = positionals.filter((one) => one !== 'smoke');
const reps = smoke ? 1 : Number(values.reps);

const unknown = named.find((one) => !workloadNames.includes(one));
if (unknown !== undefined) refuse(`no workload ${unknown}; there are ${workloadNames.join(', ')} and smoke`);
if (!Number.isInteger(reps) || reps < 1) refuse('--reps takes a whole number from 1');
const chosen = await Promise.all(workloadNames.filter(isChosen).map(loadWorkload));
const bound = chosen.find((one) => one.anyPortal !== true);
if (outside !== undefined && bound !== undefined)
  refuse(`${bound.name} needs the benchmark's own portal; with --portal name only W1`);

const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const { model = 'unknown processor' } = cpus()[0] ?? {};
console.log(
  `${availableParallelism()} cores, ${model.trim()}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, medians of ${reps}`,
);
if (chosen.some((one) => one.needs.includes('built app'))) await buildApp(console.log);

const rows: Row[] = [];
try {
  for (const workload of chosen) {
    // oxlint-disable-next-line no-await-in-loop -- two at once would measure each other
    rows.push(...(await runWorkload(workload)));
  }
} catch (cause) {
  console.error(`\nstopped: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 1;
}
if (rows.length > 0) {
  printTable(rows);
  const file = values.out ?? path.join(root, 'bench', smoke ? 'smoke.local.json' : 'results.json');
  const all = keepRows(file, rows);
  // A server outside is somebody else's speed: its figures stay out of our documentation.
  if (!smoke && outside === undefined && values.out === undefined)
    writeDocTable(path.join(root, 'docs/performance.md'), all);
  console.log(`\n${path.relative(root, file)}`);
}

function refuse(complaint: string): never {
  console.error(complaint);
  process.exit(2);
}

/** A smoke run leaves the start of the app to the specs, which do it on every page. */
function isChosen(name: string): boolean {
  return named.length === 0 ? !(smoke && name === 'start') : named.includes(name);
}

/** All repetitions of a workload, the two sides in turn, so that a busy moment meets both. */
async function runWorkload(workload: Workload): Promise<Row[]> {
  const counts = smoke ? workload.counts.smoke : workload.counts.full;
  const place = path.join(folder, workload.name);
  mkdirSync(place);
  let portal: BenchPortal | null = null;
  if (workload.needs.includes('portal') && outside === undefined) portal = await startBenchPortal(counts);
  const measured: Record<Side, Measured[]> = { app: [], raw: [] };
  const order = { workload: workload.name, counts, folder: place, portal: outside ?? portal?.fhirUrl ?? '' };
  try {
    for (const side of SIDES) {
      // oxlint-disable-next-line no-await-in-loop
      if (workload.prepare !== undefined) await inOwnProcess(order, side, 'prepare');
    }
    for (let rep = 1; rep <= reps; rep += 1) {
      // The order of the two changes from round to round: what the first leaves warm must not favour one of them.
      for (const side of rep % 2 === 0 ? SIDES : SIDES.toReversed()) {
        // oxlint-disable-next-line no-await-in-loop
        const figures = await inOwnProcess(order, side, 'measure');
        measured[side].push(figures);
        console.log(`${workload.name} ${side} ${rep}/${reps}: ${describe(figures)}`);
      }
    }
  } finally {
    await portal?.close();
    rmSync(place, { recursive: true, force: true });
  }
  const figures = rowsOf(workload, measured, outside ?? 'own');
  // The goals are for the full sizes; small ones say nothing about them.
  return smoke ? figures.map((row) => ({ ...row, goal: null, met: null })) : figures;
}

async function inOwnProcess(
  given: { workload: string; counts: Order['setting']['counts']; folder: string; portal: string },
  side: Side,
  part: Order['part'],
): Promise<Measured> {
  const { workload, counts, folder: place, portal } = given;
  const scratch = mkdtempSync(path.join(place, 'rep-'));
  const order: Order = { workload, side, part, setting: { counts, folder: place, scratch, portal } };
  const child = fork(path.join(import.meta.dirname, 'child.ts'), [JSON.stringify(order)]);
  try {
    return await new Promise<Measured>((resolve, reject) => {
      let figures: Measured | undefined;
      child.on('message', (message: Measured) => (figures = message));
      child.on('exit', (code) => {
        if (code === 0 && figures !== undefined) resolve(figures);
        else reject(new Error(`${workload} ${side} (${part}) ended with ${code}`));
      });
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function describe(figures: Measured): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
    .join(', ');
}
