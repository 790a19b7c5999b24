import { expect, test } from 'vitest';
import type { PortalClient, PortalReply, PortalRequest } from '../../electron/engine/portal/client.ts';
import { batchingClient, Pace } from '../../electron/engine/sync/batch.ts';

type Asked = { readonly size: number; readonly answer: (reply: PortalReply) => void; readonly request: PortalRequest };

/** A portal that answers when it is told to. */
function aPortal() {
  const asked: Asked[] = [];
  const client: PortalClient = {
    base: 'http://portal.example/fhir',
    send: (request) => new Promise((answer) => asked.push({ size: entriesOf(request)?.length ?? 1, answer, request })),
  };
  return { asked, client };
}

function entriesOf({ body }: PortalRequest): readonly unknown[] | null {
  return typeof body === 'object' && body !== null && 'entry' in body && Array.isArray(body.entry) ? body.entry : null;
}

const silence: PortalReply = { type: 'no-reply', cause: 'timeout', neverLeft: false };
const reply = (status: number, body: unknown, retryAfter: number | null = null): PortalReply => ({
  type: 'reply',
  status,
  body,
  etag: null,
  retryAfter,
  date: null,
});

/** Every request of a Bundle answered with a status. */
function each(size: number, status: string, retryAfter: number | null = null): PortalReply {
  const entry = Array.from({ length: size }, (_, place) => ({ resource: { place }, response: { status } }));
  return reply(200, { resourceType: 'Bundle', type: 'batch-response', entry }, retryAfter);
}

const aTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Asks for so many tasks at once; gives the replies as they come. */
function ask(client: PortalClient, count: number): Promise<PortalReply>[] {
  return Array.from({ length: count }, (_, index) => client.send({ method: 'GET', path: `Task/${index}` }));
}

test('what is asked for at the same moment goes in Bundles of a hundred, eight under way', async () => {
  const { client, asked } = aPortal();
  const replies = ask(batchingClient(client), 950);
  await aTurn();
  expect(asked.map(({ size }) => size)).toEqual(Array.from({ length: 8 }, () => 100));
  asked[0]?.answer(each(100, '200 OK'));
  expect(await replies[42]).toMatchObject({ status: 200, body: { place: 42 } });
  await aTurn();
  expect(asked.map(({ size }) => size).slice(8)).toEqual([100]);
});

test('a Bundle that no answer comes to makes the next smaller, until answers come again', async () => {
  const { client, asked } = aPortal();
  const pace = new Pace();
  const lost = ask(batchingClient(client, pace), 200);
  await aTurn();
  for (const { answer } of asked.splice(0)) answer(silence);
  expect(await Promise.all(lost)).toEqual(lost.map(() => silence));

  // The entries come again in the next round, which begins where this one left off.
  void ask(batchingClient(client, pace), 200);
  const sizes: number[][] = [];
  for (let round = 0; round < 3; round += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await aTurn();
    sizes.push(asked.map(({ size }) => size));
    for (const { size, answer } of asked.splice(0)) answer(each(size, '200'));
  }
  expect(sizes).toEqual([[25], [50, 50], [75]]);
});

test('a line that is gone says nothing about how much it manages', async () => {
  const { client, asked } = aPortal();
  const pace = new Pace();
  const replies = ask(batchingClient(client, pace), 100);
  await aTurn();
  asked[0]?.answer({ ...silence, neverLeft: true });
  await Promise.all(replies);
  expect(pace).toMatchObject({ inABundle: 100, atOnce: 8 });
});

test('a portal whose answers to a batch do not fit is asked one by one, a few at a time', async () => {
  const { client, asked } = aPortal();
  const replies = ask(batchingClient(client), 20);
  await aTurn();
  asked[0]?.answer(each(19, '200'));
  await aTurn();
  expect(asked.slice(1).map(({ size }) => size)).toEqual(Array.from({ length: 8 }, () => 1));
  for (let next = 1; next <= 20; next += 1) {
    asked[next]?.answer(reply(200, { place: next }));
    // oxlint-disable-next-line no-await-in-loop
    await aTurn();
  }
  expect((await Promise.all(replies)).map((one) => one.type)).toEqual(replies.map(() => 'reply'));
});

test('how long a busy portal asks to be left alone holds for every request of the Bundle', async () => {
  const { client, asked } = aPortal();
  const replies = ask(batchingClient(client), 2);
  await aTurn();
  asked[0]?.answer(each(2, '429', 53_000));
  expect(await Promise.all(replies)).toMatchObject([
    { status: 429, retryAfter: 53_000 },
    { status: 429, retryAfter: 53_000 },
  ]);
});
