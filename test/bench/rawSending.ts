import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { chanceOf, idOf } from './data/identity.ts';

const IN_A_BUNDLE = 100;

type Request = { readonly method: string; readonly url: string; readonly [condition: string]: string };
type Entry = { readonly request: Request; readonly resource: unknown };
type Answered = readonly { readonly response: { readonly status: string }; readonly resource: Kept }[];
type Kept = { readonly meta: { readonly versionId: string } };

/** Sends answers that wait in a store as batch Bundles of 100, so many under way, each marked in the store; one request each. */
export function sendOneRequestEach(
  db: Database.Database,
  portal: string,
  count: number,
  atOnce: number,
): () => Promise<void> {
  db.exec('CREATE TABLE outbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, body TEXT, sent INTEGER)');
  const queue = db.prepare('INSERT INTO outbox (key, body) VALUES (?, ?)');
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) queue.run(randomUUID(), JSON.stringify(communicationOf(index)));
  })();
  const waiting = db.prepare('SELECT seq, key, body FROM outbox ORDER BY seq').all() as Waiting[];
  const mark = db.prepare('UPDATE outbox SET sent = 1 WHERE seq = ?');
  const markAll = db.transaction((some: readonly Waiting[]) => {
    for (const { seq } of some) mark.run(seq);
  });
  return () =>
    inTurn(waiting, atOnce, async (some) => {
      await sendBundle(portal, some.map(createOf));
      markAll(some);
    });
}

/**
 * The same, with the least that the app's protocol takes: the Task reserved, the Communication created, the Task
 * closed, each when the one before has been marked; the Task's new version and the Communication are kept.
 */
export function sendThreeRequestsEach(
  db: Database.Database,
  portal: string,
  tasks: readonly { readonly id: string }[],
  atOnce: number,
): () => Promise<void> {
  db.exec(`
    CREATE TABLE outbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, task TEXT, body TEXT, step INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE resource (num INTEGER PRIMARY KEY, type TEXT, id TEXT, json TEXT, UNIQUE (type, id));`);
  const queue = db.prepare('INSERT INTO outbox (key, task, body) VALUES (?, ?, ?)');
  const put = db.prepare(
    'INSERT INTO resource (type, id, json) VALUES (?, ?, ?) ON CONFLICT (type, id) DO UPDATE SET json = excluded.json',
  );
  db.transaction(() => {
    for (const [index, task] of tasks.entries()) {
      put.run('Task', task.id, JSON.stringify(task));
      queue.run(randomUUID(), task.id, JSON.stringify(communicationOf(index)));
    }
  })();
  const waiting = db.prepare('SELECT seq, key, task, body FROM outbox ORDER BY seq').all() as (Waiting & OfTask)[];
  const mark = db.prepare('UPDATE outbox SET step = step + 1 WHERE seq = ?');
  const read = db.prepare("SELECT json FROM resource WHERE type = 'Task' AND id = ?").pluck();
  const updateOf = ({ key, task }: Waiting & OfTask, status: string): Entry => {
    const known = JSON.parse(read.get(task) as string) as Kept;
    const output = [{ valueIdentifier: { value: key } }];
    return {
      resource: { ...known, status, output },
      request: { method: 'PUT', url: `Task/${task}`, ifMatch: `W/"${known.meta.versionId}"` },
    };
  };
  const keep = db.transaction((some: readonly (Waiting & OfTask)[], type: string, answered: Answered) => {
    for (const [place, { seq, key, task }] of some.entries()) {
      mark.run(seq);
      put.run(type, type === 'Task' ? task : key, JSON.stringify(answered[place]?.resource));
    }
  });
  return () =>
    inTurn(waiting, atOnce, async (some) => {
      const reserve = some.map((one) => updateOf(one, 'in-progress'));
      keep(some, 'Task', await sendBundle(portal, reserve));
      keep(some, 'Communication', await sendBundle(portal, some.map(createOf)));
      const close = some.map((one) => updateOf(one, 'completed'));
      keep(some, 'Task', await sendBundle(portal, close));
    });
}

type Waiting = { readonly seq: number; readonly key: string; readonly body: string };
type OfTask = { readonly task: string };

async function inTurn<T>(waiting: T[], atOnce: number, send: (some: readonly T[]) => Promise<void>): Promise<void> {
  const lane = async () => {
    while (waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop
      await send(waiting.splice(0, IN_A_BUNDLE));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

function createOf({ key, body }: Waiting): Entry {
  return {
    resource: JSON.parse(body) as unknown,
    request: { method: 'POST', url: 'Communication', ifNoneExist: `identifier=${key}` },
  };
}

async function sendBundle(portal: string, entry: readonly Entry[]): Promise<Answered> {
  const response = await fetch(portal, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  });
  const reply = (await response.json()) as { readonly entry: Answered };
  if (reply.entry.some((one) => !one.response.status.startsWith('2'))) throw new Error('the portal refused a write');
  return reply.entry;
}

function communicationOf(index: number): object {
  return {
    resourceType: 'Communication',
    status: 'completed',
    partOf: [{ reference: `Task/${idOf('Task', index)}` }],
    payload: [{ contentString: chanceOf('Communication', index).uuid().repeat(4) }],
  };
}
