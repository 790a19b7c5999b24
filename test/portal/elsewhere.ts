import type { ExtractResource, Resource, ResourceType } from '@medplum/fhirtypes';
import { generateId, type WithId } from '@medplum/core';
import type { FhirEndpoint } from './fhir/fhirEndpoint.ts';
import type { ResourceStore, Stored } from './fhir/resourceStore.ts';
import type { SurgeryRepository } from './fhir/surgeryRepository.ts';

type Versioned = Pick<Stored, 'id' | 'meta'>;

/** The portal as another client of it acts: another workstation, the registry, a laboratory. */
export function elsewhere(parts: { store: ResourceStore; repository: SurgeryRepository; endpoint: FhirEndpoint }) {
  const { store, repository, endpoint } = parts;
  return {
    /** A copy of the resource as it is now, or undefined. */
    read<K extends ResourceType>(type: K, id: string): WithId<ExtractResource<K>> | undefined {
      const found = store.get(type, id);
      return found ? (structuredClone(found) as Resource as WithId<ExtractResource<K>>) : undefined;
    },
    /** Copies of all resources of a type, in order of their last change. */
    all<K extends ResourceType>(type: K): WithId<ExtractResource<K>>[] {
      return [...structuredClone(store.ordered(type))] as Resource[] as WithId<ExtractResource<K>>[];
    },
    counts: () => store.counts(),
    /** Validated like any create; refused with an OperationOutcomeError. */
    create<T extends Resource>(resource: T): Promise<T & Versioned> {
      return endpoint.exclusive(
        () => repository.createResource<T>(structuredClone(resource)) as Promise<T & Versioned>,
      );
    },
    update<T extends Resource>(resource: T): Promise<T & Versioned> {
      return endpoint.exclusive(
        () => repository.updateResource<T>(structuredClone(resource)) as Promise<T & Versioned>,
      );
    },
    remove(type: ResourceType, id: string): Promise<void> {
      return endpoint.exclusive(() => repository.deleteResource(type, id));
    },
    /** Stores what no server should: any JSON with a resourceType, unvalidated. Gives its id. */
    createMalformed(resource: {
      resourceType: string;
      id?: string | undefined;
      [element: string]: unknown;
    }): Promise<string> {
      return endpoint.exclusive(async () => {
        const id = resource.id ?? generateId();
        const lastUpdated = new Date(Date.parse(store.latest || '2026-01-01T00:00:00Z') + 1).toISOString();
        repository.putRaw({
          ...structuredClone(resource),
          id,
          meta: { versionId: generateId(), lastUpdated },
        } as Stored);
        return id;
      });
    },
    /** A create that becomes visible only now, with a lastUpdated so many milliseconds before the newest one's. */
    commitLate(resource: Resource, msBefore: number): Promise<string> {
      return endpoint.exclusive(async () => {
        const id = resource.id ?? generateId();
        const lastUpdated = new Date(Date.parse(store.latest) - msBefore).toISOString();
        const meta = { ...resource.meta, versionId: generateId(), lastUpdated };
        repository.putRaw({ ...structuredClone(resource), id, meta });
        return id;
      });
    },
  };
}
