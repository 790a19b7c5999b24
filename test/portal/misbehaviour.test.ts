import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPortal, type Portal } from './portal.ts';
import { idsOf, pullPages } from './pulling.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
});
afterEach(() => portal.misbehave.behave());
afterAll(() => portal.close());

const read = () => fetch(`${portal.fhirUrl}/Task?_count=1`);
const write = () =>
  fetch(`${portal.fhirUrl}/Communication`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Communication', status: 'completed' }),
  });
const written = () => portal.counts()['Communication'] ?? 0;

test('offline: every connection breaks and nothing is done, until it comes back', async () => {
  const before = written();
  portal.misbehave.goOffline();
  await expect(read()).rejects.toThrow('fetch failed');
  await expect(write()).rejects.toThrow('fetch failed');
  expect(written()).toBe(before);
  await portal.misbehave.comeOnline();
  expect((await read()).status).toBe(200);
});

test('refused: nobody listens, and afterwards it is there under the same address', async () => {
  await portal.misbehave.refuseConnections();
  await expect(read()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await portal.misbehave.comeOnline();
  expect((await read()).status).toBe(200);
});

test('silent: the request is taken and never answered', async () => {
  portal.misbehave.goSilent();
  await expect(fetch(`${portal.fhirUrl}/Task`, { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/i);
});

test('slow: the answer waits', async () => {
  portal.misbehave.slow(80);
  const answered = read();
  expect(await Promise.race([answered, wait(20, 'not yet')])).toBe('not yet');
  expect((await answered).status).toBe(200);
});

test('a dropped reply: the write is done, the answer is lost, the next one arrives', async () => {
  const before = written();
  portal.misbehave.dropNextReply();
  await expect(write()).rejects.toThrow('fetch failed');
  expect(written()).toBe(before + 1);
  expect((await write()).status).toBe(201);
});

test.each([409, 412, 429, 500, 502, 503])('answers %i as often as told, without doing anything', async (status) => {
  const before = written();
  portal.misbehave.answerWith(status, { times: 2, retryAfter: 7 });
  const replies = [await write(), await write(), await write()];
  expect(replies.map((reply) => reply.status)).toEqual([status, status, 201]);
  expect(replies[0]?.headers.get('retry-after')).toBe('7');
  expect(written()).toBe(before + 1);
});

test('a failure may concern writes alone, or one type alone', async () => {
  portal.misbehave.answerWith(500, { only: 'writes' });
  expect((await read()).status).toBe(200);
  expect((await write()).status).toBe(500);
  portal.misbehave.answerWith(500, { type: 'Communication' });
  expect((await read()).status).toBe(200);
  expect((await fetch(`${portal.fhirUrl}/Communication`)).status).toBe(500);
});

test('a failure after the act: 502, and it was done all the same', async () => {
  const before = written();
  portal.misbehave.answerWith(502, { afterCommit: true });
  expect((await write()).status).toBe(502);
  expect(written()).toBe(before + 1);
});

test('a revoked token is 401 until a new one is had', async () => {
  portal.misbehave.revokeToken(1);
  expect([(await read()).status, (await read()).status]).toEqual([401, 200]);
});

test('a body cut in half breaks while it is read', async () => {
  portal.misbehave.truncateBody();
  await expect(read().then((reply) => reply.text())).rejects.toThrow();
  expect((await read()).status).toBe(200);
});

test('broken JSON and a sign-in page come with 200', async () => {
  portal.misbehave.sendInvalidJson();
  const broken = await read();
  expect(broken.status).toBe(200);
  await expect(broken.json()).rejects.toThrow();
  portal.misbehave.sendWebPage();
  const page = await read();
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('a repeated page comes twice, and then the rest', async () => {
  const right = idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'));
  portal.misbehave.repeatPage();
  const pages = await pullPages(portal.fhirUrl, 'Task?_count=2');
  expect(idsOf(pages)).toEqual([...right.slice(0, 2), ...right]);
});

test('looped pages never end', async () => {
  portal.misbehave.loopPages();
  const pages = await pullPages(portal.fhirUrl, 'Task?_count=2');
  expect(pages).toHaveLength(200);
  expect(new Set(idsOf(pages)).size).toBe(2);
});

test('a reversed page and swapped pages hold the same resources in another order', async () => {
  const right = idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'));
  portal.misbehave.reversePage();
  const reversed = idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'));
  expect(reversed.slice(0, 2)).toEqual(right.slice(0, 2).toReversed());
  portal.misbehave.swapPages();
  const swapped = idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'));
  expect(swapped).toEqual([...right.slice(2, 4), ...right.slice(0, 2), ...right.slice(4)]);
});

test('a skipped page is missing; an expired cursor is 410', async () => {
  const right = idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'));
  portal.misbehave.skipPage();
  expect(idsOf(await pullPages(portal.fhirUrl, 'Task?_count=2'))).toEqual([...right.slice(0, 2), ...right.slice(4)]);
  portal.misbehave.expireCursor();
  await expect(pullPages(portal.fhirUrl, 'Task?_count=2')).rejects.toThrow('page 2: 410');
});

test('a malformed resource stands among the good ones', async () => {
  const id = await portal.createMalformed({ resourceType: 'Task', intent: 'order', for: 'Patient/1' });
  const found = await fetch(`${portal.fhirUrl}/Task?_sort=-_lastUpdated&_count=1`);
  expect(await found.json()).toMatchObject({ entry: [{ resource: { id, for: 'Patient/1' } }] });
});

test('a late commit appears before the newest change', async () => {
  const newest = await portal.create({ resourceType: 'Communication', status: 'completed' });
  const late = await portal.commitLate({ resourceType: 'Communication', status: 'completed' }, 731);
  const since = await pullPages(portal.fhirUrl, `Communication?_lastUpdated=ge${newest.meta?.lastUpdated}`);
  expect(idsOf(since)).not.toContain(late);
  const overlapping = new Date(Date.parse(newest.meta?.lastUpdated ?? '') - 1000).toISOString();
  expect(idsOf(await pullPages(portal.fhirUrl, `Communication?_lastUpdated=ge${overlapping}`))).toContain(late);
});

test('a skewed clock shows in the Date header and in lastUpdated', async () => {
  portal.misbehave.skewClock(600_000);
  const reply = await write();
  const ahead = Date.parse(reply.headers.get('date') ?? '') - Date.now();
  expect(ahead).toBeGreaterThan(590_000);
  const modified = Date.parse(reply.headers.get('last-modified') ?? '') - Date.now();
  expect(modified).toBeGreaterThan(590_000);
});
