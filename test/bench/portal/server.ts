import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Counts } from '../data/identity.ts';
import { Interactions } from './interactions.ts';
import { Library } from './library.ts';

// The benchmark's portal, in a process of its own: a plain paged FHIR server over the generated resources. It knows
// what a pull and a push ask for, and nothing else. Started with the counts as its argument; tells its port.
const counts = JSON.parse(process.argv[2] ?? '{}') as Counts;
const library = new Library(counts);
const interactions = new Interactions(library, () => `http://127.0.0.1:${port()}/fhir`);
let sent = { requests: 0, bytes: 0 };
/** Milliseconds before each answer. */
let latency = 0;

const server = createServer((request, response) => {
  void answer(request, response).catch((cause: unknown) => response.writeHead(500).end(String(cause)));
});
// A process that is held up for longer than the usual five seconds must not find its connection closed.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: port() }));
process.on('disconnect', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '/' } = request;
  const body = method === 'GET' ? '' : await text(request);
  if (url === '/control') return control(JSON.parse(body), response);
  // oxlint-disable-next-line no-promise-executor-return
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));

  const { status, wire, version } = interactions.answer({
    method,
    path: url.replace(/^\/fhir\/?/u, ''),
    ifMatch: header(request, 'if-match'),
    ifNoneExist: header(request, 'if-none-exist'),
    body: body === '' ? undefined : JSON.parse(body),
  });
  sent = { requests: sent.requests + 1, bytes: sent.bytes + wire.length };
  response.writeHead(status, {
    'content-type': 'application/fhir+json',
    'content-length': wire.length,
    ...(version === null ? {} : { etag: `W/"${version}"` }),
  });
  response.end(wire);
}

/** Tells what has been sent so far, then does what is asked. */
function control(asked: { latency?: number; change?: true; reset?: true }, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(sent));
  if (asked.latency !== undefined) latency = asked.latency;
  if (asked.reset) {
    interactions.reset();
    sent = { requests: 0, bytes: 0 };
  }
  if (asked.change) library.change();
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function port(): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
