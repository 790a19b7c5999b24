import { askedQueue } from '../builders/askedQueue.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { NECESSARY_TYPES } from '../../shared/fhir/resourceTypes.ts';
import type { Connection } from '../../shared/ipc/views/sync.ts';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

// What the workstation says of its portal: which trouble it is, and that it goes on by itself when the trouble is over.

const clear: (() => unknown)[] = [];
afterEach(async () => {
  // oxlint-disable-next-line no-await-in-loop -- in the opposite order of their making
  for (const each of clear.splice(0).toReversed()) await each();
});

function deskAt(fhirUrl: string): Workstation {
  const desk = new Workstation(fhirUrl).start();
  clear.push(() => {
    expect(desk.broken).toEqual([]);
    desk.dispose();
  });
  return desk;
}

/** The trouble in a few words: the state, and with it the kind of problem and its status, or what is missing. */
function said(connection: Connection): string {
  if (connection.state === 'refused') return `refused ${connection.problem.kind} ${connection.problem.status}`;
  if (connection.state === 'unsafe') return `unsafe ${connection.faults.join(', ')}`;
  if (connection.state === 'not-a-portal') return `not-a-portal ${connection.missing.join(', ')}`;
  return connection.state;
}

const says = (desk: Workstation, words: string) =>
  desk.until(`«${words}»`, () => said(desk.state.connection) === words);

const statement = (changed: object = {}, types: readonly string[] = NECESSARY_TYPES) => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: types.map((type) => ({ type })) }],
  ...changed,
});

/** A statement in which one of the types says more of itself. */
const saying = (type: string, more: object) =>
  statement({
    rest: [
      {
        mode: 'server',
        resource: [...NECESSARY_TYPES, 'Appointment'].map((one) => ({ type: one, ...(one === type ? more : {}) })),
      },
    ],
  });

describe('an address that is not a portal', () => {
  type Answer = { status: number; type?: string; body?: unknown; headers?: Record<string, string> };

  /** A server that answers every request alike, or as a function of its path below /fhir. */
  async function serverThat(answer: Answer | ((path: string) => Answer)): Promise<string> {
    const server: Server = createServer((request, response) => {
      const path = (request.url ?? '').replace(/^\/fhir\/?/u, '').split('?')[0] ?? '';
      const {
        status,
        type = 'application/fhir+json',
        body,
        headers = {},
      } = typeof answer === 'function' ? answer(path) : answer;
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    clear.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  }

  const all = NECESSARY_TYPES.join(', ');

  test.each<[string, Answer | ((path: string) => Answer), string]>([
    ['a web site', { status: 200, type: 'text/html', body: '<!doctype html>' }, 'refused unexpected-answer 200'],
    ['a web site without such a page', { status: 404, type: 'text/html', body: 'Not Found' }, `not-a-portal ${all}`],
    [
      'a redirect to a sign-in page',
      { status: 302, headers: { location: 'https://elsewhere.example' } },
      'refused unexpected-answer 302',
    ],
    [
      'some other API',
      { status: 200, type: 'application/json', body: { hello: 'world' } },
      'not-a-portal CapabilityStatement',
    ],
    [
      'an API that answers null',
      { status: 200, type: 'application/json', body: null },
      'not-a-portal CapabilityStatement',
    ],
    ['an empty answer', { status: 200, body: '' }, 'not-a-portal CapabilityStatement'],
    ['FHIR R5', { status: 200, body: statement({ fhirVersion: '5.0.0' }) }, 'not-a-portal FHIR R4 (5.0.0)'],
    [
      'a FHIR server without tasks',
      {
        status: 200,
        body: statement(
          {},
          NECESSARY_TYPES.filter((type) => type !== 'Task'),
        ),
      },
      'not-a-portal Task',
    ],
    ['a FHIR server of nothing', { status: 200, body: statement({ rest: [] }) }, `not-a-portal ${all}`],
    [
      'a FHIR server that only reads',
      {
        status: 200,
        body: statement({
          rest: [
            {
              mode: 'server',
              resource: NECESSARY_TYPES.map((type) => ({
                type,
                interaction: [{ code: 'read' }, { code: 'search-type' }],
              })),
            },
          ],
        }),
      },
      'not-a-portal Task: update, Communication: create',
    ],
    [
      'a FHIR server without a statement, and without tasks',
      (path) =>
        path === 'metadata' || path === 'Task'
          ? { status: 404, body: { resourceType: 'OperationOutcome' } }
          : { status: 200, body: { resourceType: 'Bundle', type: 'searchset' } },
      'not-a-portal Task',
    ],
    [
      'one that says it keeps no versions',
      { status: 200, body: saying('Task', { versioning: 'no-version' }) },
      'unsafe no-versioning',
    ],
    [
      'one that says it creates unconditionally',
      { status: 200, body: saying('Communication', { conditionalCreate: false }) },
      'unsafe no-conditional-create',
    ],
    [
      'one that says it keeps no versions of what is cancelled',
      { status: 200, body: saying('Appointment', { versioning: 'no-version' }) },
      'unsafe no-versioning',
    ],
    ['one that lets nobody in', { status: 401, body: {} }, 'refused sign-in-needed 401'],
    ['one that lets us not in', { status: 403, body: {} }, 'refused not-allowed 403'],
    ['one that is broken', { status: 500, body: {} }, 'refused portal-broken 500'],
  ])('%s', async (_what, answer, words) => {
    const desk = deskAt(await serverThat(answer));
    await says(desk, words);
    expect([desk.state.lastSynced, desk.state.quarantined]).toEqual([null, 0]);
    expect(desk.get('listStaff', {})).toEqual([]);
  });

  test('nobody there at all', async () => {
    const url = await serverThat({ status: 200 });
    await clear.splice(0)[0]?.();
    await says(deskAt(url), 'offline');
  });

  test('a name that does not exist', async () => {
    await says(deskAt('http://no-such-portal.invalid/fhir'), 'offline');
  });
});

async function aDay(): Promise<{ portal: Portal; desk: Workstation }> {
  const portal = await startPortal({ surgery: 'small' });
  clear.push(() => portal.close());
  const desk = deskAt(portal.fhirUrl);
  await desk.synced();
  desk.signInAs('Ingrid Lien');
  return { portal, desk };
}

const queue = (desk: Workstation) => desk.get('listWork', askedQueue({ count: 100 })).rows;

describe('a portal with a bad day: said by its kind, nothing lost, and over when it is over', () => {
  test.each<[string, (portal: Portal) => void, string]>([
    ['401 to a pull', ({ misbehave }) => misbehave.answerWith(401, { times: 500 }), 'refused sign-in-needed 401'],
    ['403 to a pull', ({ misbehave }) => misbehave.answerWith(403, { times: 500 }), 'refused not-allowed 403'],
    ['404 to a pull', ({ misbehave }) => misbehave.answerWith(404, { times: 500 }), 'refused gone 404'],
    ['429 to a pull', ({ misbehave }) => misbehave.answerWith(429, { times: 500 }), 'refused portal-busy 429'],
    ['500 to a pull', ({ misbehave }) => misbehave.answerWith(500, { times: 500 }), 'refused portal-broken 500'],
    ['503 to a pull', ({ misbehave }) => misbehave.answerWith(503, { times: 500 }), 'refused portal-busy 503'],
    ['a guest network’s sign-in page', ({ misbehave }) => misbehave.sendWebPage(500), 'refused unexpected-answer 200'],
    ['every body cut', ({ misbehave }) => misbehave.truncateBody(500), 'offline'],
    ['every body broken off', ({ misbehave }) => misbehave.sendInvalidJson(500), 'offline'],
    ['the line torn down', ({ misbehave }) => misbehave.goOffline(), 'offline'],
  ])('%s', async (_what, misbehave, words) => {
    const { portal, desk } = await aDay();
    const before = queue(desk);
    misbehave(portal);
    desk.wake();
    await says(desk, words);
    const { lastSynced } = desk.state;
    const asked = portal.requests.length;
    desk.wake();
    await desk.until('it has asked again', () => portal.requests.length > asked);
    expect([said(desk.state.connection), desk.state.lastSynced, desk.state.quarantined]).toEqual([
      words,
      lastSynced,
      0,
    ]);
    expect(queue(desk)).toEqual(before);

    const taskId = await portal.patientWrites({ subject: 'Imens', question: 'Kommer denne?' });
    await portal.misbehave.behave();
    desk.wake();
    await says(desk, 'connected');
    await desk.until('what was written meanwhile', () => desk.ask('readEConsultation', { taskId }).ok);
    expect(queue(desk)).toHaveLength(before.length + 1);
  });

  test('a malformed Task among good ones: counted, shown with its field, and the good ones are here', async () => {
    const { portal, desk } = await aDay();
    const before = queue(desk).length;
    await portal.createMalformed({ resourceType: 'Task', id: 'odd', status: 'nope', intent: 'order' });
    const taskId = await portal.patientWrites({ subject: 'Etterpå', question: 'Kommer denne?' });
    desk.wake();
    await desk.until('the good one', () => desk.ask('readEConsultation', { taskId }).ok);
    await desk.until('it is counted', () => desk.state.quarantined === 1);
    expect(said(desk.state.connection)).toBe('connected');
    expect(queue(desk)).toHaveLength(before + 1);
    expect(desk.get('readSyncDetails', {}).quarantine).toMatchObject([
      { resourceType: 'Task', resourceId: 'odd', field: 'Task.status', raw: expect.stringContaining('nope') as string },
    ]);
  });
});
