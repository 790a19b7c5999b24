import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { portalClient } from '../../../electron/engine/portal/client.ts';
import { push } from '../../../electron/engine/sync/push.ts';
import { answerAsGp, openTasks } from '../answers.ts';
import { chanceOf, idOf, onlyStaff, type Counts } from '../data/identity.ts';
import { fillAppStore } from '../fill.ts';
import { tellPortal } from '../portal/start.ts';
import { openAppStore, openRawStore, ownCopy, preparedFile } from '../stores.ts';
import { atLeast, type Measured, type Setting, type Workload } from '../workload.ts';

const IN_A_BUNDLE = 100;
const AT_ONCE = 4;
const LATENCIES = [0, 50] as const;

// A patient each, so that every answer may go beside every other: two tasks in three are e-consultations.
const full: Counts = { ...onlyStaff, Patient: 1_600, Task: 1_600, Communication: 1_600 };
const smoke: Counts = { ...onlyStaff, Patient: 60, Task: 60, Communication: 60 };

/** W6: 1,000 answers that wait go to the portal. Each is three requests in turn; the raw limit's is one. */
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
      batch: true,
      now: Date.now,
      random: Math.random,
      onChange: () => undefined,
    });
    const ms = performance.now() - begin;
    // oxlint-disable-next-line no-await-in-loop
    const { requests } = await tellPortal(setting.portal, { reset: true, latency: 0 });
    const delivered = Number(db.prepare("SELECT count(*) FROM outbox WHERE state = 'acknowledged'").pluck().get());
    db.close();
    if (outcome.type !== 'drained' || delivered !== queuedIn(setting))
      throw new Error(`delivered ${delivered}: ${JSON.stringify(outcome)}`);
    figures[`rate${latency}`] = (delivered / ms) * 1_000;
    figures['requests'] = requests;
  }
  return figures;
}

/** Batch Bundles of 100, four under way, each answer marked in the store; a write is one request here. */
async function raw(setting: Setting): Promise<Measured> {
  const count = queuedIn(setting);
  const figures: Record<string, number> = {};
  for (const latency of LATENCIES) {
    const db = openRawStore(path.join(setting.scratch, `raw-${latency}.db`), 'sqlcipher');
    db.exec('CREATE TABLE outbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, body TEXT, sent INTEGER)');
    const queue = db.prepare('INSERT INTO outbox (key, body) VALUES (?, ?)');
    db.transaction(() => {
      for (let index = 0; index < count; index += 1) queue.run(randomUUID(), JSON.stringify(bodyOf(index)));
    })();
    const waiting = db.prepare('SELECT seq, key, body FROM outbox WHERE sent IS NULL ORDER BY seq').all() as Waiting[];
    const mark = db.prepare('UPDATE outbox SET sent = 1 WHERE seq = ?');
    const markAll = db.transaction((some: readonly Waiting[]) => {
      for (const { seq } of some) mark.run(seq);
    });
    // oxlint-disable-next-line no-await-in-loop
    await tellPortal(setting.portal, { reset: true, latency });
    const begin = performance.now();
    const lane = async () => {
      while (waiting.length > 0) {
        const some = waiting.splice(0, IN_A_BUNDLE);
        // oxlint-disable-next-line no-await-in-loop
        await sendBundle(setting.portal, some);
        markAll(some);
      }
    };
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    figures[`rate${latency}`] = (count / (performance.now() - begin)) * 1_000;
    // oxlint-disable-next-line no-await-in-loop
    figures['requests'] = (await tellPortal(setting.portal, { reset: true, latency: 0 })).requests;
    db.close();
  }
  return figures;
}

type Waiting = { readonly seq: number; readonly key: string; readonly body: string };

async function sendBundle(portal: string, some: readonly Waiting[]): Promise<void> {
  const entry = some.map(({ key, body }) => ({
    resource: JSON.parse(body) as unknown,
    request: { method: 'POST', url: 'Communication', ifNoneExist: `identifier=${key}` },
  }));
  const response = await fetch(portal, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  });
  const reply = (await response.json()) as { readonly entry: readonly { response: { status: string } }[] };
  if (reply.entry.some((one) => !one.response.status.startsWith('2'))) throw new Error('the portal refused a write');
}

function bodyOf(index: number): object {
  return {
    resourceType: 'Communication',
    status: 'completed',
    partOf: [{ reference: `Task/${idOf('Task', index)}` }],
    payload: [{ contentString: chanceOf('Communication', index).uuid().repeat(4) }],
  };
}
