import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { BENCH_TYPES } from '../data/identity.ts';
import type { BenchResource } from '../data/resource.ts';
import type { Library } from './library.ts';

export type FhirRequest = {
  readonly method: string;
  /** Below the base: `Task/1`, `Communication`, `Patient?_count=1`; empty for a Bundle. */
  readonly path: string;
  readonly ifMatch?: string | undefined;
  readonly ifNoneExist?: string | undefined;
  readonly body?: unknown;
};

/** `wire` is the body as it goes out, so that a page inside a Bundle is not written twice. */
export type FhirReply = { readonly status: number; readonly wire: Buffer; readonly version: string | null };

/** Searches, creates, updates and batches as FHIR R4 has them, as far as a pull and an answer need. */
export class Interactions {
  readonly #library: Library;
  readonly #base: () => string;
  readonly #created = new Map<string, BenchResource>();

  constructor(library: Library, base: () => string) {
    this.#library = library;
    this.#base = base;
  }

  reset(): void {
    this.#created.clear();
    this.#library.reset();
  }

  answer({ method, path, ifMatch, ifNoneExist, body }: FhirRequest): FhirReply {
    const url = new URL(path, 'http://portal/');
    const [type = '', id] = url.pathname.slice(1).split('/');
    if (method === 'GET') return this.#read(type, id, url.searchParams);
    if (!isResource(body)) return refused(400);
    if (method === 'POST' && type === '') return this.#batch(body);
    if (method === 'POST') return this.#create(body, ifNoneExist);

    const before = id === undefined ? undefined : this.#library.find(type, id);
    if (method !== 'PUT' || before === undefined) return refused(404);
    if (ifMatch !== undefined && ifMatch !== `W/"${versionOf(before)}"`) return refused(412);
    return found(this.#keep({ ...body, id: before.id }, String(Number(versionOf(before)) + 1)));
  }

  #read(type: string, id: string | undefined, asked: URLSearchParams): FhirReply {
    if (type === 'metadata') return written(capabilities());
    if (id !== undefined) return found(this.#library.find(type, id));
    if (!this.#library.has(type)) return refused(404);
    if (asked.get('_summary') === 'count')
      return written({ resourceType: 'Bundle', type: 'searchset', total: this.#library.total(type) });
    const since = /^ge(.*)$/u.exec(asked.get('_lastUpdated') ?? '')?.[1];
    const cursor = asked.get('_cursor');
    const place =
      cursor === null ? this.#library.placeOf(type, since === undefined ? 0 : Date.parse(since)) : Number(cursor);
    const count = Math.min(1_000, Number(asked.get('_count') ?? 50));
    const linkTo = (next: number) => `${this.#base()}/${type}?_sort=_lastUpdated&_count=${count}&_cursor=${next}`;
    return {
      status: 200,
      wire: this.#library.page(type, place, count, linkTo, asked.get('_elements')?.split(',') ?? null),
      version: null,
    };
  }

  #create(body: BenchResource, ifNoneExist: string | undefined): FhirReply {
    const known = ifNoneExist === undefined ? undefined : this.#created.get(ifNoneExist);
    if (known !== undefined) return found(known);
    const created = this.#keep({ ...body, id: randomUUID() }, '1');
    if (ifNoneExist !== undefined) this.#created.set(ifNoneExist, created);
    return { ...found(created), status: 201 };
  }

  #batch(bundle: BenchResource): FhirReply {
    if (!Array.isArray(bundle['entry'])) return refused(400);
    const parts: Buffer[] = [Buffer.from('{"resourceType":"Bundle","type":"batch-response","entry":[')];
    for (const [place, { request, resource }] of (bundle['entry'] as BatchEntry[]).entries()) {
      const { method, url, ifMatch, ifNoneExist } = request;
      const { status, wire, version } = this.answer({ method, path: url, ifMatch, ifNoneExist, body: resource });
      const response = JSON.stringify({
        status: String(status),
        ...(version === null ? {} : { etag: `W/"${version}"` }),
      });
      parts.push(Buffer.from(`${place === 0 ? '' : ','}{"response":${response},"resource":`), wire, Buffer.from('}'));
    }
    parts.push(Buffer.from(']}'));
    return { status: 200, wire: Buffer.concat(parts), version: null };
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

function found(resource: BenchResource | undefined): FhirReply {
  return resource === undefined ? refused(404) : { ...written(resource), version: versionOf(resource) };
}

function refused(status: number): FhirReply {
  const issue = [{ severity: 'error', code: status === 412 ? 'conflict' : 'invalid' }];
  return { ...written({ resourceType: 'OperationOutcome', issue }), status };
}

function written(body: object): FhirReply {
  return { status: 200, wire: Buffer.from(JSON.stringify(body)), version: null };
}

function versionOf(resource: BenchResource): string {
  const { meta } = resource as { readonly meta?: { readonly versionId?: string } };
  return meta?.versionId ?? '1';
}

function isResource(body: unknown): body is BenchResource {
  return typeof body === 'object' && body !== null && 'resourceType' in body;
}

function capabilities(): object {
  const interaction = ['read', 'search-type', 'create', 'update'].map((code) => ({ code }));
  const resource = BENCH_TYPES.map((type) => ({ type, interaction }));
  const rest = [{ mode: 'server', interaction: [{ code: 'batch' }], resource }];
  return { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest };
}
