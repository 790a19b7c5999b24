import type { Filter, SearchRequest } from '@medplum/core';
import {
  badRequest,
  evalFhirPath,
  globalSchema,
  matchesSearchRequest,
  OperationOutcomeError,
  Operator,
  splitSearchOnComma,
} from '@medplum/core';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { elementsOf } from './elements.ts';
import { withinInstant } from './instantRange.ts';
import { hasPatientIndex } from './patientsOf.ts';
import { byTimeThenId, positionOf, type ResourceStore, type Stored } from './resourceStore.ts';

const DEFAULT_COUNT = 50;
const MAX_COUNT = 1000;

/** Where the next page begins: after this resource, or (other sort orders) at this place. */
type Cursor = { after: [lastUpdated: string, id: string] } | { at: number };

/**
 * Answers a search from the indexes; what they cannot decide is decided by Medplum's matcher.
 *
 * A pull (`_lastUpdated=ge…&_sort=_lastUpdated&_count=…`) is a binary search and a walk. The cursor holds the last
 * resource's (lastUpdated, id) and not an offset: what is changed meanwhile moves to the end and is met there.
 */
export function search<T extends Resource>(
  store: ResourceStore,
  request: SearchRequest<T>,
  baseUrl: string,
): Bundle<T> {
  const { resourceType } = request;
  const count = Math.min(Number.isFinite(request.count) ? (request.count ?? DEFAULT_COUNT) : DEFAULT_COUNT, MAX_COUNT);
  const filters = request.filters ?? [];
  for (const filter of filters) refuseUnknown(resourceType, filter);

  const byTime = !request.sortRules?.length || ['_lastUpdated', '_id'].includes(request.sortRules[0]?.code ?? '');
  const descending = request.sortRules?.[0]?.descending === true;
  const candidates = candidatesFor(store, resourceType, filters);
  const matches = (resource: Stored) => filters.every((filter) => matchesFilter(resource, resourceType, filter));
  const cursor = request.cursor === undefined ? undefined : parseCursor(request.cursor);

  const page: Stored[] = [];
  let next: Cursor | undefined;
  if (byTime && request.sortRules?.[0]?.code !== '_id') {
    const [from, to] = timeBounds(candidates, filters);
    const step = descending ? -1 : 1;
    let index = descending ? to - 1 : from;
    if (cursor && 'after' in cursor) {
      const at = positionOf(candidates, ...cursor.after);
      const isThere = candidates[at]?.id === cursor.after[1] && candidates[at]?.meta.lastUpdated === cursor.after[0];
      index = descending ? at - 1 : at + (isThere ? 1 : 0);
    }
    for (; index >= from && index < to; index += step) {
      const resource = candidates[index];
      if (!resource || !matches(resource)) continue;
      const last = page.at(-1);
      if (page.length === count) {
        if (last) next = { after: [last.meta.lastUpdated, last.id] };
        break;
      }
      page.push(resource);
    }
  } else {
    const start = cursor && 'at' in cursor ? cursor.at : (request.offset ?? 0);
    const sorted = sortedByParameters(candidates.filter(matches), request);
    page.push(...sorted.slice(start, start + count));
    if (start + count < sorted.length && count > 0) next = { at: start + count };
  }

  const self = searchUrl(baseUrl, request, count);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(request.total === 'accurate' ? { total: candidates.filter(matches).length } : {}),
    link: [
      { relation: 'self', url: self },
      ...(next ? [{ relation: 'next' as const, url: `${self}&_cursor=${writeCursor(next)}` }] : []),
    ],
    ...(page.length > 0
      ? {
          entry: page.map((resource) => ({
            fullUrl: `${baseUrl}/${resourceType}/${resource.id}`,
            resource: (request.fields ? elementsOf(resource, request.fields) : resource) as T,
            search: { mode: 'match' as const },
          })),
        }
      : {}),
  };
}

function candidatesFor(store: ResourceStore, type: string, filters: Filter[]): readonly Stored[] {
  const equals = (code: string) => filters.find((each) => each.code === code && each.operator === Operator.EQUALS);
  const id = equals('_id');
  if (id)
    return splitSearchOnComma(id.value)
      .flatMap((each) => store.get(type, each) ?? [])
      .sort(byTimeThenId);
  const identifier = equals('identifier');
  if (identifier) {
    const found = splitSearchOnComma(identifier.value).flatMap((each) => store.withIdentifier(type, each));
    return [...new Set(found)].sort(byTimeThenId);
  }
  const patient = equals('patient');
  if (patient && hasPatientIndex(type)) {
    const found = splitSearchOnComma(patient.value).flatMap((each) => store.withPatient(type, patientReference(each)));
    return [...new Set(found)].sort(byTimeThenId);
  }
  return store.ordered(type);
}

function matchesFilter(resource: Stored, type: Resource['resourceType'], filter: Filter): boolean {
  if (filter.code === '_lastUpdated') return withinInstant(resource.meta.lastUpdated, filter);
  // These three were answered by the index that gave the candidates; a second filter of the same kind was not.
  if (filter.operator === Operator.EQUALS) {
    if (filter.code === '_id') return splitSearchOnComma(filter.value).includes(resource.id);
  }
  return matchesSearchRequest(resource, { resourceType: type, filters: [filter] });
}

/** The part of the ordered resources that `_lastUpdated` can reach. Generous at the edges: each is still matched. */
function timeBounds(ordered: readonly Stored[], filters: Filter[]): [number, number] {
  let from = 0;
  for (const filter of filters) {
    if (filter.code !== '_lastUpdated') continue;
    const at = Date.parse(filter.value);
    if (Number.isNaN(at)) throw new OperationOutcomeError(badRequest(`_lastUpdated is no instant: ${filter.value}`));
    if (['ge', 'gt', 'sa', 'eq'].includes(filter.operator)) {
      from = Math.max(from, positionOf(ordered, new Date(at).toISOString()));
    }
  }
  return [from, ordered.length];
}

function refuseUnknown(type: string, filter: Filter): void {
  const known = globalSchema.types[type]?.searchParams ?? {};
  if (filter.code in known || filter.code.includes('.') || filter.code === '_has') return;
  throw new OperationOutcomeError(badRequest(`Unknown search parameter for ${type}: ${filter.code}`));
}

/** Sorted by the request's own rules. The values are read once: a FHIRPath for each comparison would take seconds. */
function sortedByParameters(resources: readonly Stored[], request: SearchRequest): Stored[] {
  const rules = (request.sortRules ?? []).map((rule) => {
    const expression = globalSchema.types[request.resourceType]?.searchParams?.[rule.code]?.expression;
    if (!expression) throw new OperationOutcomeError(badRequest(`Cannot sort ${request.resourceType} by ${rule.code}`));
    return { expression, sign: rule.descending ? -1 : 1 };
  });
  const keyed = resources.map((resource) => ({
    resource,
    keys: rules.map(({ expression }) => JSON.stringify(evalFhirPath(expression, resource))),
  }));
  keyed.sort((a, b) => {
    for (const [index, { sign }] of rules.entries()) {
      const order = (a.keys[index] ?? '').localeCompare(b.keys[index] ?? '') * sign;
      if (order !== 0) return order;
    }
    return byTimeThenId(a.resource, b.resource);
  });
  return keyed.map(({ resource }) => resource);
}

function searchUrl(baseUrl: string, request: SearchRequest, count: number): string {
  const query = new URLSearchParams();
  for (const { code, operator, value } of request.filters ?? []) {
    const isPrefix = ['gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ne', 'ap'].includes(operator);
    if (isPrefix) query.append(code, operator + value);
    else query.append(operator === 'eq' ? code : `${code}:${operator}`, value);
  }
  if (request.sortRules?.length) {
    query.set('_sort', request.sortRules.map((rule) => (rule.descending ? '-' : '') + rule.code).join(','));
  }
  if (request.fields) query.set('_elements', request.fields.join(','));
  query.set('_count', String(count));
  return `${baseUrl}/${request.resourceType}?${query.toString()}`;
}

function patientReference(value: string): string {
  return value.includes('/') ? value : `Patient/${value}`;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parseCursor(text: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof value === 'object' && value !== null) {
      if ('at' in value && typeof value.at === 'number') return { at: value.at };
      if ('after' in value && Array.isArray(value.after)) {
        const [lastUpdated, id]: unknown[] = value.after;
        if (typeof lastUpdated === 'string' && typeof id === 'string') return { after: [lastUpdated, id] };
      }
    }
  } catch {
    // Falls through to the refusal: a cursor that is not ours and one that is cut short are the same to the caller.
  }
  throw new OperationOutcomeError(badRequest('Unknown _cursor: begin the search again'));
}
