import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { portalClient, type PortalReply, type PortalRequest } from '../../electron/engine/portal/client.ts';
import { noPagesSeen, type PagesSeen } from '../../electron/engine/sync/pagesSeen.ts';
import { pullEverything } from '../../electron/engine/sync/pullEverything.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

// An ordinary poll: the type has been loaded, and most often nothing has happened since.

type Answer = (request: PortalRequest) => Promise<PortalReply>;

/** Loaded with the patients, whose pages are large; the surgery itself is the only one of its type. */
const TYPES = ['Organization', 'Patient'] as const;

let portal: Portal;
let db: Db;
let pages: PagesSeen;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
});
afterAll(() => portal.close());
beforeEach(async () => {
  db = aDatabase();
  pages = noPagesSeen();
  await poll();
});

/** One poll; gives how many were new and the searches. `whenCutDown`: how the portal takes `_elements`, if not as it should. */
async function poll(whenCutDown?: (as: Answer, request: PortalRequest) => Promise<PortalReply>, afterFailure = false) {
  const { base, send: as } = portalClient(portal.fhirUrl, (url, init) => fetch(url, init));
  const searches: string[] = [];
  let taken = 0;
  let asked = 0;
  const send = (request: PortalRequest) => {
    const { path } = request;
    asked += 1;
    if (path.startsWith('Organization?') && !path.includes('_summary')) searches.push(path);
    return whenCutDown !== undefined && path.startsWith('Organization?') && path.includes('_elements')
      ? whenCutDown(as, request)
      : as(request);
  };
  const outcome = await pullEverything({
    db,
    portal: { base, send },
    capabilities: { types: TYPES, batch: false, auditEvent: false, websocket: null, subscription: false },
    pages,
    afterFailure,
    now: () => Date.now() + later,
    stopped: () => false,
    onPage: (type, count) => (taken += type === 'Organization' ? count : 0),
    onExpected: () => undefined,
  });
  return { outcome: outcome.type, taken, searches, asked };
}

function theSurgery() {
  const [surgery] = portal.all('Organization');
  if (surgery === undefined) throw new Error('no surgery');
  return surgery;
}

/** This machine's clock is so many ms on. */
let later = 0;
beforeEach(() => {
  later = 0;
});

let names = 0;
/** Another version of the surgery at the portal; gives its version. */
async function changed(): Promise<string | undefined> {
  await portal.update({ ...theSurgery(), name: `Legesenteret nummer ${(names += 1)}` });
  return theSurgery().meta?.versionId;
}

const versionHere = () => findResource(db, { type: 'Organization', id: theSurgery().id })?.version;

test('nothing new is found out by ids and versions alone, with one request', async () => {
  const { taken, searches } = await poll();
  expect(taken).toBe(0);
  expect(searches).toEqual([expect.stringMatching(/^Organization\?_lastUpdated=ge.*&_count=10&_elements=id,meta$/u)]);
});

test('after a restart too: how large its pages are is remembered with what was loaded', async () => {
  pages = noPagesSeen();
  expect((await poll()).searches).toHaveLength(1);
});

test('what is new comes whole', async () => {
  const version = await changed();
  expect((await poll()).taken).toBe(1);
  expect(versionHere()).toBe(version);
  expect(findResource(db, { type: 'Organization', id: theSurgery().id })?.json).not.toContain('SUBSETTED');
  expect((await poll()).searches).toHaveLength(1);
});

test('what is committed late, with a time before what we have seen, comes too', async () => {
  const { id: _id, meta: _meta, ...rest } = theSurgery();
  const id = await portal.commitLate(rest, 45_000);
  expect((await poll()).taken).toBe(1);
  expect(findResource(db, { type: 'Organization', id })?.json).toContain(id);
});

test('after an import ids and versions are compared, and after a minute only what is later is asked for', async () => {
  const { id: _id, meta: _meta, ...rest } = theSurgery();
  for (let each = 0; each < 30; each += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one store, one after the other
    await portal.create(rest);
  }
  expect((await poll()).taken).toBe(30);
  const compared = await poll();
  expect([compared.taken, compared.searches.every((path) => path.includes('_elements=id,meta'))]).toEqual([0, true]);
  // What was committed late until now is still found.
  const late = await portal.commitLate(rest, 45_000);
  expect((await poll()).taken).toBe(1);
  expect(findResource(db, { type: 'Organization', id: late })?.json).toContain(late);

  later += 62_000;
  await poll();
  const newest =
    portal
      .all('Organization')
      .map(({ meta }) => meta?.lastUpdated ?? '')
      .toSorted()
      .at(-1) ?? '';
  const settled = await poll();
  expect(settled.searches).toHaveLength(1);
  expect(/ge([^&]+)/u.exec(settled.searches[0] ?? '')?.[1]).toBe(new Date(Date.parse(newest) + 1).toISOString());
  const version = await changed();
  expect((await poll()).taken).toBeGreaterThan(0);
  expect(versionHere()).toBe(version);
});

test('more than a few within the overlap come whole, whatever is known of the first of them', async () => {
  for (let each = 0; each < 12; each += 1) {
    const { id: _id, meta: _meta, ...rest } = theSurgery();
    // oxlint-disable-next-line no-await-in-loop
    await portal.commitLate(rest, 1_000);
  }
  expect((await poll()).taken).toBe(12);
  const version = await changed();
  await poll();
  expect(versionHere()).toBe(version);
});

const whole: Answer = ({ method, path }) => {
  const client = portalClient(portal.fhirUrl, (url, init) => fetch(url, init));
  return client.send({ method, path: path.replace(/&_elements=.*$/u, '') });
};
const reply = (status: number, body: unknown): PortalReply => ({
  type: 'reply',
  status,
  body,
  etag: null,
  retryAfter: null,
  date: null,
});
const nothing = reply(200, { resourceType: 'Bundle', type: 'searchset' });

describe('a portal that takes _elements for something else is pulled from as ever', () => {
  test.each<[string, (as: Answer, request: PortalRequest) => Promise<PortalReply>]>([
    ['and leaves it out of account', (_, request) => whole(request)],
    ['and finds nothing', () => Promise.resolve(nothing)],
    ['and breaks down over it', () => Promise.resolve(reply(500, null))],
    ['and has not made it', () => Promise.resolve(reply(501, null))],
    ['and refuses the search', () => Promise.resolve(reply(400, { resourceType: 'OperationOutcome' }))],
    ['and knows no such search', () => Promise.resolve(reply(404, null))],
  ])('%s', async (_how, whenCutDown) => {
    const version = await changed();
    expect(await poll(whenCutDown)).toMatchObject({ outcome: 'complete', taken: 1 });
    expect(versionHere()).toBe(version);
  });
});

test.each<[string, PortalReply]>([
  ['the line is gone', { type: 'no-reply', cause: 'ECONNREFUSED', neverLeft: true }],
  ['something else answers', { type: 'not-fhir', status: 200, contentType: 'text/html' }],
  ['the sign-in has run out', { type: 'reply', status: 401, body: null, etag: null, retryAfter: null, date: null }],
  ['the portal is busy', { type: 'reply', status: 429, body: null, etag: null, retryAfter: 9, date: null }],
])('when %s, the poll ends with that and asks no further', async (_why, ending) => {
  const { outcome, searches } = await poll(() => Promise.resolve(ending));
  expect([outcome, searches.length]).toEqual(['failed', 1]);
});

test('a line that was gone is tried with one question, and all the others are asked once it answers', async () => {
  const gone: PortalReply = { type: 'no-reply', cause: 'ECONNREFUSED', neverLeft: true };
  expect(await poll(() => Promise.resolve(gone), true)).toMatchObject({ outcome: 'failed', asked: 1 });
  await changed();
  expect(await poll(undefined, true)).toMatchObject({ outcome: 'complete', taken: 1 });
});
