import type { Stored } from './resourceStore.ts';

/** The resource cut down to the top-level elements asked for (`_elements`), marked as such by R4's own tag. */
export function elementsOf(resource: Stored, names: readonly string[]): Stored {
  const kept = new Set(['resourceType', 'id', ...names]);
  return {
    ...(Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name))) as Stored),
    meta: {
      ...resource.meta,
      tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }],
    },
  };
}
