import { expect, test } from 'vitest';
import type { PortalClient } from '../../electron/engine/portal/client.ts';
import { wholeResources } from '../../electron/engine/sync/wholeResources.ts';
import { readResource } from '../../shared/fhir/readResource.ts';
import { aTask, meta } from '../fhir/resources.ts';

const tag = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }];
const whole = aTask();
const part = { resourceType: 'Task', id: whole.id, status: 'requested', meta: { ...meta(), tag } };

/** A portal that answers a read with this, or not at all. */
function portalWith(body: unknown): PortalClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    base: 'https://portal.example/fhir',
    asked,
    send: ({ path }) => {
      asked.push(path);
      if (body === null) return Promise.resolve({ type: 'no-reply', neverLeft: true, cause: 'offline' });
      return Promise.resolve({ type: 'reply', status: 200, body, etag: null, retryAfter: null, date: null });
    },
  };
}

test('a part of a resource is read whole by its id, and the others are left as they came', async () => {
  const portal = portalWith(whole);
  const other = aTask({ id: 'other' });
  expect(await wholeResources(portal, 'Task', [other, part])).toEqual([other, whole]);
  expect(portal.asked).toEqual([`Task/${whole.id}`]);
  expect(await wholeResources(portal, 'Task', [other])).toEqual([other]);
  expect(portal.asked).toHaveLength(1);
});

test.each([
  ['comes as a part again', part],
  ['cannot be read now', null],
])('one that %s is put aside: it is no version to show or to build on', async (_what, body) => {
  const [given] = await wholeResources(portalWith(body), 'Task', [part]);
  expect(readResource(given)).toMatchObject({ ok: false, error: { field: 'Task.meta.tag' } });
});

test('what carries another tag is whole', () => {
  expect(readResource(aTask({ meta: { ...meta(), tag: [{ code: 'ACTIONABLE' }] } })).ok).toBe(true);
});
