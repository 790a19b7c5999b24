import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { NECESSARY_TYPES } from '../../shared/fhir/resourceTypes.ts';
import { Workstation } from '../builders/surgery.ts';
import { startBareServer } from './bareServer.ts';
import { aBareSurgery } from './bareSurgery.ts';

const clear: (() => unknown)[] = [];
afterEach(async () => {
  // oxlint-disable-next-line no-await-in-loop -- in the opposite order of their making
  for (const each of clear.splice(0).toReversed()) await each();
});

const say = (sockets: WebSocketServer, message: unknown) => {
  for (const socket of sockets.clients) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
};

const status = (type: string) => ({
  resourceType: 'Bundle',
  type: 'history',
  entry: [{ resource: { resourceType: 'SubscriptionStatus', type } }],
});

/** The same as R4 tells it, in the Subscriptions R5 Backport. */
const inParameters = (type: string) => ({
  resourceType: 'Bundle',
  type: 'history',
  entry: [{ resource: { resourceType: 'Parameters', parameter: [{ name: 'type', valueCode: type }] } }],
});

/** Until nothing more is pulled: longer than hints are gathered for. */
async function atRest(pulls: () => number): Promise<void> {
  for (let before = -1; before !== pulls();) {
    before = pulls();
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

describe('a server that says nothing of a websocket, and tells whoever has a subscription', () => {
  const statement = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server', resource: [...NECESSARY_TYPES, 'Subscription'].map((type) => ({ type })) }],
  };

  async function aServer(tells: (own: string) => string | null) {
    const sockets = new WebSocketServer({ noServer: true });
    const other = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await new Promise((resolve) => other.once('listening', resolve));
    const elsewhere = `ws://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const heard: string[] = [];
    for (const one of [sockets, other]) {
      one.on('connection', (socket) => {
        socket.on('message', (data) => heard.push(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
      });
    }
    const own = await startBareServer(({ path, method }, usual) => {
      if (path === 'metadata') return { status: 200, body: statement };
      if (!path.includes('$get-ws-binding-token') || method !== 'GET') return usual();
      const url = tells(own.fhirUrl.replace('http:', 'ws:'));
      const parameter = [
        { name: 'token', valueString: 'bind-me' },
        ...(url === null ? [] : [{ name: 'websocket-url', valueUrl: url === 'elsewhere' ? elsewhere : url }]),
      ];
      return { status: 200, body: { resourceType: 'Parameters', parameter } };
    }, sockets);
    clear.push(
      () => own.close(),
      () => other.close(),
    );
    const { asks } = await aBareSurgery(own);
    await asks();
    const desk = new Workstation(own.fhirUrl, { active: 600_000, idle: 600_000 }).start();
    clear.push(() => desk.dispose());
    await desk.synced();
    const pulls = () => own.seen.filter(({ path }) => path.startsWith('Task?')).length;
    return { desk, own, sockets, heard, pulls };
  }

  test('is asked for it; what only keeps the line open pulls nothing, and a change does', async () => {
    const { desk, sockets, heard, pulls } = await aServer((own) => own);
    await desk.until('all three are bound', () => heard.length === 3);
    expect(heard).toContain(JSON.stringify({ type: 'bind-with-token', payload: { token: 'bind-me' } }));
    await atRest(pulls);
    const before = pulls();
    for (const nothing of [
      status('heartbeat'),
      status('handshake'),
      inParameters('heartbeat'),
      { type: 'pong' },
      'pong',
      'bound 7',
    ]) {
      say(sockets, nothing);
    }
    await atRest(pulls);
    expect(pulls()).toBe(before);
    say(sockets, inParameters('event-notification'));
    await desk.until('it is pulled', () => pulls() > before);
    await atRest(pulls);
    const then = pulls();
    say(sockets, 'ping 7');
    await desk.until('it is pulled again', () => pulls() > then);
  });

  test.each<[string, (own: string) => string | null]>([
    ['of another host', () => 'elsewhere'],
    ['of none', () => null],
    ['that no socket is opened to', (own) => `${own}#here`],
  ])('tells of a websocket %s: nothing is connected to, and one subscription is all it got', async (_what, tells) => {
    const { desk, own, heard } = await aServer(tells);
    await desk.until('it was asked', () => own.seen.some(({ path }) => path.includes('$get-ws-binding-token')));
    await desk.synced();
    expect(heard).toEqual([]);
    expect(own.seen.filter(({ method, path }) => method === 'POST' && path === 'Subscription')).toHaveLength(1);
  });
});
