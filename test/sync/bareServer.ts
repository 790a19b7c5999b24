import { getStatus, isOk } from '@medplum/core';
import { FhirRouter, type HttpMethod, MemoryRepository } from '@medplum/fhir-router';
import type { Resource } from '@medplum/fhirtypes';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadDefinitions } from '../portal/fhir/definitions.ts';

/** One request as the server saw it. */
type Seen = { readonly method: string; readonly path: string; readonly status: number };

/**
 * A FHIR server that is not ours and that nothing has been added to: Medplum's in-memory one behind node:http. It has no
 * /metadata, no paging links, no validation, and its transactions do not roll back.
 */
export async function startBareServer() {
  loadDefinitions();
  const repository = new MemoryRepository();
  const router = new FhirRouter();
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const url = (request.url ?? '').replace(/^\/fhir\/?/u, '');
        const method = request.method ?? 'GET';
        const text = Buffer.concat(parts).toString();
        const [outcome, resource] = await router.handleRequest(
          {
            method: method as HttpMethod,
            url,
            pathname: '',
            body: text === '' ? {} : (JSON.parse(text) as unknown),
            params: {},
            query: queryOf(url),
            headers: request.headers,
          },
          repository,
        );
        const status = getStatus(outcome);
        seen.push({ method, path: url, status });
        const body: Resource = isOk(outcome) && resource !== undefined ? resource : outcome;
        const version = body.meta?.versionId;
        response.writeHead(status, {
          'content-type': 'application/fhir+json',
          ...(version === undefined ? {} : { etag: `W/"${version}"` }),
        });
        response.end(JSON.stringify(body));
      })();
    });
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
