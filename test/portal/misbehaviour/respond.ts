import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { failure, type FhirReply } from '../fhir/fhirEndpoint.ts';
import type { Fault, FaultKind } from './faults.ts';

const CAPTIVE_PAGE =
  '<!doctype html><html><title>Velkommen til nettet</title><body><h1>Logg inn for å bruke nettet</h1></body></html>';

export type Outcome = { status: number | 'dropped' };

/**
 * Carries out a FHIR request as the faults say, and answers it.
 *
 * `act` does the request's work; a fault decides whether it is done at all and what becomes of the answer.
 */
export async function respond(
  response: ServerResponse,
  faults: readonly Fault[],
  act: () => Promise<FhirReply>,
  headers: Record<string, string>,
): Promise<Outcome> {
  const has = <K extends FaultKind>(kind: K) =>
    faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
  const slow = has('slow');
  if (slow) await wait(slow.ms);
  if (has('offline')) return drop(response);
  if (has('silent')) return { status: 'dropped' };

  const status = has('status');
  if (status && !status.afterCommit) return send(response, statusReply(status), headers);
  if (has('revokedToken')) return send(response, failure(401, 'login', 'The token has been revoked'), headers);

  if (has('captivePortal')) {
    response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(CAPTIVE_PAGE);
    return { status: 200 };
  }
  const reply = await act();
  if (status) return send(response, statusReply(status), headers);
  if (has('dropReply')) return drop(response);

  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const all = { ...headers, ...reply.headers, 'content-type': 'application/fhir+json; charset=utf-8' };
  if (has('truncatedBody')) {
    const bytes = Buffer.from(text);
    response.writeHead(reply.status, { ...all, 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return { status: 'dropped' };
  }
  if (has('invalidJson')) {
    response.writeHead(reply.status, all).end(text.slice(0, -2) + ',,');
    return { status: reply.status };
  }
  return send(response, reply, headers);
}

function send(response: ServerResponse, reply: FhirReply, headers: Record<string, string>): Outcome {
  const bytes = reply.body === undefined ? undefined : Buffer.from(JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    ...headers,
    ...reply.headers,
    ...(bytes
      ? { 'content-type': 'application/fhir+json; charset=utf-8', 'content-length': String(bytes.length) }
      : {}),
  });
  response.end(bytes);
  return { status: reply.status };
}

function drop(response: ServerResponse): Outcome {
  response.socket?.destroy();
  return { status: 'dropped' };
}

function statusReply(fault: Extract<Fault, { kind: 'status' }>): FhirReply {
  const code =
    fault.status === 429
      ? 'throttled'
      : fault.status === 409
        ? 'conflict'
        : fault.status >= 500
          ? 'transient'
          : 'processing';
  const reply = failure(fault.status, code, `The demo portal was told to answer ${fault.status}`);
  if (fault.retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(fault.retryAfter) } };
}
