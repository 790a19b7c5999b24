import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { portalClient } from '../../electron/engine/portal/client.ts';
import { BODY_LIMITS } from '../../electron/engine/portal/readBody.ts';

// Answers that are small on the wire, or that never end.

const MB = 1024 * 1024;
let close: () => Promise<void>;
afterEach(() => close());

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('many that unpack to many megabytes are asked for at once: one at a time is unpacked', async () => {
  const many = 16;
  const packed = gzipSync(JSON.stringify({ resourceType: 'Bundle', note: 'x'.repeat(12 * MB) }));
  const base = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' });
    response.end(packed);
  });
  let held = 0;
  let most = 0;
  const client = portalClient(base, async (url, init) => {
    const response = await fetch(url, init);
    const count = new TransformStream<Uint8Array, Uint8Array>(
      {
        transform(part, controller) {
          held += part.byteLength;
          most = Math.max(most, held);
          controller.enqueue(part);
        },
      },
      { highWaterMark: 1 },
      { highWaterMark: 0 },
    );
    return new Response(response.body?.pipeThrough(count) ?? null, { headers: { 'content-type': 'application/json' } });
  });
  const sizes = await Promise.all(
    Array.from({ length: many }, async () => {
      const reply = await client.send({ method: 'GET', path: 'Task' });
      held -= 12 * MB;
      return reply.type;
    }),
  );
  expect(sizes).toEqual(Array.from({ length: many }, () => 'reply'));
  // Four of each, and the rest of one.
  expect(most).toBeLessThan(many * 5 * MB + 12 * MB);
});

test('one that unpacks to more than is taken is given up, and the others come', async () => {
  const bomb = gzipSync(Buffer.alloc(80 * MB, ' '));
  let asked = 0;
  const base = await serve((response) => {
    asked += 1;
    const isBomb = asked <= 4;
    response.writeHead(200, {
      'content-type': 'application/fhir+json',
      ...(isBomb ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isBomb ? bomb : '{}');
  });
  const client = portalClient(base, (url, init) => fetch(url, init));
  const replies = await Promise.all(Array.from({ length: 8 }, () => client.send({ method: 'GET', path: 'Task' })));
  expect(replies.filter(({ type }) => type === 'not-fhir')).toHaveLength(4);
  expect(replies.filter(({ type }) => type === 'reply')).toHaveLength(4);
});

test.each(['{}', '[]', '{"a":1}', '1'])('one of many values is given up before they are read: %s', async (value) => {
  const values = `[${`${value},`.repeat(4_000_001)}${value}]`;
  const base = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    response.end(values);
  });
  const client = portalClient(base, (url, init) => fetch(url, init));
  expect(await client.send({ method: 'GET', path: 'Task' })).toEqual({
    type: 'not-fhir',
    status: 200,
    contentType: 'too large',
  });
});

test.each([
  ['a byte now and then', { slowAfter: 300, slowest: 10_000, longest: 600_000 }],
  ['enough of them, and no end', { slowAfter: 600_000, slowest: 0, longest: 500 }],
])('one that drips is given up: %s', async (_what, limits) => {
  let timer: NodeJS.Timeout | undefined;
  const base = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' });
    timer = setInterval(() => response.write(' '), 20);
  });
  const client = portalClient(base, (url, init) => fetch(url, init), { ...BODY_LIMITS, ...limits });
  const reply = await client.send({ method: 'GET', path: 'Task' });
  clearInterval(timer);
  expect(reply).toEqual({ type: 'no-reply', cause: 'BodyTooSlow', neverLeft: false });
});
