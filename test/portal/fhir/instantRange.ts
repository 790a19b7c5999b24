import type { Filter } from '@medplum/core';

/**
 * Whether an instant satisfies a `_lastUpdated` filter.
 *
 * By R4, a value without milliseconds stands for the whole second (minute, day …): `gt` begins after its end.
 */
export function withinInstant(lastUpdated: string, filter: Filter): boolean {
  const at = Date.parse(lastUpdated);
  const start = Date.parse(filter.value);
  const end = start + lengthOf(filter.value);
  switch (filter.operator) {
    case 'ge':
      return at >= start;
    case 'gt':
    case 'sa':
      return at >= end;
    case 'le':
      return at < end;
    case 'lt':
    case 'eb':
      return at < start;
    case 'ne':
      return at < start || at >= end;
    default:
      return at >= start && at < end;
  }
}

function lengthOf(value: string): number {
  if (/\.\d/.test(value)) return 1;
  if (/T\d\d:\d\d:\d\d/.test(value)) return 1000;
  if (/T\d\d:\d\d/.test(value)) return 60_000;
  return 86_400_000;
}
