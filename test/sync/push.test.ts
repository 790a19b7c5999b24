import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { enqueue, entriesOfTask, updateEntry } from '../../electron/engine/db/outboxStore.ts';
import { findResource, type StoredResource } from '../../electron/engine/db/resourceStore.ts';
import type { PortalClient, PortalReply, PortalRequest } from '../../electron/engine/portal/client.ts';
import { Pace } from '../../electron/engine/sync/batch.ts';
import { push } from '../../electron/engine/sync/push.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { ResourceType } from '../../shared/fhir/resourceTypes.ts';
import { NOW, pulled } from '../db/aSurgery.ts';
import { aFile, opened } from '../db/aDatabase.ts';
import { aPatient, aTask, LIEN, meta, theStaff } from '../fhir/resources.ts';

type Asked = { readonly texts: string; readonly answer: () => void };

let db: Db;
let asked: Asked[];
let onDisk: unknown[];
let portal: PortalClient;

/** Two patients with a matter each, and a portal that answers when it is told to. */
beforeEach(() => {
  const file = aFile();
  db = opened(file);
  const reader = opened(file, 'reader');
  pulled(db, [...theStaff(), ...['anne', 'bjorn'].flatMap((name) => [aPatient({ id: name }), aMatterOf(name)])]);
  asked = [];
  onDisk = [];
  portal = {
    base: 'http://portal.example/fhir',
    send: (request) =>
      new Promise((resolve) => {
        // What a matter looks like is told at once.
        if (isRead(request)) return resolve(carriedOut(request));
        onDisk.push(reader.prepare('SELECT state FROM outbox ORDER BY seq').pluck().all());
        asked.push({ texts: JSON.stringify(request.body), answer: () => resolve(carriedOut(request)) });
      }),
  };
});

const aMatterOf = (name: string) =>
  aTask({ id: `matter-${name}`, for: { reference: `Patient/${name}` }, requester: { reference: `Patient/${name}` } });

const created = (resource: object) => ({ ...resource, id: randomUUID(), meta: meta() });

type Entry = { readonly resource?: object; readonly request?: { readonly method: string; readonly url: string } };
const entriesIn = ({ body }: PortalRequest) => (body as { readonly entry?: readonly Entry[] } | undefined)?.entry;

function isRead(request: PortalRequest): boolean {
  return request.method === 'GET' || (entriesIn(request)?.every((one) => one.request?.method === 'GET') ?? false);
}

function matterAt(path: string): object {
  const json = findResource(db, { type: 'Task', id: path.replace('Task/', '') })?.json;
  return JSON.parse(json ?? 'null') as object;
}

function carriedOut(request: PortalRequest): PortalReply {
  const entry = entriesIn(request)?.map((one) => ({
    resource: one.request?.method === 'GET' ? matterAt(one.request.url) : created(one.resource ?? {}),
    response: { status: one.request?.method === 'GET' ? '200' : '201' },
  }));
  const isOne = entry === undefined;
  const one = request.method === 'GET' ? matterAt(request.path) : created((request.body as object | undefined) ?? {});
  return {
    type: 'reply',
    status: isOne && request.method === 'POST' ? 201 : 200,
    body: isOne ? one : { resourceType: 'Bundle', type: 'batch-response', entry },
    etag: null,
    retryAfter: null,
    date: null,
  };
}

function stored(type: ResourceType, id: string): StoredResource {
  const found = findResource(db, { type, id });
  if (found === null) throw new Error(`${type} ${id} is not there`);
  return found;
}

/** A contact outside the portal: one request, in its patient's lane. */
function writeDown(name: string, text: string): void {
  const entryId = randomUUID();
  const identifier = [{ system: SYSTEM.entry, value: entryId }];
  const resource = { resourceType: 'Communication', status: 'completed', identifier, note: text };
  enqueue(db, {
    entryId,
    kind: 'eConsultation.contact',
    lane: stored('Patient', name).num,
    task: stored('Task', `matter-${name}`).num,
    author: stored('Practitioner', LIEN).num,
    requester: null,
    created: NOW,
    steps: [{ do: 'create', entryId, resource }],
    base: '1',
  });
}

/** A text for a patient, of which so many requests have been carried out. */
function answerAt(name: string, step: number, notBefore: number | null): void {
  const entryId = randomUUID();
  const identifier = [{ system: SYSTEM.entry, value: entryId }];
  const text = { resourceType: 'Communication', status: 'completed', identifier, note: `Svar til ${name}.` };
  const task = stored('Task', `matter-${name}`).num;
  enqueue(db, {
    entryId,
    kind: 'eConsultation.addition',
    lane: stored('Patient', name).num,
    task,
    author: stored('Practitioner', LIEN).num,
    requester: null,
    created: NOW,
    steps: [
      { do: 'create', entryId, resource: text },
      { do: 'create', entryId, resource: text },
    ],
    base: '1',
  });
  const [entry] = entriesOfTask(db, task);
  if (entry !== undefined) updateEntry(db, entry, { step, notBefore });
}

const rights = { isFresh: () => true, refresh: () => Promise.resolve(null) };
const pushing = (pace: Pace | null) =>
  push({ db, portal, pace, now: () => NOW, random: () => 0, rights, onChange: () => undefined });

async function untilAsked(text: string): Promise<Asked> {
  for (;;) {
    const found = asked.find(({ texts }) => texts.includes(text));
    if (found !== undefined) return found;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a patient whose reply is slow to come holds nobody else back', async () => {
  writeDown('anne', 'Ringte Anne.');
  writeDown('bjorn', 'Ringte Bjørn.');
  writeDown('bjorn', 'Ringte Bjørn igjen.');
  const outcome = pushing(null);
  const slow = await untilAsked('Ringte Anne.');
  (await untilAsked('Ringte Bjørn.')).answer();
  (await untilAsked('Ringte Bjørn igjen.')).answer();
  slow.answer();
  expect(await outcome).toEqual({ type: 'drained', settled: 3 });
});

test.each([
  ['one by one', null, 2],
  ['in Bundles', new Pace(), 1],
])('nothing leaves before it is on the disk that it is being sent, %s', async (_, pace, requests) => {
  writeDown('anne', 'Ringte Anne.');
  writeDown('bjorn', 'Ringte Bjørn.');
  const outcome = pushing(pace);
  const [first, second] = [await untilAsked('Ringte Anne.'), await untilAsked('Ringte Bjørn.')];
  first.answer();
  second.answer();
  expect(await outcome).toEqual({ type: 'drained', settled: 2 });
  expect(onDisk).toEqual(Array.from({ length: requests }, () => ['sending', 'sending']));
});

test('one whose time comes while the rights are asked for does not leave before it is asked whose its matter is', async () => {
  answerAt('anne', 0, null);
  answerAt('bjorn', 1, NOW + 500);
  let now = NOW;
  const learnt: string[] = [];
  const refresh = async (resumed: boolean) => {
    learnt.push(`${resumed ? 'matters' : 'rights'}, ${sent.length} sent`);
    now = NOW + 1_000;
    return null;
  };
  const sent: string[] = [];
  const atOnce = (request: PortalRequest) => {
    if (!isRead(request)) sent.push(request.path);
    return Promise.resolve(carriedOut(request));
  };
  const outcome = await push({
    db,
    portal: { ...portal, send: atOnce },
    pace: null,
    now: () => now,
    random: () => 0,
    rights: { isFresh: () => learnt.length === 2, refresh },
    onChange: () => undefined,
  });
  expect(outcome).toEqual({ type: 'drained', settled: 2 });
  expect(learnt).toEqual(['rights, 0 sent', 'matters, 0 sent']);
});
