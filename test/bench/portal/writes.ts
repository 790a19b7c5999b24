import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { BenchResource } from '../data/resource.ts';
import type { Library } from './library.ts';

export type WriteRequest = {
  readonly method: string;
  /** `Task/1`, `Communication`. */
  readonly path: string;
  readonly ifMatch: string | undefined;
  readonly ifNoneExist: string | undefined;
  readonly body: unknown;
};

export type WriteReply = { readonly status: number; readonly body: unknown; readonly version: string | null };

/** Creates and updates as FHIR R4 has them, as far as an answer needs: If-Match, If-None-Exist, versions, batch. */
export class Writes {
  readonly #library: Library;
  readonly #created = new Map<string, BenchResource>();

  constructor(library: Library) {
    this.#library = library;
  }

  reset(): void {
    this.#created.clear();
    this.#library.forgetWritten();
  }

  carryOut({ method, path, ifMatch, ifNoneExist, body }: WriteRequest): WriteReply {
    const [type = '', id] = path.split('?', 1)[0]?.split('/') ?? [];
    if (method === 'GET' && id !== undefined) return found(this.#library.find(type, id));
    if (method === 'POST' && type === '') return this.#batch(body);
    if (!isResource(body)) return refused(400);
    if (method === 'POST') {
      const known = ifNoneExist === undefined ? undefined : this.#created.get(ifNoneExist);
      if (known !== undefined) return { ...found(known), status: 200 };
      const created = this.#keep({ ...body, id: randomUUID() }, '1');
      if (ifNoneExist !== undefined) this.#created.set(ifNoneExist, created);
      return { ...found(created), status: 201 };
    }
    const before = id === undefined ? undefined : this.#library.find(type, id);
    if (method !== 'PUT' || before === undefined) return refused(404);
    const version = versionOf(before);
    if (ifMatch !== undefined && ifMatch !== `W/"${version}"`) return refused(412);
    return found(this.#keep({ ...body, id: before.id }, String(Number(version) + 1)));
  }

  #batch(body: unknown): WriteReply {
    if (!isResource(body) || !Array.isArray(body['entry'])) return refused(400);
    const entry = (body['entry'] as BatchEntry[]).map(({ request, resource }) => {
      const { method, url, ifMatch, ifNoneExist } = request;
      const reply = this.carryOut({ method, path: url, ifMatch, ifNoneExist, body: resource });
      const etag = reply.version === null ? {} : { etag: `W/"${reply.version}"` };
      return { response: { status: String(reply.status), ...etag }, resource: reply.body };
    });
    return { status: 200, body: { resourceType: 'Bundle', type: 'batch-response', entry }, version: null };
  }

  #keep(resource: BenchResource, version: string): BenchResource {
    const kept = { ...resource, meta: { versionId: version, lastUpdated: writeInstant(Date.now()) } };
    this.#library.keep(kept);
    return kept;
  }
}

type BatchEntry = {
  readonly request: { method: string; url: string; ifMatch?: string; ifNoneExist?: string };
  readonly resource?: unknown;
};

function found(resource: BenchResource | undefined): WriteReply {
  if (resource === undefined) return refused(404);
  return { status: 200, body: resource, version: versionOf(resource) };
}

function refused(status: number): WriteReply {
  const issue = [{ severity: 'error', code: status === 412 ? 'conflict' : 'invalid' }];
  return { status, body: { resourceType: 'OperationOutcome', issue }, version: null };
}

function versionOf(resource: BenchResource): string {
  const { meta } = resource as { readonly meta?: { readonly versionId?: string } };
  return meta?.versionId ?? '1';
}

function isResource(body: unknown): body is BenchResource {
  return typeof body === 'object' && body !== null && 'resourceType' in body;
}
