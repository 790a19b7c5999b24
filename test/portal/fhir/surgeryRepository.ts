import type { SearchRequest, WithId } from '@medplum/core';
import { badRequest, generateId, gone, notFound, OperationOutcomeError, preconditionFailed } from '@medplum/core';
import {
  type CreateResourceOptions,
  type DeleteResourceOptions,
  FhirRepository,
  type RepositoryMode,
  type UpdateResourceOptions,
} from '@medplum/fhir-router';
import type { Bundle, Reference, Resource } from '@medplum/fhirtypes';
import { validate } from './definitions.ts';
import type { ResourceStore, Stored } from './resourceStore.ts';
import { search } from './search.ts';

type Options = {
  store: ResourceStore;
  /** The server's clock: milliseconds since 1970, UTC. */
  now: () => number;
  baseUrl: string;
  /** Called with each committed set of changes, in order; a string is the key of a deleted resource. */
  committed: (changes: (Stored | string)[]) => void;
};

/**
 * The portal's resources as `@medplum/fhir-router` wants them: its router, conditional interactions and bundles work
 * on this. Validation, versions, strictly rising lastUpdated, deletion as 410 and transactions that roll back are here.
 *
 * Calls must not run side by side: the endpoint lets one request in at a time.
 */
export class SurgeryRepository extends FhirRepository {
  readonly #options: Options;
  #inTransaction = false;

  constructor(options: Options) {
    super();
    this.#options = options;
  }

  setMode(_mode: RepositoryMode): void {
    // One store, read and written alike.
  }

  generateId(): string {
    return generateId();
  }

  async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions): Promise<WithId<T>> {
    validate(resource);
    const id = options?.assignedId && resource.id ? resource.id : this.generateId();
    return this.#store(resource, id);
  }

  async updateResource<T extends Resource>(resource: T, options?: UpdateResourceOptions): Promise<WithId<T>> {
    if (!resource.id) throw new OperationOutcomeError(badRequest('Missing id'));
    const current = this.#existing(resource.resourceType, resource.id);
    if (options?.ifMatch && options.ifMatch !== current.meta.versionId) {
      throw new OperationOutcomeError(preconditionFailed);
    }
    validate(resource);
    return this.#store(resource, resource.id);
  }

  async readResource<T extends Resource>(type: string, id: string): Promise<WithId<T>> {
    return this.#existing(type, id) as Resource as WithId<T>;
  }

  async readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type, id] = reference.reference?.split('/') ?? [];
    if (!type || !id) throw new OperationOutcomeError(badRequest('Invalid reference'));
    return this.readResource<T>(type, id);
  }

  async readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    return Promise.all(references.map((reference) => this.readReference<T>(reference).catch((error: Error) => error)));
  }

  async readHistory<T extends Resource>(type: string, id: string): Promise<Bundle<T>> {
    const versions = this.#options.store.versions(type, id);
    if (versions.length === 0) throw new OperationOutcomeError(notFound);
    return {
      resourceType: 'Bundle',
      type: 'history',
      total: versions.length,
      entry: versions.toReversed().map((resource, index) => ({
        fullUrl: `${this.#options.baseUrl}/${type}/${id}`,
        resource: resource as Resource as T,
        request: { method: index === versions.length - 1 ? 'POST' : 'PUT', url: `${type}/${id}` },
        response: { status: '200', lastModified: resource.meta.lastUpdated, etag: `W/"${resource.meta.versionId}"` },
      })),
    };
  }

  async readVersion<T extends Resource>(type: string, id: string, version: string): Promise<WithId<T>> {
    const found = this.#options.store.versions(type, id).find((each) => each.meta.versionId === version);
    if (!found) throw new OperationOutcomeError(notFound);
    return found as Resource as WithId<T>;
  }

  async deleteResource(type: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    if (this.#options.store.isGone(type, id)) return;
    const current = this.#existing(type, id);
    if (options?.ifMatch && options.ifMatch !== current.meta.versionId) {
      throw new OperationOutcomeError(preconditionFailed);
    }
    this.#write(() => this.#options.store.delete(type, id));
  }

  async patchResource<T extends Resource>(): Promise<WithId<T>> {
    throw new OperationOutcomeError(
      badRequest('PATCH is not supported: send the whole resource with PUT and If-Match'),
    );
  }

  async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    return search(this.#options.store, request, this.#options.baseUrl) as Bundle<WithId<T>>;
  }

  async searchByReference<T extends Resource>(
    request: SearchRequest<T>,
    field: string,
    references: string[],
  ): Promise<Record<string, WithId<T>[]>> {
    const found: Record<string, WithId<T>[]> = {};
    for (const reference of references) {
      const filter = { code: field, operator: 'eq' as const, value: reference };
      found[reference] = await this.searchResources<T>({ ...request, filters: [...(request.filters ?? []), filter] });
    }
    return found;
  }

  /** All or nothing: what the callback stored is taken back when it throws. */
  async withTransaction<R>(callback: (repository: this) => Promise<R>): Promise<R> {
    if (this.#inTransaction) return callback(this);
    this.#inTransaction = true;
    this.#options.store.begin();
    try {
      const result = await callback(this);
      this.#options.committed(this.#options.store.commit());
      return result;
    } catch (error) {
      this.#options.store.rollback();
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** Stores as it is, unvalidated, under its own id and meta: a malformed resource, or one committed late. */
  putRaw(resource: Stored): void {
    this.#write(() => this.#options.store.put(resource));
  }

  #existing(type: string, id: string): Stored {
    const found = this.#options.store.get(type, id);
    if (found) return found;
    throw new OperationOutcomeError(this.#options.store.isGone(type, id) ? gone : notFound);
  }

  #store<T extends Resource>(resource: T, id: string): WithId<T> {
    const meta = { ...resource.meta, versionId: generateId(), lastUpdated: this.#nextInstant() };
    const stored = { ...resource, id, meta };
    this.#write(() => this.#options.store.put(stored));
    return stored;
  }

  #write(change: () => void): void {
    if (this.#inTransaction) {
      change();
      return;
    }
    this.#options.store.begin();
    change();
    this.#options.committed(this.#options.store.commit());
  }

  /** Two writes never share an instant, and a clock set back does not make a change look old. */
  #nextInstant(): string {
    const latest = Date.parse(this.#options.store.latest);
    const now = this.#options.now();
    return new Date(Number.isNaN(latest) ? now : Math.max(now, latest + 1)).toISOString();
  }
}
