import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PortalReply } from '../../electron/engine/portal/client.ts';
import { fetchPage, pathFrom } from '../../electron/engine/sync/page.ts';
import { readInstant } from '../../shared/fhir/instant.ts';
import { aTask, meta } from '../fhir/resources.ts';

const BASE = 'https://portal.example/fhir';

function pageOf(body: unknown, reply: Partial<Extract<PortalReply, { type: 'reply' }>> = {}) {
  const send = (): Promise<PortalReply> =>
    Promise.resolve({ type: 'reply', status: 200, body, etag: null, retryAfter: null, date: null, ...reply });
  return fetchPage({ base: BASE, send }, 'Task?_count=7');
}

const bundle = (entry: unknown, link?: unknown) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(entry === undefined ? {} : { entry }),
  ...(link === undefined ? {} : { link }),
});
const at = (minute: number, id = 'x') => aTask({ id, meta: meta('1', `2027-03-23T08:0${minute}:00.000Z`) });
const ms = (minute: number) => readInstant(`2027-03-23T08:0${minute}:00.000Z`);

test('a search is by milliseconds, at or after; the first one has no beginning', () => {
  expect(pathFrom('Task', null, 200)).toBe('Task?_sort=_lastUpdated&_count=200');
  expect(pathFrom('Task', Date.parse('2027-03-23T08:00:00Z'), 7)).toBe(
    'Task?_lastUpdated=ge2027-03-23T08:00:00.000Z&_sort=_lastUpdated&_count=7',
  );
});

const send = (): Promise<PortalReply> => Promise.resolve({ type: 'no-reply', cause: 'ECONNRESET', neverLeft: false });

test.each(['?page=2', 'Task?page=2', './Task?page=2', '/fhir/Task?page=2'])('a relative link: %s', async (url) => {
  expect(await pageOf(bundle([], [{ relation: 'next', url }]))).toMatchObject({ page: { next: 'Task?page=2' } });
});

describe('what is no page', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'Bundle'],
    ['a list', []],
    ['a resource', aTask()],
    ['an OperationOutcome', { resourceType: 'OperationOutcome', issue: [] }],
    ['a history, which some servers give for a search', { ...bundle([]), type: 'history' }],
    ['a Bundle of no type', { resourceType: 'Bundle' }],
    ['entries that are a text', bundle('x')],
    ['an entry that is a text', bundle(['x'])],
    ['an entry that is null', bundle([null])],
    ['links that are a text', bundle([], 'next')],
    ['a link without an address', bundle([], [{ relation: 'next' }])],
  ])('%s', async (_what, body) => {
    expect(await pageOf(body)).toEqual({
      type: 'failed',
      reply: { type: 'not-fhir', status: 200, contentType: 'no searchset' },
    });
  });

  test.each([202, 204, 304, 401, 404, 500])('an answer with status %i', async (status) => {
    expect(await pageOf(bundle([]), { status })).toMatchObject({ type: 'failed', reply: { status } });
  });

  test('no answer', async () => {
    expect(await fetchPage({ base: BASE, send }, 'Task')).toMatchObject({
      type: 'failed',
      reply: { type: 'no-reply' },
    });
  });
});

describe('what a page holds', () => {
  test('nothing', async () => {
    const empty = { type: 'page', page: { resources: [], last: null, ascending: true, next: null } };
    expect(await pageOf(bundle(undefined))).toMatchObject(empty);
    expect(await pageOf(bundle([]))).toMatchObject(empty);
  });

  test('its resources, and not what the server says beside them', async () => {
    const entry = [
      { resource: at(1), search: { mode: 'match' } },
      { resource: { resourceType: 'OperationOutcome' }, search: { mode: 'outcome' } },
      { resource: at(5, 'y'), search: { mode: 'include' } },
      { fullUrl: 'without a resource' },
      { resource: at(2) },
    ];
    expect(await pageOf(bundle(entry))).toMatchObject({
      page: { resources: [at(1), at(2)], last: ms(2), ascending: true },
    });
  });

  test('a resource that is none is one to put aside, and says nothing of the time', async () => {
    const entry = [
      { resource: at(1) },
      { resource: null },
      { resource: 'x' },
      { resource: { meta: 7 } },
      { resource: { meta: { lastUpdated: 7 } } },
    ];
    expect(await pageOf(bundle(entry))).toMatchObject({
      page: { resources: { length: 5 }, last: ms(1), ascending: true },
    });
  });

  test.each([
    [[1, 2, 3], true, 3],
    [[1, 1, 1], true, 1],
    [[3, 2, 1], false, 3],
    [[1, 3, 2], false, 3],
  ])('sorted as asked, or not: %j', async (minutes, ascending, last) => {
    expect(await pageOf(bundle(minutes.map((minute) => ({ resource: at(minute) }))))).toMatchObject({
      page: { ascending, last: ms(last) },
    });
  });

  test('any JSON at all is a page or none, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(['page', 'failed']).toContain((await pageOf(bundle(value, [{ relation: 'next', url: 'x' }]))).type);
        expect((await pageOf(value)).type).toBe('failed');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a link to the next page is asked of the portal itself, whatever host it names', () => {
  const pageWith = (url: string) =>
    pageOf(
      bundle(
        [],
        [
          { relation: 'self', url: BASE },
          { relation: 'next', url },
        ],
      ),
    );

  test.each<[string, string, string]>([
    ['below its own address', `${BASE}/Task?_cursor=a%20b&_count=7`, 'Task?_cursor=a%20b&_count=7'],
    ['its own address with a search', `${BASE}?_getpages=a`, '?_getpages=a'],
    ['relative', 'Task?_cursor=a', 'Task?_cursor=a'],
    ['by path', '/fhir/Task?_cursor=a', 'Task?_cursor=a'],
    // Servers behind a proxy write the name that they know themselves by: our token goes to ours all the same.
    ['an inner name', 'http://fhir-7.internal:8080/fhir/Task?_cursor=a', 'Task?_cursor=a'],
    ['another host', 'https://elsewhere.example/fhir/Task?_cursor=a', 'Task?_cursor=a'],
    ['with a user', 'https://portal.example@elsewhere.example/fhir/Task?_cursor=a', 'Task?_cursor=a'],
  ])('%s', async (_what, url, next) => {
    expect(await pageWith(url)).toMatchObject({ page: { next, lostNext: false } });
  });

  test.each([
    ['another path', 'https://portal.example/other/Task'],
    ['a path that only begins alike', 'https://portal.example/fhirx/Task'],
    ['upwards', `${BASE}/../admin`],
    ['no address', 'https://'],
    ['a script', 'javascript:alert(1)'],
  ])('what cannot be followed there is said to be lost: %s', async (_what, url) => {
    expect(await pageWith(url)).toMatchObject({ page: { next: null, lostNext: true } });
  });

  test('no link at all is the end', async () => {
    expect(await pageOf(bundle([]))).toMatchObject({ page: { next: null, lostNext: false } });
  });
});
