import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import { answerControl, type Controlled } from './control/controlApi.ts';
import { PAGE_HEADERS, servePage } from './control/servePage.ts';
import type { FhirEndpoint, FhirReply } from './fhir/fhirEndpoint.ts';
import { type Handler, readBody } from './httpServer.ts';
import type { AuthorizationServer } from './oauth/authorizationServer.ts';
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
  control: Controlled;
  /** Absent: no token is asked for. */
  signIn: SignIn | undefined;
};

export type SignIn = {
  server: AuthorizationServer;
  check: (request: { method: string; url: string; headers: IncomingHttpHeaders }) => Promise<FhirReply | undefined>;
};

/** Sends each request to the part of the portal that it is for. */
export function routeRequests(parts: Parts): Handler {
  return async (request, response) => {
    const path = request.url ?? '/';
    const { signIn } = parts;
    if (signIn && path.startsWith('/oauth/')) {
      if (isCutOff(parts.faults)) response.socket?.destroy();
      else await signIn.server.handle(request, response);
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      response.writeHead(413, { 'content-type': 'text/plain' }).end('too large');
      return;
    }
    if (path === '/fhir' || path.startsWith('/fhir/') || path.startsWith('/fhir?')) {
      await answerFhir(parts, request, body, response);
      return;
    }
    // The page and its controls are for this machine's user: not for a site in the same browser that found the port.
    if (!isOwnOrigin(request)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('not from here');
      return;
    }
    if (path.startsWith('/control/')) {
      const reply = await answerControl(parts.control, request.method ?? 'GET', path.slice('/control/'.length), body);
      response.writeHead(reply.status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(reply.body));
      return;
    }
    const file = request.method === 'GET' ? servePage(path) : undefined;
    if (file) response.writeHead(200, { ...PAGE_HEADERS, 'content-type': file.type }).end(file.text);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here. FHIR is at /fhir.');
  };
}

function isCutOff({ active }: Faults): boolean {
  return active.some(({ kind }) => kind === 'offline');
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const isHere = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return isHere && (headers.origin === undefined || headers.origin === `http://${host}`);
}

/** A Bundle of nothing but GETs changes nothing, although it is posted. */
function onlyReads(bundle: string): boolean {
  return !/"method"\s*:\s*"(?!GET")/u.test(bundle);
}

/** A Bundle of nothing but AuditEvents. */
function isAccessLog(bundle: string): boolean {
  const urls = [...bundle.matchAll(/"url":"([^"]*)"/gu)].map(([, url]) => url ?? '');
  return urls.length > 0 && urls.every((url) => url.startsWith('AuditEvent'));
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
  const fullUrl = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
  const path = url.split('?')[0] ?? '';
  const segments = path.split('/');
  const isSearch = (method === 'GET' && segments.length === 1) || path.endsWith('/_search');
  const taken = faults.take({
    isWrite: method !== 'GET' && !isSearch && !(path === '' && onlyReads(body)),
    type: path === '' ? (isAccessLog(body) ? 'AuditEvent' : 'bundle') : (segments[0] ?? ''),
    hasPages: isSearch && path !== 'metadata',
  });

  const line: RequestLine = { at: now().toString(), method, path: url, status: 'dropped' };
  requests.push(line);
  if (requests.length > KEPT_REQUESTS) requests.splice(0, requests.length - KEPT_REQUESTS);
  const act = async () => {
    const isOpen = path === 'metadata';
    const refusal = isOpen ? undefined : await parts.signIn?.check({ method, url: fullUrl, headers: request.headers });
    if (refusal) return refusal;
    const held = pages.held(url);
    const reply = held ?? (await endpoint.handle({ method, url, headers: request.headers, body }));
    return pages.spoil(url, reply, taken);
  };
  const date = new Date(now().epochMilliseconds).toUTCString();
  const outcome = await respond(response, taken, act, { date, 'cache-control': 'no-store' });
  line.status = outcome.status;
}
