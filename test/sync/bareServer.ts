import { getStatus, isOk } from '@medplum/core';
import { FhirRouter, type HttpMethod, MemoryRepository } from '@medplum/fhir-router';
import type { Resource } from '@medplum/fhirtypes';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocketServer } from 'ws';
import { loadDefinitions } from '../portal/fhir/definitions.ts';

/** One request as the server saw it. */
type Seen = { readonly method: string; readonly path: string; readonly status: number };

/** A request, `path` below the FHIR base, and an answer to one: JSON unless the body is bytes; null: none comes. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
};
/** What a server makes of a request in its own way; `usual` is the bare server's answer. */
export type OwnWay = (asked: Asked, usual: () => Promise<Answer>) => Answer | Promise<Answer>;

/**
 * A FHIR server that is not ours and that nothing has been added to: Medplum's in-memory one behind node:http. It has no
 * /metadata, no paging links, no validation, and its transactions do not roll back.
 *
 * @param ownWay lets it be one of the servers that do something differently
 * @param sockets takes the connections that become websockets
 */
export async function startBareServer(ownWay: OwnWay = (_asked, usual) => usual(), sockets?: WebSocketServer) {
  loadDefinitions();
  const repository = new MemoryRepository();
  const router = new FhirRouter();
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const path = (request.url ?? '').replace(/^\/fhir\/?/u, '');
        const method = request.method ?? 'GET';
        const text = Buffer.concat(parts).toString();
        const body: unknown = text === '' ? {} : JSON.parse(text);
        const asked = { method, path, headers: request.headers, body };
        const answer = await ownWay(asked, () => bareAnswer(asked));
        seen.push({ method, path, status: answer.status });
        // Node would write the machine's own clock, whatever clock the program runs by.
        const date = new Date().toUTCString();
        response.writeHead(answer.status, { 'content-type': 'application/fhir+json', date, ...answer.headers });
        response.end(answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body));
      })();
    });
  });

  async function bareAnswer({ method, path, headers, body }: Asked): Promise<Answer> {
    const [outcome, resource] = await router.handleRequest(
      { method: method as HttpMethod, url: path, pathname: '', body, params: {}, query: queryOf(path), headers },
      repository,
    );
    const answer: Resource = isOk(outcome) && resource !== undefined ? resource : outcome;
    const version = answer.meta?.versionId;
    return {
      status: getStatus(outcome),
      headers: version === undefined ? {} : { etag: `W/"${version}"` },
      body: answer,
    };
  }

  server.on('upgrade', (request, socket, head) => {
    if (sockets === undefined) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (connected) => sockets.emit('connection', connected, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    fhirUrl: `http://127.0.0.1:${port}/fhir`,
    repository,
    seen: seen as readonly Seen[],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function queryOf(url: string): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URL(url, 'http://x.example').searchParams) (query[name] ??= []).push(value);
  return query;
}
