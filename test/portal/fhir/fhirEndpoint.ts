import type { IncomingHttpHeaders } from 'node:http';
import {
  badRequest,
  getStatus,
  isOk,
  OperationOutcomeError,
  preconditionFailed,
  unsupportedMediaType,
} from '@medplum/core';
import { type FhirRequest, FhirRouter, type HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import { capabilityStatement } from './capabilityStatement.ts';
import { oneAtATime } from './oneAtATime.ts';
import { isPortalResourceType } from './resourceTypes.ts';
import type { SurgeryRepository } from './surgeryRepository.ts';

export type FhirCall = {
  method: string;
  /** Below the FHIR base, with the query: `Task?_count=200`. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
};

export type FhirReply = { status: number; headers: Record<string, string>; body: Resource | undefined };

export type FhirEndpoint = {
  handle: (call: FhirCall) => Promise<FhirReply>;
  /** Runs with no request of a client in between. */
  exclusive: <T>(act: () => Promise<T>) => Promise<T>;
};

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** FHIR R4 over HTTP: what the router leaves to its server, namely headers, media types and preconditions. */
export function createFhirEndpoint(repository: SurgeryRepository, baseUrl: string, websocket?: string): FhirEndpoint {
  const router = new FhirRouter();
  const exclusive = oneAtATime();
  const started = new Date().toISOString();

  async function answer(call: FhirCall): Promise<FhirReply> {
    const [path = '', query = ''] = call.url.split('?', 2);
    const [type = ''] = path.split('/');
    if (path === 'metadata' && call.method === 'GET')
      return reply(200, capabilityStatement(baseUrl, started, websocket));
    if (!METHODS.includes(call.method)) return failure(405, 'not-supported', `${call.method} is not supported`);
    if (path !== '' && !isPortalResourceType(type)) return failure(404, 'not-found', `No such resource type: ${type}`);

    if (type === 'AuditEvent' && (call.method === 'PUT' || call.method === 'DELETE'))
      return failure(405, 'not-supported', 'An AuditEvent is never changed or deleted');

    const request = requestOf(call, path, query);
    const [outcome, resource] = await router.handleRequest(request, repository);
    return replyTo(call, outcome, resource);
  }

  function replyTo(call: FhirCall, outcome: OperationOutcome, resource: Resource | undefined): FhirReply {
    const status = getStatus(outcome);
    if (!isOk(outcome) || !resource) return reply(status, outcome);
    const headers: Record<string, string> = {};
    const { versionId, lastUpdated } = resource.meta ?? {};
    if (versionId) headers['etag'] = `W/"${versionId}"`;
    if (lastUpdated) headers['last-modified'] = new Date(lastUpdated).toUTCString();
    if (status === 201) {
      headers['location'] = `${baseUrl}/${resource.resourceType}/${resource.id ?? ''}/_history/${versionId ?? ''}`;
    }
    if (call.method === 'GET' && versionId && call.headers['if-none-match'] === headers['etag']) {
      return { status: 304, headers, body: undefined };
    }
    const isWrite = call.method === 'PUT' || call.method === 'POST';
    if (isWrite && versionId && call.headers['prefer'] === 'return=minimal')
      return { status, headers, body: undefined };
    return { status, headers, body: resource };
  }

  return {
    exclusive,
    handle: (call) =>
      exclusive(async () => {
        try {
          return await answer(call);
        } catch (error) {
          if (error instanceof OperationOutcomeError) return reply(getStatus(error.outcome), error.outcome);
          return failure(500, 'exception', error instanceof Error ? error.message : String(error));
        }
      }),
  };
}

/** Refuses what a careful server refuses before it looks at the content; throws an OperationOutcomeError. */
function requestOf(call: FhirCall, path: string, query: string): FhirRequest {
  const headers = { ...call.headers };
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !/^(W\/)?"[^"]+"$/.test(ifMatch)) {
    throw new OperationOutcomeError(
      ifMatch === '*' ? preconditionFailed : badRequest(`If-Match is no ETag: ${ifMatch}`),
    );
  }
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const isSearch = call.method === 'GET' || path.endsWith('/_search');
  let body: unknown;
  if (call.method === 'POST' || call.method === 'PUT') {
    if (isSearch && (isForm || call.body === '')) body = queryOf(new URLSearchParams(`${query}&${call.body}`));
    else body = parseBody(call);
  }
  // The server gives every resource its id: one that the client put in is not kept.
  if (call.method === 'POST' && path !== '' && !isSearch && isRecord(body)) delete body['id'];
  return {
    method: call.method as HttpMethod,
    url: call.method === 'POST' ? path : call.url,
    pathname: '',
    body,
    params: {},
    query: queryOf(new URLSearchParams(query)),
    headers,
    config: { transactions: true },
  };
}

function parseBody(call: FhirCall): unknown {
  const type = call.headers['content-type'] ?? '';
  if (!/^application\/(fhir\+)?json/.test(type)) throw new OperationOutcomeError(unsupportedMediaType);
  let body: unknown;
  try {
    body = JSON.parse(call.body);
  } catch {
    throw new OperationOutcomeError(badRequest('The body is not JSON'));
  }
  if (!isRecord(body) || typeof body['resourceType'] !== 'string') {
    throw new OperationOutcomeError(badRequest('The body is no FHIR resource'));
  }
  return body;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function queryOf(parameters: URLSearchParams): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of parameters) if (name) (query[name] ??= []).push(value);
  return query;
}

function reply(status: number, body: Resource): FhirReply {
  return { status, headers: {}, body };
}

export function failure(
  status: number,
  code:
    | 'exception'
    | 'not-found'
    | 'not-supported'
    | 'throttled'
    | 'conflict'
    | 'transient'
    | 'login'
    | 'processing'
    | 'too-long',
  text: string,
): FhirReply {
  return reply(status, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text } }],
  });
}
