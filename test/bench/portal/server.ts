import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { BENCH_TYPES, type Counts } from '../data/identity.ts';
import { Library } from './library.ts';
import { Writes } from './writes.ts';

// The benchmark's portal, in a process of its own: a plain paged FHIR server over the generated resources. It knows
// what a pull and a push ask for, and nothing else. Started with the counts as its argument; tells its port.
const counts = JSON.parse(process.argv[2] ?? '{}') as Counts;
const library = new Library(counts);
const writes = new Writes(library);
const sent = { requests: 0, bytes: 0 };
/** Milliseconds before each answer. */
let latency = 0;

const server = createServer((request, response) => {
  void answer(request, response).catch((cause: unknown) => response.writeHead(500).end(String(cause)));
});
// A process that is held up for longer than the usual five seconds must not find its connection closed.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('disconnect', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = request.method === 'GET' ? '' : await text(request);
  if (url.pathname === '/control') return control(JSON.parse(body), response);
  sent.requests += 1;
  // oxlint-disable-next-line no-promise-executor-return
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));

  const path = url.pathname.slice('/fhir/'.length);
  if (path === 'metadata') return send(response, 200, Buffer.from(JSON.stringify(capabilities())));
  if (request.method === 'GET' && !path.includes('/'))
    return search(path, url, header(request, 'host') ?? '', response);
  const reply = writes.carryOut({
    method: request.method ?? '',
    path,
    ifMatch: header(request, 'if-match'),
    ifNoneExist: header(request, 'if-none-exist'),
    body: body === '' ? undefined : JSON.parse(body),
  });
  send(response, reply.status, Buffer.from(JSON.stringify(reply.body)), reply.version);
}

function search(type: string, url: URL, host: string, response: ServerResponse): void {
  if (!library.has(type)) return send(response, 404, Buffer.from('{"resourceType":"OperationOutcome","issue":[]}'));
  const since = /^ge(.*)$/u.exec(url.searchParams.get('_lastUpdated') ?? '')?.[1];
  const cursor = url.searchParams.get('_cursor');
  const place = cursor === null ? library.placeOf(type, since === undefined ? 0 : Date.parse(since)) : Number(cursor);
  const count = Math.min(1_000, Number(url.searchParams.get('_count') ?? 50));
  const linkOf = (at: number) => `http://${host}/fhir/${type}?_sort=_lastUpdated&_count=${count}&_cursor=${at}`;
  send(response, 200, library.page(type, place, count, linkOf));
}

function control(asked: { latency?: number; change?: true; reset?: true }, response: ServerResponse): void {
  if (asked.latency !== undefined) latency = asked.latency;
  if (asked.change) library.change();
  if (asked.reset) {
    library.unchange();
    writes.reset();
    Object.assign(sent, { requests: 0, bytes: 0 });
  }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(sent));
}

function send(response: ServerResponse, status: number, body: Buffer, version: string | null = null): void {
  sent.bytes += body.length;
  response.writeHead(status, {
    'content-type': 'application/fhir+json',
    'content-length': body.length,
    ...(version === null ? {} : { etag: `W/"${version}"` }),
  });
  response.end(body);
}

function capabilities(): object {
  const interaction = ['read', 'search-type', 'create', 'update'].map((code) => ({ code }));
  return {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'batch' }],
        resource: BENCH_TYPES.map((type) => ({ type, interaction })),
      },
    ],
  };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
