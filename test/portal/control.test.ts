import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
});
afterEach(() => portal.misbehave.behave());
afterAll(() => portal.close());

async function control(name: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${portal.url}/control/${name}`, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function statusOfWrite(): Promise<number> {
  return (await fetch(`${portal.fhirUrl}/Task`, { method: 'POST', body: '{}' })).status;
}

test('the state tells what is on, what there is and what was asked, without what a search looked for', async () => {
  await fetch(`${portal.fhirUrl}/Patient?name=Lien`);
  await control('misbehave', { kind: 'slow', ms: 1 });
  const { body } = await control('state');
  expect(body).toMatchObject({
    fhirUrl: portal.fhirUrl,
    surgery: 'small',
    faults: [{ kind: 'slow', ms: 1 }],
    counts: { Patient: 40 },
    requests: expect.arrayContaining([expect.objectContaining({ method: 'GET', path: 'Patient', status: 200 })]),
  });
  expect(JSON.stringify(body)).not.toContain('Lien');
});

test('the network is taken down and brought back from another process', async () => {
  await control('misbehave', { kind: 'offline' });
  await expect(fetch(`${portal.fhirUrl}/Task`)).rejects.toThrow('fetch failed');
  await control('behave', { kind: 'offline' });
  expect((await fetch(`${portal.fhirUrl}/Task`)).status).toBe(200);
});

test('a failure of the next two writes, and then everything is well', async () => {
  await control('misbehave', { kind: 'status', status: 503, times: 2, only: 'writes', retryAfter: 3 });
  expect([await statusOfWrite(), await statusOfWrite()]).toEqual([503, 503]);
  expect((await control('state')).body).toMatchObject({ faults: [] });
});

test('the patient writes, follows up, and reads the answer but not the internal note', async () => {
  const [patient] = portal.all('Patient');
  const written = await control('patient/write', {
    patient: patient?.id,
    subject: 'Vondt i øret',
    question: 'Bør jeg komme?',
  });
  const taskId = String(written.body['taskId']);
  await control('patient/follow-up', { taskId, text: 'Det er blitt verre.' });
  const [question] = portal.communications(taskId);
  const gp = portal.taskNow(taskId)?.owner?.reference ?? '';
  const reply = { ...question, sender: { reference: gp } };
  const note = [{ coding: [{ code: 'internal-note' }] }];
  if (!question) throw new Error('no question');
  await portal.create({
    ...question,
    ...reply,
    recipient: [{ reference: `Patient/${patient?.id}` }],
    payload: [{ contentString: 'Ja, i dag.' }],
  });
  await portal.create({ ...question, ...reply, category: note, payload: [{ contentString: 'Ringte.' }] });

  const { body } = await control('patient/threads', { patient: patient?.id });
  const thread = (body['threads'] as { taskId: string; messages: { from: string; text: string }[] }[]).find(
    (each) => each.taskId === taskId,
  );
  expect(thread?.messages.map(({ from, text }) => [from, text]).toSorted()).toEqual([
    ['patient', 'Bør jeg komme?'],
    ['patient', 'Det er blitt verre.'],
    ['surgery', 'Ja, i dag.'],
  ]);
  expect(portal.answers(taskId)).toHaveLength(1);
});

test('a patient is found by parts of the name', async () => {
  const found = await control('patient/find', { name: 'marie bjørn' });
  expect(found.body).toMatchObject([
    { name: 'Åse-Marie Kjærvik-Østbø Bjørnstjerne', gp: expect.stringMatching(/\w+ \w+/) },
  ]);
  expect((await control('patient/find', { name: 'Finnes Ikke' })).body).toEqual([]);
});

test('malformed resources and late commits are made from another process', async () => {
  const { body } = await control('malformed', { resourceType: 'Task', status: 7 });
  expect(await (await fetch(`${portal.fhirUrl}/Task/${String(body['id'])}`)).json()).toMatchObject({ status: 7 });
  const late = await control('late-commit', {
    resource: { resourceType: 'Communication', status: 'completed' },
    msBefore: 900,
  });
  expect((await fetch(`${portal.fhirUrl}/Communication/${String(late.body['id'])}`)).status).toBe(200);
});

test.each([
  ['misbehave', { kind: 'explode' }],
  ['misbehave', { kind: 'status', status: 200 }],
  ['misbehave', { kind: 'slow' }],
  ['patient/write', { subject: '', question: 'x' }],
  ['patient/write', { subject: 'x', question: 'x', patient: 'nobody' }],
  ['patient/follow-up', { taskId: 'nothing', text: 'x' }],
  ['clock', { ms: 'soon' }],
  ['register', { key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'k' } }],
  ['register', { key: 'kid' }],
])('refuses %s with %j, and says why', async (name, body) => {
  const reply = await control(name, body);
  expect(reply.status).toBe(400);
  expect(String(reply.body['error'])).not.toBe('');
});

test('a control that does not exist is 404, and a site elsewhere in the browser is turned away', async () => {
  expect((await control('nonsense', {})).status).toBe(404);
  const foreign = await fetch(`${portal.url}/control/behave`, {
    method: 'POST',
    headers: { origin: 'https://example.com' },
    body: '{}',
  });
  expect(foreign.status).toBe(403);
});

test('the page comes as HTML, style and a script without types', async () => {
  const [page, style, script] = await Promise.all(
    ['/', '/page.css', '/page.js'].map((path) => fetch(portal.url + path)),
  );
  expect(await page?.text()).toContain('<html lang="nb">');
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(style?.headers.get('content-type')).toContain('text/css');
  expect(await script?.text()).not.toContain('import type');
});
