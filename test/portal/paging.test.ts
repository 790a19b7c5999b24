import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPortal, type Portal } from './portal.ts';
import { idsOf, pullPages, resourcesOf } from './pulling.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'small' });
  // Thirty more with one and the same lastUpdated, so that pages of 7 and 50 end in the middle of an instant.
  for (let i = 0; i < 30; i += 1) await portal.commitLate({ resourceType: 'Patient' }, 0);
});
afterAll(() => portal.close());

describe.each([7, 50, 1000])('with pages of %i', (count) => {
  test('a pull meets every resource once, in the order of change', async () => {
    const pages = await pullPages(portal.fhirUrl, `Patient?_sort=_lastUpdated&_count=${count}`);
    const ids = idsOf(pages);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(
      portal
        .all('Patient')
        .map(({ id }) => id)
        .sort(),
    );
    const times = resourcesOf(pages).map(({ meta }) => meta?.lastUpdated ?? '');
    expect(times).toEqual(times.toSorted());
    expect(pages.slice(0, -1).every(({ entry }) => entry?.length === count)).toBe(true);
  });

  test('newest first is the same pull backwards', async () => {
    const forwards = idsOf(await pullPages(portal.fhirUrl, `Patient?_sort=_lastUpdated,_id&_count=${count}`));
    const backwards = idsOf(await pullPages(portal.fhirUrl, `Patient?_sort=-_lastUpdated&_count=${count}`));
    expect(backwards).toEqual(forwards.toReversed());
  });

  test('by another order every resource is met once as well', async () => {
    const ids = idsOf(await pullPages(portal.fhirUrl, `Patient?_sort=birthdate&_count=${count}`));
    expect(ids.toSorted()).toEqual(
      portal
        .all('Patient')
        .map(({ id }) => id)
        .sort(),
    );
  });
});

test('ge and le take the instant itself, gt and lt leave it out, to the millisecond', async () => {
  const one = await portal.create({
    resourceType: 'Slot',
    schedule: { reference: 'Schedule/1' },
    status: 'free',
    start: '2026-11-23T07:50:00Z',
    end: '2026-11-23T08:10:00Z',
  });
  const at = one.meta?.lastUpdated ?? '';
  const found = async (prefix: string) => idsOf(await pullPages(portal.fhirUrl, `Slot?_lastUpdated=${prefix}${at}`));
  expect(await found('ge')).toEqual([one.id]);
  expect(await found('le')).toContain(one.id);
  expect(await found('gt')).toEqual([]);
  expect(await found('lt')).not.toContain(one.id);
});

test('a resource changed during the pull is met again at its end, and pushes none out', async () => {
  const first = await fetch(`${portal.fhirUrl}/Patient?_sort=_lastUpdated&_count=20`);
  const page = (await first.json()) as Awaited<ReturnType<typeof pullPages>>[number];
  const changed = resourcesOf([page])[0];
  const patient = portal.read('Patient', changed?.id ?? '');
  if (!patient) throw new Error('no patient');
  await portal.update({ ...patient, active: false });
  const next = page.link?.find(({ relation }) => relation === 'next')?.url ?? '';
  const rest = await pullPages(portal.fhirUrl, next.slice(portal.fhirUrl.length + 1));
  const met = [...idsOf([page]), ...idsOf(rest)];
  expect(met.at(-1)).toBe(patient.id);
  expect(new Set(met)).toEqual(new Set(portal.all('Patient').map(({ id }) => id)));
});

test("links stay on the portal's own address and a foreign cursor is refused", async () => {
  const pages = await pullPages(portal.fhirUrl, 'Patient?_count=7');
  const links = pages.flatMap(({ link }) => (link ?? []).map(({ url }) => url));
  expect(links.every((url) => url.startsWith(`${portal.fhirUrl}/Patient?`))).toBe(true);
  expect((await fetch(`${portal.fhirUrl}/Patient?_cursor=abc`)).status).toBe(400);
});

test('_elements=id gives the ids alone, for counting what is there', async () => {
  const [patient] = resourcesOf(await pullPages(portal.fhirUrl, 'Patient?_elements=id&_count=1000'));
  expect(Object.keys(patient ?? {}).toSorted()).toEqual(['id', 'meta', 'resourceType']);
});

test('the total is told when it is asked for', async () => {
  const [counted] = await pullPages(portal.fhirUrl, 'Task?code=e-consultation&status=requested&_summary=count');
  expect(counted).toMatchObject({ total: 6 });
  expect(counted?.entry).toBeUndefined();
});

test.each(['-5', 'many', '100000'])('a _count of %s is no way to get everything in one page', async (count) => {
  const [page] = await pullPages(portal.fhirUrl, `Patient?_count=${count}`);
  expect(page?.entry?.length).toBe(count === '100000' ? 70 : 50);
});
