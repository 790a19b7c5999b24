import type { Bundle, Resource } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { createFhirEndpoint } from './fhir/fhirEndpoint.ts';
import { ResourceStore } from './fhir/resourceStore.ts';
import { SurgeryRepository } from './fhir/surgeryRepository.ts';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
});
afterAll(() => portal.close());

type Reply = { status: number; headers: Headers; body: Resource & { id?: string } };

async function fhir(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${portal.fhirUrl}/${path}`, {
    method,
    headers: { 'content-type': 'application/fhir+json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

function note(value: string, text = 'Vi ringer deg i dag.') {
  return {
    resourceType: 'Communication',
    identifier: [{ system: SYSTEM.entry, value }],
    status: 'completed',
    payload: [{ contentString: text }],
  };
}

function entriesOf(body: Resource): Resource[] {
  return body.resourceType === 'Bundle' ? (body.entry ?? []).flatMap(({ resource }) => resource ?? []) : [];
}

test('a create gets its id from the server, and says where it is', async () => {
  const made = await fhir('POST', 'Communication', { ...note('a1'), id: 'mine' });
  expect(made.status).toBe(201);
  expect(made.body.id).not.toBe('mine');
  expect(made.headers.get('location')).toContain(`/fhir/Communication/${made.body.id}/_history/`);
  expect(made.headers.get('etag')).toBe(`W/"${made.body.meta?.versionId}"`);
  expect(Date.parse(made.headers.get('last-modified') ?? '')).not.toBeNaN();
  expect(made.headers.get('content-type')).toContain('application/fhir+json');
});

test('a repeated create finds the first one by its identifier', async () => {
  const once = { 'if-none-exist': `identifier=${SYSTEM.entry}|b1` };
  const first = await fhir('POST', 'Communication', note('b1'), once);
  const again = await fhir('POST', 'Communication', note('b1', 'Noe annet.'), once);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body.id).toBe(first.body.id);
  expect(again.body).toMatchObject({ payload: [{ contentString: 'Vi ringer deg i dag.' }] });
});

test('of six creates at once with the same identifier, one is stored', async () => {
  const once = { 'if-none-exist': `identifier=${SYSTEM.entry}|c1` };
  const replies = await Promise.all(Array.from({ length: 6 }, () => fhir('POST', 'Communication', note('c1'), once)));
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 201]);
  expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
});

test('six that come in the same moment, before any has been looked for, are one as well', async () => {
  const store = new ResourceStore();
  const options = { store, now: Date.now, baseUrl: portal.fhirUrl, committed: () => undefined };
  const endpoint = createFhirEndpoint(new SurgeryRepository(options), portal.fhirUrl);
  const headers = { 'content-type': 'application/json', 'if-none-exist': 'identifier=c2' };
  const call = { method: 'POST', url: 'Communication', headers, body: JSON.stringify(note('c2')) };
  const replies = await Promise.all(Array.from({ length: 6 }, () => endpoint.handle(call)));
  expect(replies.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 200]);
  expect(store.ordered('Communication')).toHaveLength(1);
});

test('a conditional create that matches two is refused', async () => {
  await fhir('POST', 'Communication', note('d1'));
  await fhir('POST', 'Communication', note('d1'));
  const third = await fhir('POST', 'Communication', note('d1'), { 'if-none-exist': `identifier=${SYSTEM.entry}|d1` });
  expect(third.status).toBe(412);
});

test('an update of a version that is no longer the newest is refused and changes nothing', async () => {
  const made = await fhir('POST', 'Communication', note('e1'));
  const etag = made.headers.get('etag') ?? '';
  const path = `Communication/${made.body.id}`;
  const first = await fhir('PUT', path, { ...made.body, ...note('e1', 'Første') }, { 'if-match': etag });
  const stale = await fhir('PUT', path, { ...made.body, ...note('e1', 'Andre') }, { 'if-match': etag });
  expect([first.status, stale.status]).toEqual([200, 412]);
  expect((await fhir('GET', path)).body).toMatchObject({ payload: [{ contentString: 'Første' }] });
});

test('of four updates at once from the same version, one wins', async () => {
  const made = await fhir('POST', 'Communication', note('f1'));
  const replies = await Promise.all(
    ['1', '2', '3', '4'].map((text) =>
      fhir(
        'PUT',
        `Communication/${made.body.id}`,
        { ...made.body, ...note('f1', text) },
        {
          'if-match': made.headers.get('etag') ?? '',
        },
      ),
    ),
  );
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412]);
});

test('an If-Match that is no version is refused instead of ignored', async () => {
  const made = await fhir('POST', 'Communication', note('g1'));
  const update = (ifMatch: string) => fhir('PUT', `Communication/${made.body.id}`, made.body, { 'if-match': ifMatch });
  expect((await update('*')).status).toBe(412);
  expect((await update(made.body.meta?.versionId ?? '')).status).toBe(400);
});

test('an update of an unknown id is 404: the client does not choose ids', async () => {
  const reply = await fhir('PUT', 'Communication/0b4c9c2e-7a63-4a17-9b25-8f66ad8a0c11', {
    ...note('h1'),
    id: '0b4c9c2e-7a63-4a17-9b25-8f66ad8a0c11',
  });
  expect(reply.status).toBe(404);
});

test('a transaction stores all its entries or none', async () => {
  const bundle = (second: object): object => ({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        fullUrl: 'urn:uuid:6a1b6a34-9a0b-4d5d-8a5f-0c7d1a5c2f01',
        resource: note('i1'),
        request: { method: 'POST', url: 'Communication' },
      },
      { resource: second, request: { method: 'POST', url: 'Communication' } },
    ],
  });
  const before = portal.counts()['Communication'];
  const refused = await fhir('POST', '', bundle({ ...note('i2'), status: undefined }));
  expect(refused.status).toBe(400);
  expect(refused.body.resourceType).toBe('OperationOutcome');
  expect(portal.counts()['Communication']).toBe(before);

  const answer = { ...note('i2'), inResponseTo: [{ reference: 'urn:uuid:6a1b6a34-9a0b-4d5d-8a5f-0c7d1a5c2f01' }] };
  const done = await fhir('POST', '', bundle(answer));
  expect(done.status).toBe(200);
  const [first, second] = entriesOf(done.body);
  expect(second).toMatchObject({ inResponseTo: [{ reference: `Communication/${first?.id}` }] });
});

test('a transaction that fails on its last update takes back the earlier ones', async () => {
  const one = await fhir('POST', 'Communication', note('j1'));
  const two = await fhir('POST', 'Communication', note('j2'));
  const put = (made: Reply, etag: string) => ({
    resource: { ...made.body, ...note('j', 'endret') },
    request: { method: 'PUT', url: `Communication/${made.body.id}`, ifMatch: etag },
  });
  const entry = [put(one, one.headers.get('etag') ?? ''), put(two, 'W/"stale"')];
  const reply = await fhir('POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
  expect(reply.status).toBe(412);
  const now = await fhir('GET', `Communication/${one.body.id}`);
  expect(now.headers.get('etag')).toBe(one.headers.get('etag'));
  const found = await fhir('GET', `Communication?identifier=${SYSTEM.entry}|j1`);
  expect(entriesOf(found.body)).toHaveLength(1);
});

test('in a batch each entry has its own status', async () => {
  const entry = [
    { resource: note('k1'), request: { method: 'POST', url: 'Communication' } },
    { request: { method: 'GET', url: 'Task/none' } },
  ];
  const reply = await fhir('POST', '', { resourceType: 'Bundle', type: 'batch', entry });
  const statuses = reply.body.resourceType === 'Bundle' ? reply.body.entry?.map((each) => each.response?.status) : [];
  expect(statuses).toEqual(['201', '404']);
});

test('what is deleted is gone, not unknown, and is in no search', async () => {
  const made = await fhir('POST', 'Communication', note('l1'));
  expect((await fhir('DELETE', `Communication/${made.body.id}`)).status).toBe(200);
  expect((await fhir('GET', `Communication/${made.body.id}`)).status).toBe(410);
  expect((await fhir('GET', 'Communication/never-there')).status).toBe(404);
  expect(entriesOf((await fhir('GET', `Communication?identifier=${SYSTEM.entry}|l1`)).body)).toEqual([]);
});

test.each([
  ['an element that R4 does not have', { ...note('m1'), colour: 'red' }],
  ['a missing status', { resourceType: 'Communication' }],
  ['text where a list belongs', { ...note('m1'), payload: 'hei' }],
  ['no resource at all', ['hei']],
])('refuses %s with an explanation', async (_what, body) => {
  const reply = await fhir('POST', 'Communication', body);
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
  });
});

test('refuses what is no FHIR: another media type, broken JSON, an unknown type, PATCH', async () => {
  expect((await fhir('POST', 'Communication', note('n1'), { 'content-type': 'text/plain' })).status).toBe(415);
  const broken = await fetch(`${portal.fhirUrl}/Communication`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: '{"resourceType":"Commun',
  });
  expect(broken.status).toBe(400);
  expect((await fhir('GET', 'Foo')).status).toBe(404);
  expect((await fhir('PATCH', 'Task/1', [])).status).toBe(405);
  expect((await fhir('GET', 'Task?colour=red')).status).toBe(400);
});

test('the capability statement names what the server does', async () => {
  const { body } = await fhir('GET', 'metadata');
  expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  const rest = body.resourceType === 'CapabilityStatement' ? body.rest?.[0] : undefined;
  expect(rest?.interaction?.map(({ code }) => code)).toEqual(['transaction', 'batch']);
  const task = rest?.resource?.find(({ type }) => type === 'Task');
  expect(task).toMatchObject({ conditionalCreate: true, updateCreate: false });
  expect(task?.searchParam?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['_lastUpdated', '_id', 'identifier', 'patient']),
  );
});

test('a national identity number is searched for in the body, and never stands in the log', async () => {
  const [patient] = portal.all('Patient');
  const number = patient?.identifier?.[0]?.value ?? '';
  const response = await fetch(`${portal.fhirUrl}/Patient/_search`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ identifier: `${SYSTEM.nationalId}|${number}` }).toString(),
  });
  const found = (await response.json()) as Bundle;
  expect(entriesOf(found).map(({ id }) => id)).toEqual([patient?.id]);
  expect(JSON.stringify(portal.requests)).not.toContain(number);
});

test('finds by patient, by several ids, and by what only R4 itself describes', async () => {
  const [task] = portal.all('Task');
  const patient = task?.for?.reference ?? '';
  const byPatient = await fhir('GET', `Task?patient=${patient}`);
  expect(entriesOf(byPatient.body).map(({ id }) => id)).toContain(task?.id);
  const ids = portal
    .all('Patient')
    .slice(0, 2)
    .map(({ id }) => id);
  expect(entriesOf((await fhir('GET', `Patient?_id=${ids.join(',')}`)).body)).toHaveLength(2);
  const requested = entriesOf((await fhir('GET', 'Task?status=requested&code=e-consultation')).body);
  expect(requested).toHaveLength(6);
});

test('the history of a resource holds its versions, newest first', async () => {
  const made = await fhir('POST', 'Communication', note('o1'));
  await fhir('PUT', `Communication/${made.body.id}`, { ...made.body, ...note('o1', 'ny') });
  const history = await fhir('GET', `Communication/${made.body.id}/_history`);
  expect(entriesOf(history.body)).toMatchObject([
    { payload: [{ contentString: 'ny' }] },
    { payload: [{ contentString: 'Vi ringer deg i dag.' }] },
  ]);
  const first = await fhir('GET', `Communication/${made.body.id}/_history/${made.body.meta?.versionId}`);
  expect(first.body).toMatchObject({ payload: [{ contentString: 'Vi ringer deg i dag.' }] });
});

test('lastUpdated rises with every write, also when the clock stands still', async () => {
  const still = await startPortal({ surgery: 'empty', now: () => Temporal.Instant.from('2026-11-20T08:00:00Z') });
  const times: string[] = [];
  for (let i = 0; i < 20; i += 1) {
    const made = await still.create({ resourceType: 'Communication', status: 'completed' });
    times.push(made.meta?.lastUpdated ?? '');
  }
  await still.close();
  expect(new Set(times).size).toBe(20);
  expect(times).toEqual(times.toSorted());
});
