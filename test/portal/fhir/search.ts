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
import { type Cursor, parseCursor, writeCursor } from './cursor.ts';
import { elementsOf } from './elements.ts';
import { withinInstant } from './instantRange.ts';
import { tagKey } from './identifierKeys.ts';
import { hasPatientIndex } from './patientsOf.ts';
import { byTimeThenId, positionOf, type ResourceStore, type Stored } from './resourceStore.ts';

const DEFAULT_COUNT = 50;
const MAX_COUNT = 1000;

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
  const count = countOf(request);
  const filters = request.filters ?? [];
  for (const filter of filters) refuseUnknown(resourceType, filter);

  const candidates = candidatesFor(store, resourceType, filters);
  const matches = (resource: Stored) => filters.every((filter) => matchesFilter(resource, resourceType, filter));
  const cursor = request.cursor === undefined ? undefined : parseCursor(request.cursor);
  const [rule] = request.sortRules ?? [];
  const { page, next } =
    rule === undefined || rule.code === '_lastUpdated'
      ? pageByTime(candidates, {
          from: firstReached(candidates, filters),
          count,
          cursor,
          backwards: rule?.descending === true,
          matches,
        })
      : pageByParameters(sortedByParameters(candidates.filter(matches), request), {
          count,
          cursor,
          offset: request.offset,
        });

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

function countOf({ count }: SearchRequest): number {
  return count === undefined || Number.isNaN(count) || count < 0 ? DEFAULT_COUNT : Math.min(count, MAX_COUNT);
}

type Page = { page: Stored[]; next: Cursor | undefined };
type Walk = {
  /** The first place that the filters can reach. */
  from: number;
  count: number;
  cursor: Cursor | undefined;
  backwards: boolean;
  matches: (resource: Stored) => boolean;
};

function pageByTime(ordered: readonly Stored[], { from, count, cursor, backwards, matches }: Walk): Page {
  const page: Stored[] = [];
  let index = backwards ? ordered.length - 1 : from;
  if (cursor && 'after' in cursor) {
    const [lastUpdated, id] = cursor.after;
    const at = positionOf(ordered, lastUpdated, id);
    // The last one given may have been changed since, and stand elsewhere.
    const isStillThere = ordered[at]?.id === id && ordered[at].meta.lastUpdated === lastUpdated;
    index = backwards ? at - 1 : at + (isStillThere ? 1 : 0);
  }
  for (; index >= from && index < ordered.length; index += backwards ? -1 : 1) {
    const resource = ordered[index];
    if (!resource || !matches(resource)) continue;
    const last = page.at(-1);
    if (page.length === count) return { page, next: last && { after: [last.meta.lastUpdated, last.id] } };
    page.push(resource);
  }
  return { page, next: undefined };
}

type Place = { count: number; cursor: Cursor | undefined; offset: number | undefined };

function pageByParameters(sorted: readonly Stored[], { count, cursor, offset }: Place): Page {
  const start = cursor && 'at' in cursor ? cursor.at : (offset ?? 0);
  const end = start + count;
  return { page: sorted.slice(start, end), next: end < sorted.length && count > 0 ? { at: end } : undefined };
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
  // By one system and code, as a conditional create of an AuditEvent asks.
  const tag = equals('_tag');
  if (tag?.value.includes('|') === true && !tag.value.includes(','))
    return store.withIdentifier(type, tagKey(tag.value));
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

/** The first place in the order of change that the `_lastUpdated` filters can reach; each resource is still matched. */
function firstReached(ordered: readonly Stored[], filters: Filter[]): number {
  let first = 0;
  for (const { code, operator, value } of filters) {
    if (code !== '_lastUpdated') continue;
    const at = Date.parse(value);
    if (Number.isNaN(at)) throw new OperationOutcomeError(badRequest(`_lastUpdated is no instant: ${value}`));
    const isLowerBound = ['ge', 'gt', 'sa', 'eq'].includes(operator);
    if (isLowerBound) first = Math.max(first, positionOf(ordered, new Date(at).toISOString()));
  }
  return first;
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
