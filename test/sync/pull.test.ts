import type { Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCursor } from '../../electron/engine/db/cursorStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { countQuarantined, listQuarantined } from '../../electron/engine/db/quarantineStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { portalClient, type PortalReply, type PortalRequest } from '../../electron/engine/portal/client.ts';
import { noPagesSeen } from '../../electron/engine/sync/pagesSeen.ts';
import { pull } from '../../electron/engine/sync/pull.ts';
import type { ResourceType } from '../../shared/fhir/resourceTypes.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { aTask, meta } from '../fhir/resources.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

// The pull by itself, page by page, at a portal that has bad days. Pages are made small, so that there are many.

let portal: Portal;
let db: Db;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
});
afterAll(() => portal.close());
beforeEach(() => {
  db = aDatabase();
});
afterEach(async () => {
  await portal.misbehave.behave();
  db.close();
});

let clock = Date.parse('2027-03-23T08:00:00Z');

type Run = { count?: number; stopAfter?: number; pageByPage?: boolean };

/** Pulls a type once; gives how it ended, the pages applied, and the searches that the portal saw. */
async function run(type: ResourceType, { count = 7, stopAfter = Infinity, pageByPage = false }: Run = {}) {
  const before = portal.requests.length;
  const pages: number[] = [];
  const client = portalClient(portal.fhirUrl, (url, init) => fetch(url, init));
  const asked: Promise<unknown>[] = [];
  const send = (request: PortalRequest) => {
    const reply = client.send(request);
    asked.push(reply);
    return reply;
  };
  const outcome = await pull({
    db,
    portal: { base: client.base, send },
    type,
    pages: noPagesSeen(),
    count,
    // A first load gathers pages for up to a second: a clock that runs keeps them apart.
    now: () => (pageByPage ? (clock += 5_000) : clock),
    onPage: (taken) => void pages.push(taken),
    stopped: () => pages.length >= stopAfter,
  });
  // A run that is stopped leaves the page that it had asked for ahead.
  await Promise.all(asked);
  return { outcome, pages, searches: portal.requests.slice(before).map(({ path }) => path) };
}

/** The ids of a type that have come and are understood. */
function idsHere(type: ResourceType): string[] {
  return portal
    .all(type)
    .map(({ id }) => id)
    .filter((id) => findResource(db, { type, id })?.json !== null && findResource(db, { type, id }) !== null);
}
const idsThere = (type: ResourceType) => portal.all(type).map(({ id }) => id);

/** Puts patients in the portal that all carry one and the same lastUpdated. */
async function patientsOfOneInstant(many: number): Promise<string[]> {
  const last = portal.all('Patient').at(-1);
  if (last === undefined) throw new Error('no patients');
  const { id: _id, meta: _meta, ...rest } = last;
  const ids: string[] = [];
  for (let each = 0; each < many; each += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one store, one after the other
    ids.push(await portal.commitLate({ ...rest } satisfies Patient, 0));
  }
  return ids;
}

describe('pages', () => {
  test.each([1, 2, 3, 7, 50, 1_000])('of %i bring everything, each once', async (count) => {
    const { outcome, pages } = await run('Patient', { count });
    const there = idsThere('Patient');
    expect(outcome).toEqual({ type: 'complete', taken: there.length });
    expect(pages.reduce((sum, taken) => sum + taken, 0)).toBe(there.length);
    expect(idsHere('Patient')).toEqual(there);
    expect(readCursor(db, 'Patient')?.loaded).toBe(true);
  });

  test('are asked for by the portal’s own clock in milliseconds, at or after, sorted', async () => {
    const { searches } = await run('Patient');
    for (const search of searches.slice(1))
      expect(search).toMatch(
        /^Patient\?_lastUpdated=ge\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z&_sort=_lastUpdated&_count=\d+$/u,
      );
    expect(searches[0]).toBe('Patient?_sort=_lastUpdated&_count=7');
  });

  test('that share one instant: more than fit on a page all come', async () => {
    const together = await patientsOfOneInstant(23);
    const { outcome } = await run('Patient', { count: 5 });
    expect(outcome.type).toBe('complete');
    expect(idsHere('Patient')).toEqual(expect.arrayContaining(together));
    expect(idsHere('Patient')).toEqual(idsThere('Patient'));
  });

  test('a second pull asks again a minute back, takes nothing twice, and finds what is new', async () => {
    await run('Patient');
    const cursor = readCursor(db, 'Patient');
    const quiet = await run('Patient');
    expect(quiet.outcome).toEqual({ type: 'complete', taken: 0 });
    expect(quiet.searches[0]).toContain(`ge${new Date((cursor?.mark ?? 0) - 60_000).toISOString()}`);
    const [patient] = portal.all('Patient');
    if (patient === undefined) throw new Error('no patients');
    await portal.update({ ...patient, gender: 'unknown' });
    expect((await run('Patient')).outcome).toEqual({ type: 'complete', taken: 1 });
    expect(findResource(db, { type: 'Patient', id: patient.id })?.json).toContain('"gender":"unknown"');
  });

  test('what is committed late, with a time before what we have seen, comes with the next pull', async () => {
    await run('Task');
    const [task] = portal.all('Task');
    if (task === undefined) throw new Error('no tasks');
    const { id: _id, meta: _meta, ...rest } = task;
    const late = await portal.commitLate(rest, 45_000);
    expect((await run('Task')).outcome).toEqual({ type: 'complete', taken: 1 });
    expect(findResource(db, { type: 'Task', id: late })?.json).not.toBeNull();
  });

  test('a run that was broken off goes on where it was, not from the beginning', async () => {
    const half = await run('Patient', { count: 6, stopAfter: 2, pageByPage: true });
    const sofar = idsHere('Patient').length;
    expect(sofar).toBeGreaterThan(0);
    expect(sofar).toBeLessThan(idsThere('Patient').length);
    expect(readCursor(db, 'Patient')).toMatchObject({ loaded: false });
    expect(half.pages).toHaveLength(2);

    const rest = await run('Patient', { count: 6 });
    expect(rest.searches[0]).toMatch(/^Patient\?_lastUpdated=ge/u);
    expect(idsHere('Patient')).toEqual(idsThere('Patient'));
    expect(readCursor(db, 'Patient')).toMatchObject({ loaded: true });
  });
});

describe('a portal that gives its pages wrongly loses us nothing, and the run ends', () => {
  const scope = { type: 'Patient' };
  test.each<[string, () => void]>([
    ['each page back to front', () => portal.misbehave.reversePage(50, scope)],
    ['one page back to front', () => portal.misbehave.reversePage(1, scope)],
    ['the second page before the first', () => portal.misbehave.swapPages(1, scope)],
    ['a link that leaves a page out', () => portal.misbehave.skipPage(3, scope)],
    ['a link back to the same page, twice', () => portal.misbehave.repeatPage(2, scope)],
    ['a link back to the same page, for ever', () => portal.misbehave.loopPages(scope)],
    ['a link that has expired', () => portal.misbehave.expireCursor(1, scope)],
    [
      'all of that at once',
      () => {
        portal.misbehave.swapPages(2, scope);
        portal.misbehave.reversePage(3, scope);
        portal.misbehave.repeatPage(2, scope);
      },
    ],
  ])('%s', async (_what, misbehave) => {
    misbehave();
    for (let round = 0; round < 3; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a later round may have to mend an earlier one
      const { searches } = await run('Patient', { count: 10 });
      expect(searches.length).toBeLessThan(40);
    }
    expect(idsHere('Patient')).toEqual(idsThere('Patient'));
    expect(countQuarantined(db)).toBe(0);
  });

  test('the same wrong pages among many that share one instant', async () => {
    await patientsOfOneInstant(12);
    portal.misbehave.loopPages(scope);
    const { searches } = await run('Patient', { count: 4 });
    expect(searches.length).toBeLessThan(60);
    expect(idsHere('Patient')).toEqual(idsThere('Patient'));
  });
});

describe('a server that does not sort as it is asked', () => {
  const there = Array.from({ length: 8 }, (_, minute) =>
    aTask({ id: `unsorted-${minute}`, meta: meta('1', `2027-03-23T0${minute}:00:00.000Z`) }),
  );

  /** The newest first whatever is asked, three a page, each with a link to the next. */
  function newestFirst({ path }: PortalRequest): Promise<PortalReply> {
    const since = /_lastUpdated=ge([^&]+)/u.exec(path)?.[1] ?? '';
    const wanted = there.filter((one) => one.meta.lastUpdated >= since).toReversed();
    const at = Number(/_page=(\d+)/u.exec(path)?.[1] ?? 0);
    const next =
      at + 3 < wanted.length
        ? [{ relation: 'next', url: `Task?${since === '' ? '' : `_lastUpdated=ge${since}&`}_page=${at + 3}` }]
        : [];
    const entry = wanted.slice(at, at + 3).map((resource) => ({ resource }));
    const body = { resourceType: 'Bundle', type: 'searchset', link: next, entry };
    return Promise.resolve({ type: 'reply', status: 200, body, etag: null, retryAfter: null, date: null });
  }

  const pullFrom = (stopAfter: number) => {
    let pages = 0;
    return pull({
      db,
      portal: { base: 'https://portal.example/fhir', send: newestFirst },
      type: 'Task',
      pages: noPagesSeen(),
      count: 3,
      now: () => (clock += 5_000),
      onPage: () => void (pages += 1),
      stopped: () => pages >= stopAfter,
    });
  };
  const here = () => there.filter(({ id }) => findResource(db, { type: 'Task', id })?.json !== undefined);

  test('is read to its end by its links', async () => {
    expect(await pullFrom(Infinity)).toEqual({ type: 'complete', taken: there.length });
    expect(readCursor(db, 'Task')?.loaded).toBe(true);
  });

  test('and broken off after its newest page, the older ones still come with the next run', async () => {
    await pullFrom(1);
    expect(here().length).toBeLessThan(there.length);
    await pullFrom(Infinity);
    expect(here()).toHaveLength(there.length);
  });
});

describe('an answer that is none: the run ends with it, what had come stays, and the next run goes on', () => {
  const scope = { type: 'Patient' };
  test.each<[string, () => void, object]>([
    ['a body cut on the way', () => portal.misbehave.truncateBody(1, scope), { type: 'no-reply' }],
    ['JSON that breaks off', () => portal.misbehave.sendInvalidJson(1, scope), { type: 'no-reply', cause: 'cut' }],
    ['a web page', () => portal.misbehave.sendWebPage(1, scope), { type: 'not-fhir', status: 200 }],
    ['a reply that is lost', () => portal.misbehave.dropNextReply(1, scope), { type: 'no-reply' }],
    ['401', () => portal.misbehave.answerWith(401, scope), { type: 'reply', status: 401 }],
    ['403', () => portal.misbehave.answerWith(403, scope), { type: 'reply', status: 403 }],
    ['500', () => portal.misbehave.answerWith(500, scope), { type: 'reply', status: 500 }],
    ['410', () => portal.misbehave.answerWith(410, scope), { type: 'reply', status: 410 }],
  ])('%s', async (_what, misbehave, reply) => {
    await run('Patient', { count: 6, stopAfter: 1, pageByPage: true });
    const before = idsHere('Patient');
    const cursor = readCursor(db, 'Patient');
    misbehave();
    expect((await run('Patient', { count: 6 })).outcome).toMatchObject({ type: 'failed', reply });
    expect(idsHere('Patient')).toEqual(before);
    expect(readCursor(db, 'Patient')).toEqual(cursor);
    expect((await run('Patient', { count: 6 })).outcome.type).toBe('complete');
    expect(idsHere('Patient')).toEqual(idsThere('Patient'));
  });
});

describe('a resource that we do not understand is put aside, and the rest of its page goes on', () => {
  test('said with its field; a later version that is right takes its place', async () => {
    const [task] = portal.all('Task');
    if (task === undefined) throw new Error('no tasks');
    const id = await portal.createMalformed({ ...task, id: 'malformed-1', status: 'nope' });
    const after = await portal.patientWrites({ subject: 'Etterpå', question: 'Kommer denne?' });
    await run('Task');
    expect(listQuarantined(db, 10)).toMatchObject([{ type: 'Task', fhir_id: id, field: 'Task.status' }]);
    expect(findResource(db, { type: 'Task', id })?.json ?? null).toBeNull();
    expect(findResource(db, { type: 'Task', id: after })?.json).not.toBeNull();
    expect(readCursor(db, 'Task')?.loaded).toBe(true);

    await portal.update({ ...task, id, status: 'requested' });
    await run('Task');
    expect(countQuarantined(db)).toBe(0);
    expect(findResource(db, { type: 'Task', id })?.json).not.toBeNull();
    await portal.remove('Task', id);
  });

  test.each<[string, Record<string, unknown>]>([
    ['without a status', { status: undefined }],
    [
      'with an extension that changes its meaning',
      { modifierExtension: [{ url: 'https://elsewhere.example/not', valueBoolean: true }] },
    ],
    ['about nobody', { for: undefined }],
    ['with a name for a number', { description: 7 }],
  ])('%s', async (_what, changed) => {
    const [task] = portal.all('Task').filter((one) => one.code?.coding?.[0]?.code === 'e-consultation');
    const id = await portal.createMalformed({
      ...task,
      resourceType: 'Task',
      id: `odd-${String(Object.keys(changed)[0])}`,
      ...changed,
    });
    const after = await portal.patientWrites({ subject: 'Etterpå', question: 'Kommer denne?' });
    const { outcome } = await run('Task', { count: 4 });
    expect(outcome.type).toBe('complete');
    expect(listQuarantined(db, 10).map((one) => one.fhir_id)).toEqual([id]);
    expect(findResource(db, { type: 'Task', id: after })?.json).not.toBeNull();
    await portal.remove('Task', id);
  });
});
