import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, sourcesIn } from '../architecture/sources.ts';
import { copyOfTree } from './copyOfTree.ts';
import { shuffled } from './draw.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { HITS, readHits, withProbes } from './probes.ts';
import { runUnit } from './unit.ts';
import { seenFrom } from './whoSees.ts';

// `npm run mutate -- [--seed 7] [--count 20] [--specs folder] room …`: changes places of a room one at a time as a
// careless hand would, in a copy of the tree, and says which changes no test noticed.

const { values: options, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    /** How many changes a room. */
    count: { type: 'string', default: '12' },
    /** How many test files are asked at most, the nearest first: what is further away is then not known. */
    files: { type: 'string', default: '1000' },
    /** Window specs (by folder) that are asked too, where no unit file noticed. */
    specs: { type: 'string' },
  },
  allowPositionals: true,
});
const rooms =
  positionals.length > 0 ? positionals.map((room) => room.replace(/\/$/u, '')) : ['electron', 'renderer', 'shared'];
const seed = Number(options.seed);

type Tried = { readonly room: string; readonly mutant: Mutant };

const sees = seenFrom();
const all = sourcesIn('electron', 'renderer', 'shared');
const imports = new Map(all.map((one) => [one.file, one.imports.map(({ to }) => to)]));
const texts = new Map(all.map(({ file, text }) => [file, text]));
const drawn: Tried[] = rooms.flatMap((room) => {
  const sources = all.filter(({ file }) => file === room || file.startsWith(`${room}/`));
  const possible = sources.flatMap(({ file, text }) => mutantsOf(file, text));
  // One in three does not compile.
  return shuffled(possible, seed)
    .slice(0, Number(options.count) * 2)
    .map((mutant) => ({ room, mutant }));
});

const copy = copyOfTree();
process.chdir(copy);
const inCopy = (file: string) => path.join(copy, file);
/** As it stood at the beginning: the working tree may go on meanwhile. */
const original = (file: string) => texts.get(file) ?? '';

/** The files that do not compile as the copy stands. */
function brokenFiles(): ReadonlySet<string> {
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'], {
    cwd: copy,
    encoding: 'utf8',
  });
  return new Set([...stdout.matchAll(/^(.+?)\(\d+,\d+\): error/gmu)].map(([, file = '']) => file));
}

/**
 * Those of the changes that compile. One a file is asked at a time, of all files together: a change that breaks another
 * file than its own breaks what imports it, and is counted as broken with every other of its round that is imported there.
 */
function compiling(changes: readonly Tried[]): readonly Tried[] {
  const good = new Set<Tried>();
  for (let rest = [...changes]; rest.length > 0;) {
    const round = rest.filter(
      ({ mutant }, place) => rest.findIndex((one) => one.mutant.file === mutant.file) === place,
    );
    rest = rest.filter((one) => !round.includes(one));
    for (const { mutant } of round) writeFileSync(inCopy(mutant.file), changed(mutant));
    const broken = brokenFiles();
    for (const { mutant } of round) writeFileSync(inCopy(mutant.file), original(mutant.file));
    const own = new Set(round.map(({ mutant }) => mutant.file));
    const spoilt = [...broken].filter((file) => !own.has(file)).flatMap((file) => imports.get(file) ?? []);
    for (const one of round) if (!broken.has(one.mutant.file) && !spoilt.includes(one.mutant.file)) good.add(one);
  }
  return changes.filter((one) => good.has(one));
}

function lineOf({ file, start }: Mutant): number {
  return original(file).slice(0, start).split('\n').length;
}

function changed({ file, start, end, text }: Mutant): string {
  const before = original(file);
  return before.slice(0, start) + text + before.slice(end);
}

function short(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').slice(0, 90);
}

function said({ file, start, end, text, kind }: Mutant): string {
  return `${kind}: ${short(original(file).slice(start, end))}  ->  ${short(text) || '(nothing)'}`;
}

/** Asks the window specs of a folder, on the changed copy. */
function specsNotice(folder: string): boolean {
  return spawnSync('npm', ['run', 'e2e', '--', folder, '--max-failures=1'], { cwd: copy }).status !== 0;
}

try {
  if (brokenFiles().size > 0) throw new Error('The tree does not compile as it stands.');
  const good = compiling(drawn);
  const tried = rooms.flatMap((room) => good.filter((one) => one.room === room).slice(0, Number(options.count)));
  console.log(`${tried.length} changes that compile, seed ${seed}`);

  // Which tests come by each place: asked once for all.
  const files = [...new Set(tried.map(({ mutant }) => mutant.file))];
  const numbered = tried.map(({ mutant }, number) => [number, mutant] as const);
  for (const file of files)
    writeFileSync(
      inCopy(file),
      withProbes(
        original(file),
        numbered.filter(([, mutant]) => mutant.file === file),
      ),
    );
  const hitsFile = inCopy('hits.txt');
  writeFileSync(hitsFile, '');
  process.env[HITS] = hitsFile;
  const nearest = (file: string) =>
    [...sees(file)]
      .toSorted(([, a], [, b]) => a - b)
      .slice(0, Number(options.files))
      .map(([test]) => test);
  const candidates = [...new Set(files.flatMap(nearest))];
  const alreadyBroken = new Set(runUnit(copy, candidates, true));
  if (alreadyBroken.size > 0)
    console.log(`fail without any change, and are not asked: ${[...alreadyBroken].join(', ')}`);
  const hits = readHits(readFileSync(hitsFile, 'utf8'));
  for (const file of files) writeFileSync(inCopy(file), original(file));
  delete process.env[HITS];

  const survivors: (Tried & { readonly asked: number })[] = [];
  for (const [number, { room, mutant }] of tried.entries()) {
    const near = sees(mutant.file);
    const cameBy =
      mutant.probe === null ? [...near.keys()] : [...(hits.get(number) ?? [])].map((test) => path.relative(copy, test));
    const tests = cameBy
      .filter((test) => !alreadyBroken.has(test))
      .toSorted((a, b) => (near.get(a) ?? 99) - (near.get(b) ?? 99))
      .slice(0, Number(options.files));
    writeFileSync(inCopy(mutant.file), changed(mutant));
    const failed = runUnit(copy, tests);
    const noticed = failed[0] ?? (options.specs !== undefined && specsNotice(options.specs) ? options.specs : null);
    writeFileSync(inCopy(mutant.file), original(mutant.file));
    if (noticed === null) survivors.push({ room, mutant, asked: tests.length });
    console.log(
      `${noticed === null ? 'NOT NOTICED' : `noticed by ${noticed}`} (of ${tests.length}) · ${mutant.file}:${lineOf(mutant)} ${said(mutant)}`,
    );
  }

  console.log('\nNot noticed');
  for (const { mutant, asked } of survivors)
    console.log(`  ${mutant.file}:${lineOf(mutant)} (${asked} files asked) ${said(mutant)}`);
  console.log(`\n${'room'.padEnd(28)} changes  noticed  share   (seed ${seed})`);
  for (const room of rooms) {
    const count = tried.filter((one) => one.room === room).length;
    const noticed = count - survivors.filter((one) => one.room === room).length;
    console.log(
      `${room.padEnd(28)} ${String(count).padStart(7)} ${String(noticed).padStart(8)}  ${count === 0 ? '-' : `${Math.round((100 * noticed) / count)} %`}`,
    );
  }
} finally {
  process.chdir(root);
  if (existsSync(copy)) rmSync(copy, { recursive: true, force: true });
}
process.exit(0);
