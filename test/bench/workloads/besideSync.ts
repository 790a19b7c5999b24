import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPortalSettings } from '../../../electron/engine/portal/settings.ts';
import type { FromEngine } from '../../../electron/engine/ipc/messages.ts';
import { root } from '../../demo/build.ts';
import { askedQueue } from '../../builders/askedQueue.ts';
import { GPS, idOf, mixOf } from '../data/identity.ts';
import { percentiles } from '../percentiles.ts';
import { benchKey } from '../stores.ts';
import { Thread } from '../threads/engineThread.ts';
import { atLeast, atMost, type Measured, type Setting, type Workload } from '../workload.ts';

const EVERY = 5;

/** W8: a work queue asked for every 5 ms through the app's two built threads, while everything is loaded. */
export const besideSync: Workload = {
  name: 'W8',
  counts: { full: mixOf(100_000), smoke: mixOf(2_000) },
  needs: ['portal', 'built app'],
  measure: {
    app: (setting) => measure(setting, appThreads),
    raw: (setting) => measure(setting, rawThreads),
  },
  rows: [
    { workload: 'W8', figure: 'p99', unit: 'ms', what: 'queue beside the first load, p99', goal: atMost(10, 'value') },
    { workload: 'W8 p50', figure: 'p50', unit: 'ms', what: 'the same, p50' },
    {
      workload: 'W8 stall',
      figure: 'stall',
      unit: 'ms',
      what: 'longest stall of the main thread',
      goal: atMost(50, 'value'),
    },
    { workload: 'W8 load', figure: 'rate', unit: 'resources/s', what: 'the load meanwhile' },
    {
      workload: 'W8 kept',
      figure: 'kept',
      unit: 'of the load alone',
      what: 'what the queries leave it',
      goal: atLeast(0.9, 'value'),
    },
  ],
};

type Threads = { readonly writer: Thread; readonly reader: Thread; readonly loaded: Promise<void> };
type Open = (file: string, portal: string) => Promise<Threads>;

async function measure({ scratch, portal, counts }: Setting, open: Open): Promise<Measured> {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const load = async (name: string, beside: (reader: Thread, done: () => boolean) => Promise<void>) => {
    const begin = performance.now();
    const { writer, reader, loaded } = await open(path.join(scratch, `${name}.db`), portal);
    let done = false;
    const asking = beside(reader, () => done);
    await loaded;
    const ms = performance.now() - begin;
    done = true;
    await asking;
    await reader.stop();
    await writer.stop();
    return (total / ms) * 1_000;
  };
  const times: number[] = [];
  const alone = await load('alone', () => Promise.resolve());
  const stall = watchMainThread();
  const rate = await load('beside', (reader, done) => askAgainAndAgain(reader, times, done));
  return { ...percentiles(times), stall: stall(), rate, kept: rate / alone, asked: times.length };
}

/** Asks for the queue of one GP after the other; a reply before anyone can be signed in does not count. */
async function askAgainAndAgain(reader: Thread, times: number[], done: () => boolean): Promise<void> {
  for (let turn = 0; !done(); turn += 1) {
    const begin = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    const reply = await reader.ask(
      'listWork',
      askedQueue({ filter: { gp: idOf('Practitioner', turn % GPS) } }),
      idOf('Practitioner', turn % GPS),
    );
    const ms = performance.now() - begin;
    if (hasRows(reply)) times.push(ms);
    // oxlint-disable-next-line no-await-in-loop, no-promise-executor-return
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, EVERY - ms)));
  }
}

function hasRows(reply: unknown): boolean {
  const { ok, value } = reply as { readonly ok: boolean; readonly value?: { readonly rows: readonly unknown[] } };
  return ok && (value?.rows.length ?? 0) > 0;
}

/** Gives a function that ends the watch and tells the longest time, in ms, that this thread did not come round. */
function watchMainThread(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 2);
    last = now;
  }, 2);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

function built(name: string): URL {
  return pathToFileURL(path.join(root, 'out/main', name));
}

function script(name: string): URL {
  return new URL(`../threads/${name}`, import.meta.url);
}

async function appThreads(file: string, portal: string): Promise<Threads> {
  const settings = readPortalSettings(JSON.stringify({ fhirBase: portal, poll: { active: 3_600, idle: 3_600 } }));
  if (!settings.ok) throw new Error(`settings refused: ${settings.error.field}`);
  const start = { file, key: benchKey, portal: settings.value };
  const loaded = Promise.withResolvers<void>();
  const told = (given: { readonly type: string }) => {
    const message = given as FromEngine;
    if (message.type === 'sync-state' && message.state.lastSynced !== null) loaded.resolve();
    if (message.type === 'log') console.error(message.line.event, message.line.codes);
  };
  const writer = new Thread(built('writer.js'), start, told);
  await writer.ready;
  const reader = new Thread(built('reader.js'), start, told);
  await reader.ready;
  return { writer, reader, loaded: loaded.promise };
}

async function rawThreads(file: string, portal: string): Promise<Threads> {
  const loaded = Promise.withResolvers<void>();
  const writer = new Thread(script('rawWriter.ts'), { file, portal }, ({ type }) => {
    if (type === 'loaded') loaded.resolve();
  });
  await writer.ready;
  const reader = new Thread(script('rawReader.ts'), { file }, () => undefined);
  await reader.ready;
  return { writer, reader, loaded: loaded.promise };
}
