import { askedQueue } from '../builders/askedQueue.ts';
import type { Binary, Communication, Task } from '@medplum/fhirtypes';
import { afterEach, expect, test } from 'vitest';
import { aPng } from '../builders/files.ts';
import { Workstation } from '../builders/surgery.ts';
import { NECESSARY_TYPES } from '../../shared/fhir/resourceTypes.ts';
import { aBareSurgery } from './bareSurgery.ts';
import { type Answer, type OwnWay, startBareServer } from './bareServer.ts';

// A surgery at servers that are valid R4 and differ from most: the work is done all the same, or the difference is told.

const clear: (() => unknown)[] = [];
afterEach(async () => {
  // oxlint-disable-next-line no-await-in-loop -- in the opposite order of their making
  for (const each of clear.splice(0).toReversed()) await each();
});

async function aSurgeryAt(ownWay: OwnWay) {
  const server = await startBareServer(ownWay);
  clear.push(() => server.close());
  const surgery = await aBareSurgery(server);
  const desk = () => {
    const one = new Workstation(server.fhirUrl).start();
    clear.push(() => {
      expect(one.broken).toEqual([]);
      one.dispose();
    });
    return one;
  };
  return { server, ...surgery, desk };
}

async function signedIn(desk: Workstation): Promise<Workstation> {
  await desk.synced();
  desk.signInAs('Ingrid Lien');
  return desk;
}

const deliveryOf = (desk: Workstation, taskId: string) =>
  desk.get('readEConsultation', { taskId }).messages.findLast(({ kind }) => kind === 'answer')?.delivery;

const withStrongEtag = ({ headers = {}, ...answer }: Answer): Answer => {
  const { etag, ...others } = headers;
  return { ...answer, headers: etag === undefined ? others : { ...others, etag: etag.slice(2) } };
};

test('a server whose ETags are strong, and which compares them strongly, gets them back as they came', async () => {
  const { server, asks, desk } = await aSurgeryAt(async ({ method, headers }, usual) => {
    const ifMatch = headers['if-match'];
    if (method === 'PUT' && ifMatch?.startsWith('W/') === true) return { status: 412, body: {} };
    return withStrongEtag(await usual());
  });
  const taskId = await asks();
  const lien = await signedIn(desk());
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
  expect((await server.repository.readResource<Task>('Task', taskId)).status).toBe('completed');
  expect(await server.repository.searchResources<Communication>({ resourceType: 'Communication' })).toHaveLength(2);
});

test.each([
  ['by what compresses it on the way, as some boxes do', 'W/"1-gzip"', 'W/"'],
  ['of its content, where a change is guarded by the version all the same', '"5f3a"', '"'],
])('a server whose ETag is one %s, and no guard of a change', async (_what, etag, takes) => {
  const { server, asks, desk } = await aSurgeryAt(async ({ method, headers }, usual) => {
    const ifMatch = headers['if-match'] ?? '';
    const isVersion = ifMatch.startsWith(takes) && /^(?:W\/)?"[0-9a-f-]{36}"$/u.test(ifMatch);
    if (method === 'PUT' && !isVersion) return { status: 412, body: {} };
    if (method === 'PUT') headers['if-match'] = `W/${ifMatch.replace('W/', '')}`;
    return { ...(await usual()), headers: { etag } };
  });
  const taskId = await asks();
  const lien = await signedIn(desk());
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
  expect((await server.repository.readResource<Task>('Task', taskId)).status).toBe('completed');
});

test.each([
  ['the patient’s own', 'here', (own: string) => own],
  ['another patient’s', 'refused', () => 'Patient/2f1e7f4c-4f0e-4a53-9f6e-6a1d1f0c9b77'],
])('a Binary that is given as the file itself, and beside it says that it is %s', async (_what, shown, whose) => {
  let context = '';
  const { server, asks, desk } = await aSurgeryAt(({ method, path }, usual) =>
    method === 'GET' && path.startsWith('Binary/')
      ? { status: 200, headers: { 'content-type': 'image/png', 'x-security-context': context }, body: aPng() }
      : usual(),
  );
  const binary = await server.repository.createResource<Binary>({ resourceType: 'Binary', contentType: 'image/png' });
  const taskId = await asks([{ contentAttachment: { contentType: 'image/png', url: `Binary/${binary.id}` } }]);
  context = whose((await server.repository.readResource<Task>('Task', taskId)).for?.reference ?? '');
  const lien = await signedIn(desk());
  const file = () => lien.get('readEConsultation', { taskId }).messages.flatMap((message) => message.files)[0];
  await lien.until('it is settled', () => file()?.state.is === shown);
});

test('a Binary that is given as the file itself is shown, and asked for once', async () => {
  const png = aPng();
  const { server, asks, desk } = await aSurgeryAt(({ method, path }, usual) =>
    method === 'GET' && path.startsWith('Binary/')
      ? { status: 200, headers: { 'content-type': 'image/png' }, body: png }
      : usual(),
  );
  const binary = await server.repository.createResource<Binary>({ resourceType: 'Binary', contentType: 'image/png' });
  const taskId = await asks([{ contentAttachment: { contentType: 'image/png', url: `Binary/${binary.id}` } }]);
  const lien = await signedIn(desk());
  const files = () => lien.get('readEConsultation', { taskId }).messages.flatMap((message) => message.files);
  await lien.until('it is here', () => files()[0]?.state.is === 'here');
  await lien.synced();
  const [message] = lien.get('readEConsultation', { taskId }).messages;
  const shown = lien.get('readAttachment', { taskId, messageId: message?.id ?? '', place: 1 });
  expect(shown).toMatchObject({ type: 'image/png', base64: png.toString('base64') });
  expect(server.seen.filter(({ path }) => path.startsWith('Binary/'))).toHaveLength(1);
  expect(lien.get('listWork', askedQueue()).rows).toHaveLength(1);
});

const unsafeAt = async (desk: Workstation) => {
  await desk.until('it is told', () => desk.state.connection.state === 'unsafe');
  return desk.state.connection.state === 'unsafe' ? desk.state.connection.faults : [];
};

/** The body without one element of its `meta`, in a search too. */
function without(element: string, body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === element ? undefined : value)));
}

test('a server that gives no versionId is refused before anything is fetched', async () => {
  const { asks, desk } = await aSurgeryAt(async (_asked, usual) => {
    const { status, body } = await usual();
    return { status, body: without('versionId', body) };
  });
  await asks();
  const lien = desk();
  expect(await unsafeAt(lien)).toEqual(['no-version-ids']);
  expect([lien.state.lastSynced, lien.state.quarantined]).toEqual([null, 0]);
});

const isStale = (ifMatch: string | undefined) => ifMatch === 'W/"0"';

test('a server that writes whatever If-Match says is refused, and tried once', async () => {
  const { server, asks, desk } = await aSurgeryAt(({ method, body }, usual) =>
    method === 'PUT' ? { status: 200, body: { ...(body as object), meta: { versionId: 'another' } } } : usual(),
  );
  await asks();
  const lien = desk();
  expect(await unsafeAt(lien)).toEqual(['ignores-if-match']);
  const asked = server.seen.length;
  lien.wake();
  lien.wake();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.seen.slice(asked).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(server.seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

test.each<[string, number]>([
  ['the change is refused for its version', 412],
  ['nothing was changed, for there was nothing to change', 200],
  ['it is refused for something else', 422],
])('a stale change is tried on the Task that lay longest, and the portal is used: %s', async (_what, status) => {
  const bodies: unknown[] = [];
  const { server, asks, desk } = await aSurgeryAt(({ method, body, headers }, usual) => {
    if (method !== 'PUT' || !isStale(headers['if-match'])) return usual();
    bodies.push(body);
    return { status, body };
  });
  const oldest = await asks();
  await asks();
  const lien = await signedIn(desk());
  expect(bodies).toEqual([await server.repository.readResource<Task>('Task', oldest)]);
  // Asked once for a store, where the answer told.
  lien.stop();
  lien.start();
  await lien.synced();
  expect(bodies).toHaveLength(status === 412 ? 1 : 2);
});

test.each([
  ['changes nothing', 'synced'],
  ['has changed it all the same', 'unsafe'],
])('a stale change that is answered without a body, and %s', async (_what, comes) => {
  const { asks, desk } = await aSurgeryAt(async ({ method, headers }, usual) => {
    if (method !== 'PUT' || !isStale(headers['if-match'])) return usual();
    delete headers['if-match'];
    if (comes === 'unsafe') await usual();
    return { status: 200, body: null };
  });
  await asks();
  const lien = desk();
  if (comes === 'unsafe') expect(await unsafeAt(lien)).toEqual(['ignores-if-match']);
  else await lien.synced();
});

const offering = (types: readonly string[]) => types.map((type) => ({ type, interaction: [] }));

test('a CapabilityStatement in several parts is one', async () => {
  const rest = [
    { mode: 'client', resource: offering(['Task']) },
    { mode: 'server' },
    { mode: 'server', resource: offering(NECESSARY_TYPES.slice(0, 2)) },
    { mode: 'server', resource: offering(NECESSARY_TYPES.slice(2)) },
  ];
  const { server, asks, desk } = await aSurgeryAt(({ path }, usual) =>
    path === 'metadata'
      ? { status: 200, body: { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1', rest } }
      : usual(),
  );
  const taskId = await asks();
  const lien = await signedIn(desk());
  expect(lien.get('listWork', askedQueue()).rows).toMatchObject([{ id: taskId }]);
  expect(server.seen.filter(({ path }) => path.startsWith('Consent'))).toEqual([]);
});

test('a CapabilityStatement that tells of no resources: each is asked for', async () => {
  const { asks, desk } = await aSurgeryAt(({ path }, usual) =>
    path === 'metadata'
      ? { status: 200, body: { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' } }
      : usual(),
  );
  const taskId = await asks();
  const lien = await signedIn(desk());
  expect(lien.get('listWork', askedQueue()).rows).toMatchObject([{ id: taskId }]);
});

test('a server that answers 400 while its database is away gets the answer when it is back', async () => {
  let away = true;
  const { server, asks, desk } = await aSurgeryAt(({ method, headers }, usual) => {
    if (!away || method !== 'PUT' || isStale(headers['if-match'])) return usual();
    away = false;
    return { status: 400, body: { resourceType: 'OperationOutcome', issue: [] } };
  });
  const taskId = await asks();
  const lien = await signedIn(desk());
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
  expect(await server.repository.searchResources<Communication>({ resourceType: 'Communication' })).toHaveLength(2);
});

test('consents that the server stops showing: told; answers wait, what needs none goes, and all goes on when they are shown', async () => {
  let shown = true;
  const { server, asks, desk } = await aSurgeryAt(({ path }, usual) =>
    shown || !path.startsWith('Consent') ? usual() : { status: 403, body: { resourceType: 'OperationOutcome' } },
  );
  const [taskId, other] = [await asks(), await asks()];
  const lien = await signedIn(desk());
  shown = false;
  await lien.until('it is told', () => lien.state.withheld.includes('Consent'));
  expect(lien.state.connection.state).toBe('connected');
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  lien.get('claimEConsultation', { taskId: other });
  await lien.until('it waits', () => {
    const delivery = deliveryOf(lien, taskId);
    return delivery?.state === 'queued' && delivery.lastProblem?.kind === 'not-allowed';
  });
  const statusOf = async (id: string) => (await server.repository.readResource<Task>('Task', id)).status;
  await expect.poll(() => statusOf(other), { timeout: 10_000 }).toBe('accepted');
  expect(await statusOf(taskId)).toBe('requested');
  expect(await server.repository.searchResources<Communication>({ resourceType: 'Communication' })).toHaveLength(2);

  shown = true;
  await lien.until('they are shown', () => lien.state.withheld.length === 0);
  lien.now = () => Date.now() + 60_000;
  lien.wake();
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
});

test('consents that the server has and cannot give, from the first day: answers wait, what needs none goes', async () => {
  let away = true;
  const { server, asks, desk } = await aSurgeryAt(({ path }, usual) =>
    away && path.startsWith('Consent') ? { status: 500, body: { resourceType: 'OperationOutcome' } } : usual(),
  );
  const [taskId, other] = [await asks(), await asks()];
  const lien = desk();
  await lien.until('the questions are here', () => lien.db.prepare('SELECT 1 FROM work').all().length === 2);
  lien.signInAs('Ingrid Lien');
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  lien.get('claimEConsultation', { taskId: other });
  const statusOf = async (id: string) => (await server.repository.readResource<Task>('Task', id)).status;
  await expect.poll(() => statusOf(other), { timeout: 10_000 }).toBe('accepted');
  await lien.until('it waits', () => {
    const delivery = deliveryOf(lien, taskId);
    return delivery?.state === 'queued' && delivery.lastProblem?.status === 500;
  });
  expect(await statusOf(taskId)).toBe('requested');
  away = false;
  lien.now = () => Date.now() + 60_000;
  lien.wake();
  await lien.until('delivered', () => deliveryOf(lien, taskId)?.state === 'acknowledged');
});
