import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import type { FhirEndpoint } from './fhir/fhirEndpoint.ts';
import type { Handler } from './httpServer.ts';
import type { Faults } from './misbehaviour/faults.ts';
import type { Pages } from './misbehaviour/pages.ts';
import { respond } from './misbehaviour/respond.ts';

/** One request to /fhir. Never its body: that is where names and identity numbers are. */
export type RequestLine = { at: string; method: string; path: string; status: number | 'dropped' };

const KEPT_REQUESTS = 5000;

type Parts = {
  endpoint: FhirEndpoint;
  faults: Faults;
  pages: Pages;
  requests: RequestLine[];
  now: () => Temporal.Instant;
};

/** Sends each request to the part of the portal that it is for. */
export function routeRequests(parts: Parts): Handler {
  return async (request, body, response) => {
    const path = request.url ?? '/';
    if (path === '/fhir' || path.startsWith('/fhir/') || path.startsWith('/fhir?')) {
      await answerFhir(parts, request, body, response);
      return;
    }
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not here. FHIR is at /fhir.');
  };
}

async function answerFhir(
  parts: Parts,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { endpoint, faults, pages, requests, now } = parts;
  const method = request.method ?? 'GET';
  const url = (request.url ?? '').slice('/fhir'.length).replace(/^\//, '');
  const path = url.split('?')[0] ?? '';
  const segments = path.split('/');
  const isSearch = (method === 'GET' && segments.length === 1) || path.endsWith('/_search');
  const taken = faults.take({
    isWrite: method !== 'GET' && !isSearch,
    type: path === '' ? 'bundle' : (segments[0] ?? ''),
    hasPages: isSearch && path !== 'metadata',
  });

  const line: RequestLine = { at: now().toString(), method, path: url, status: 'dropped' };
  requests.push(line);
  if (requests.length > KEPT_REQUESTS) requests.splice(0, requests.length - KEPT_REQUESTS);
  const act = async () => {
    const held = pages.held(url);
    const reply = held ?? (await endpoint.handle({ method, url, headers: request.headers, body }));
    return pages.spoil(url, reply, taken);
  };
  const date = new Date(now().epochMilliseconds).toUTCString();
  const outcome = await respond(response, taken, act, { date, 'cache-control': 'no-store' });
  line.status = outcome.status;
}
