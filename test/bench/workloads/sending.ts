import path from 'node:path';
import { portalClient } from '../../../electron/engine/portal/client.ts';
import { Pace } from '../../../electron/engine/sync/batch.ts';
import { push } from '../../../electron/engine/sync/push.ts';
import { answerAsGp, openTasks } from '../answers.ts';
import { onlyStaff, type Counts } from '../data/identity.ts';
import { resourceOf } from '../data/resource.ts';
import { fillAppStore } from '../fill.ts';
import { tellPortal } from '../portal/start.ts';
import { sendOneRequestEach, sendThreeRequestsEach } from '../rawSending.ts';
import { openAppStore, openRawStore, ownCopy, preparedFile } from '../stores.ts';
import { atLeast, type Measured, type Setting, type Workload } from '../workload.ts';

const AT_ONCE = 4;
const LATENCIES = [0, 50] as const;

// A patient each, so that every answer may go beside every other: two tasks in three are e-consultations.
const full: Counts = { ...onlyStaff, Patient: 1_600, Task: 1_600, Communication: 1_600 };
const smoke: Counts = { ...onlyStaff, Patient: 60, Task: 60, Communication: 60 };

/** W6: 1,000 answers that wait go to the portal. Each is three requests in turn; the raw limit's is one, or three. */
export const sending: Workload = {
  name: 'W6',
  counts: { full, smoke },
  needs: ['portal'],
  prepare: {
    app: async (setting) => {
      fillAppStore(preparedFile(setting, 'app'), setting.counts);
      const db = openAppStore(preparedFile(setting, 'app'));
      for (const task of openTasks(setting.counts, queuedIn(setting))) answerAsGp(db, setting.counts, task);
      db.close();
    },
    raw: async () => undefined,
  },
  measure: { app, raw },
  rows: [
    { workload: 'W6', figure: 'rate0', unit: 'answers/s', what: 'sending, no latency', goal: atLeast(0.5) },
    { workload: 'W6 50 ms', figure: 'rate50', unit: 'answers/s', what: 'sending, 50 ms', goal: atLeast(0.5) },
    {
      workload: 'W6 three',
      figure: 'three0',
      unit: 'answers/s',
      what: 'beside three raw requests',
      goal: atLeast(0.5),
    },
    { workload: 'W6 three, 50 ms', figure: 'three50', unit: 'answers/s', what: 'the same, 50 ms', goal: atLeast(0.5) },
    { workload: 'W6 requests', figure: 'requests', unit: 'requests', what: 'HTTP requests for all of them' },
  ],
};

function queuedIn({ counts }: Setting): number {
  return Math.min(1_000, Math.floor(counts.Task * 0.65));
}

async function app(setting: Setting): Promise<Measured> {
  const figures: Record<string, number> = {};
  for (const latency of LATENCIES) {
    const db = openAppStore(ownCopy(setting, 'app'));
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is measured
    await tellPortal(setting.portal, { reset: true, latency });
    const begin = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await push({
      db,
      portal: portalClient(setting.portal, (url, init) => fetch(url, init)),
      pace: new Pace(),
      now: Date.now,
      random: Math.random,
      // What the rights are was pulled with the store.
      rights: { isFresh: () => true, refresh: () => Promise.resolve(null) },
      onChange: () => undefined,
    });
    const ms = performance.now() - begin;
    // oxlint-disable-next-line no-await-in-loop
    const { requests } = await tellPortal(setting.portal, { reset: true, latency: 0 });
    const delivered = Number(db.prepare("SELECT count(*) FROM outbox WHERE state = 'acknowledged'").pluck().get());
    db.close();
    if (outcome.type !== 'drained' || delivered !== queuedIn(setting))
      throw new Error(`delivered ${delivered}: ${JSON.stringify(outcome)}`);
    figures[`rate${latency}`] = figures[`three${latency}`] = (delivered / ms) * 1_000;
    figures['requests'] = requests;
  }
  return figures;
}

/** The least for one request an answer, and the least for the three that keep an answer from being lost or sent twice. */
async function raw(setting: Setting): Promise<Measured> {
  const count = queuedIn(setting);
  const tasks = openTasks(setting.counts, count).map((index) => resourceOf('Task', index, 1, setting.counts));
  const figures: Record<string, number> = {};
  for (const latency of LATENCIES) {
    const one = openRawStore(path.join(setting.scratch, `one-${latency}.db`), 'sqlcipher');
    const three = openRawStore(path.join(setting.scratch, `three-${latency}.db`), 'sqlcipher');
    const sendOne = sendOneRequestEach(one, setting.portal, count, AT_ONCE);
    const sendThree = sendThreeRequestsEach(three, setting.portal, tasks, AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is measured
    figures[`rate${latency}`] = await rateOf(setting, latency, count, sendOne);
    // oxlint-disable-next-line no-await-in-loop
    figures['requests'] = (await tellPortal(setting.portal, {})).requests;
    // oxlint-disable-next-line no-await-in-loop
    figures[`three${latency}`] = await rateOf(setting, latency, count, sendThree);
    one.close();
    three.close();
  }
  return figures;
}

/** Answers a second. */
async function rateOf({ portal }: Setting, latency: number, count: number, send: () => Promise<void>): Promise<number> {
  await tellPortal(portal, { reset: true, latency });
  const begin = performance.now();
  await send();
  const ms = performance.now() - begin;
  await tellPortal(portal, { latency: 0 });
  return (count / ms) * 1_000;
}
