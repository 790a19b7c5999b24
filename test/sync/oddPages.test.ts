import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { countQuarantined, listQuarantined } from '../../electron/engine/db/quarantineStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { portalClient } from '../../electron/engine/portal/client.ts';
import { BODY_LIMITS } from '../../electron/engine/portal/readBody.ts';
import { noPagesSeen, type PagesSeen } from '../../electron/engine/sync/pagesSeen.ts';
import { pull } from '../../electron/engine/sync/pull.ts';
import { reconcile } from '../../electron/engine/sync/reconcile.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { aTask, meta, type Resource } from '../fhir/resources.ts';
import { type Answer, type Asked, type OwnWay, startBareServer } from './bareServer.ts';

// Servers that give their pages, versions and dates as R4 lets them, and as few do: everything comes all the same.

let db: Db;
let close: () => Promise<void>;
let pages: PagesSeen;
beforeEach(() => {
  db = aDatabase();
  pages = noPagesSeen();
});
afterEach(async () => {
  await close();
  db.close();
});

/** What the server has, in order of its last change. */
let there: Resource[] = [];
let asked: Asked[] = [];

const task = (number: number, minute = number, version = '1', changed: Readonly<Record<string, unknown>> = {}) =>
  aTask({
    id: `task-${number}`,
    meta: meta(version, `2026-03-23T08:${String(minute).padStart(2, '0')}:00.000Z`),
    ...changed,
  });

const picture = (size: number) => ({ note: [{ text: 'x'.repeat(size) }] });

const parameter = (path: string, name: string) => new URL(path, 'http://x.example').searchParams.get(name);
const countOf = (path: string) => Number(parameter(path, '_count'));
const found = (resources: readonly Resource[], next?: string): Answer => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    link: next === undefined ? [] : [{ relation: 'next', url: next }],
    entry: resources.map((resource) => ({ resource })),
  },
});

/** A search by `_lastUpdated`, or a read of one, as any server answers them. */
function search(path: string): Answer {
  const id = /^Task\/([^?]+)/u.exec(path)?.[1];
  if (id !== undefined) {
    const one = there.find((each) => each.id === id);
    return one === undefined ? { status: 404, body: {} } : { status: 200, body: one };
  }
  const since = parameter(path, '_lastUpdated')?.slice(2) ?? '';
  const few = there.filter(({ meta: { lastUpdated } }) => lastUpdated >= since).slice(0, countOf(path));
  if (parameter(path, '_elements') === null) return found(few);
  return found(few.map(({ resourceType, id: own, meta: its }) => ({ resourceType, id: own, meta: its })));
}

let base = '';
async function serve(ownWay: OwnWay): Promise<void> {
  asked = [];
  const server = await startBareServer((one, usual) => {
    asked.push(one);
    return ownWay(one, usual);
  });
  base = server.fhirUrl;
  ({ close } = server);
}

const portal = (limits = BODY_LIMITS) => portalClient(base, (url, init) => fetch(url, init), limits);
const pulled = (count = 1_000, limits = BODY_LIMITS) =>
  pull({
    db,
    portal: portal(limits),
    type: 'Task',
    pages,
    count,
    now: Date.now,
    onPage: () => undefined,
    stopped: () => false,
  });
const here = () => there.filter(({ id }) => (findResource(db, { type: 'Task', id })?.json ?? null) !== null).length;
const descriptionOf = (id: string) =>
  (JSON.parse(findResource(db, { type: 'Task', id })?.json ?? '{}') as Resource)['description'];

describe('pages', () => {
  test.each([400, 413, 422])(
    'more than a hundred is refused (%i): less is asked for, and remembered',
    async (status) => {
      there = Array.from({ length: 250 }, (_, number) =>
        task(number, 0, '1', { meta: meta('1', new Date(Date.UTC(2026, 2, 23) + number).toISOString()) }),
      );
      await serve(({ path }) => (countOf(path) > 100 ? { status, body: {} } : search(path)));
      expect((await pulled()).type).toBe('complete');
      expect(here()).toBe(250);
      const before = asked.length;
      await pulled();
      expect(new Set(asked.slice(before).map(({ path }) => countOf(path)))).toEqual(new Set([100]));
    },
  );

  test('a search that is refused whatever is asked for fails as that, and makes no other page smaller', async () => {
    there = [];
    await serve(() => ({ status: 400, body: {} }));
    expect(await pulled()).toMatchObject({ type: 'failed', reply: { status: 400 } });
    expect(asked.length).toBeLessThan(6);
    expect(pages.most).toBe(noPagesSeen().most);
  });

  test('an empty one with a link to the next is not the end', async () => {
    there = [task(1), task(2)];
    await serve(({ path }) => {
      const page = Number(parameter(path, 'page') ?? 0);
      return page < 3 ? found([], `${path.replace(/&page=.*/u, '')}&page=${page + 1}`) : search(path);
    });
    expect(await pulled()).toEqual({ type: 'complete', taken: 2 });
  });

  test('empty ones without an end do end', async () => {
    there = [];
    await serve(({ path }) => found([], `Task?page=${Number(parameter(path, 'page') ?? 0) + 1}`));
    expect(await pulled()).toMatchObject({ type: 'failed', reply: { contentType: 'pages that lead nowhere' } });
  });

  test.each(['http://fhir-7.internal:8080/hapi/r4/Task?', 'http://fhir-7.internal:8080/hapi/r4?'])(
    'many of one instant behind links with an inner name and path: %s',
    async (inner) => {
      there = Array.from({ length: 40 }, (_, number) => task(number, 0));
      // Seven at most, whatever is asked for.
      await serve(({ path }) => {
        const from = Number(parameter(path, '_offset') ?? 0);
        const more = from + 7 < there.length ? `${inner}_offset=${from + 7}` : undefined;
        return found(there.slice(from, from + 7), more);
      });
      expect((await pulled(7)).type).toBe('complete');
      expect(here()).toBe(40);
      expect(new Set(asked.map(({ path }) => path.split('?')[0]))).toEqual(
        new Set(inner.endsWith('Task?') ? ['Task'] : ['Task', '']),
      );
    },
  );

  const small = { ...BODY_LIMITS, largest: 100_000 };

  test('one that is larger than what is taken is asked for in smaller ones', async () => {
    there = Array.from({ length: 60 }, (_, number) => task(number, number % 60, '1', picture(4_000)));
    await serve(({ path }) => search(path));
    expect((await pulled(1_000, small)).type).toBe('complete');
    expect(here()).toBe(60);
  });

  test('of few that are still too large each is read by itself, and one that is too large alone is put aside', async () => {
    there = Array.from({ length: 20 }, (_, number) =>
      task(number, number, '1', picture(number === 7 ? 200_000 : 30_000)),
    );
    await serve(({ path }) => search(path));
    expect((await pulled(1_000, small)).type).toBe('complete');
    expect(here()).toBe(19);
    expect(listQuarantined(db, 9)).toMatchObject([{ type: 'Task', fhir_id: 'task-7' }]);
  });

  test('at a server that takes no notice of _elements they come one on a page', async () => {
    there = Array.from({ length: 20 }, (_, number) => task(number, number, '1', picture(30_000)));
    await serve(({ path }) => search(path.replace('&_elements=id,meta', '')));
    expect((await pulled(1_000, small)).type).toBe('complete');
    expect(here()).toBe(20);
  });

  test('one of 200,000 entries', async () => {
    there = [];
    const one = { resourceType: 'Task' } as Resource;
    await serve(() => found(Array.from({ length: 200_000 }, () => one)));
    expect((await pulled()).type).toBe('complete');
    expect(countQuarantined(db)).toBe(1);
  });
});

describe('versions and dates', () => {
  test('what is dated in the future does not keep its later versions away', async () => {
    there = [task(1, 0, '1', { description: 'Før', meta: meta('a', '2036-01-01T00:00:00.000Z') })];
    await serve(({ path }) => search(path));
    await pulled();
    there = [task(1, 0, '1', { description: 'Etter', meta: meta('b', new Date().toISOString()) })];
    await pulled();
    expect(descriptionOf('task-1')).toBe('Etter');
  });

  test.each([
    ['that are counted', '2', '3'],
    ['that are not', 'c1f0', 'a77e'],
  ])('versions %s: one that is dated before the one that is here is taken', async (_how, before, after) => {
    there = [task(1, 0), task(2, 30, before, { description: 'Før' })];
    await serve(({ path }) => search(path));
    await pulled();
    // Seen within the overlap, though it is older by its date.
    there = [task(1, 0), task(2, 29, after, { description: 'Etter' }), task(3, 30)];
    await pulled();
    expect(descriptionOf('task-2')).toBe('Etter');
  });

  test('a page that came late brings an old version back no more than before', async () => {
    there = [task(1, 30, 'new', { description: 'Ny' })];
    await serve(({ path }) => search(path));
    await pulled();
    const standing = there;
    there = [task(1, 29, 'old', { description: 'Gammel' })];
    await close();
    await serve(({ path }) => (path.startsWith('Task/') ? { status: 200, body: standing[0] } : search(path)));
    await pulled();
    expect(descriptionOf('task-1')).toBe('Ny');
  });

  test('a page that came late with a lower count brings nothing back, whatever it is dated', async () => {
    there = [task(1, 20, '3', { description: 'Ny' })];
    await serve(({ path }) => search(path));
    await pulled();
    const standing = there;
    there = [task(1, 30, '2', { description: 'Gammel' })];
    await close();
    await serve(({ path }) => (path.startsWith('Task/') ? { status: 200, body: standing[0] } : search(path)));
    await pulled();
    expect(descriptionOf('task-1')).toBe('Ny');
  });

  test.each([1_000, 100])(
    'one that is dated too far back for any pull comes when the two are compared, %i at most on a page',
    async (most) => {
      there = [task(1, 0, '2', { description: 'Før' }), task(2, 50)];
      await serve(({ path }) => (countOf(path) > most ? { status: 400, body: {} } : search(path)));
      await pulled();
      there = [task(1, 0, '3', { description: 'Etter', meta: meta('3', '2026-03-20T08:00:00.000Z') }), task(2, 50)];
      await pulled();
      expect(descriptionOf('task-1')).toBe('Før');
      // As after a start since which nothing has been pulled.
      pages = noPagesSeen();
      const changed = await reconcile({
        db,
        portal: portal(),
        types: ['Task'],
        pages,
        now: Date.now,
        stopped: () => false,
      });
      expect([changed, descriptionOf('task-1')]).toEqual([1, 'Etter']);
    },
  );
});
