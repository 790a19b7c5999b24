import type { EpisodeOfCare, Group } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { GPS, ORGANIZATION_ID } from './staff.ts';
import { namedId } from './random.ts';
import type { Person } from './people.ts';
import type { SeedBook } from './seedBook.ts';
import { PORTAL_EXTENSION, PORTAL_SYSTEM } from './systems.ts';

type Membership = {
  id: string;
  person: Person;
  gpId: string;
  status: EpisodeOfCare['status'];
  from: string;
  to?: string;
  begin?: string;
  end?: string;
};

/**
 * The GPs' lists as the register has them: a Group for each, and an EpisodeOfCare for each membership.
 *
 * Some change GP on the 1st of next month, one list is over a cap that has been lowered and waits for the draw, and
 * people wait for it. Gives those who are about to change.
 */
export function patientLists(book: SeedBook, people: readonly Person[]): Person[] {
  const { chance, today } = book;
  const firstOfNext = today.with({ day: 1 }).add({ months: 1 });
  const changing: Person[] = [];
  const headcount = new Map<string, number>();

  for (const [index, person] of people.entries()) {
    headcount.set(person.gpId, (headcount.get(person.gpId) ?? 0) + 1);
    const born = person.birth.toString();
    const joined = `${book.dateAgo(chance.between(40, 6000)).slice(0, 7)}-01`;
    const isNewborn = born > joined;
    // Drawn for everybody: the next one's lot must not hang on whose birthday is before the 1st.
    const begin = chance.pick(['chosen', 'chosen', 'moved', 'list-taken-over']);
    const hadAnother = chance.happens(0.05);
    const yearsThere = chance.between(1, 4);
    const former = chance.pick(GPS.filter(({ id }) => id !== person.gpId));
    const membershipId = chance.uuid();
    const formerId = chance.uuid();
    const changes = index % 350 === 11 && person.age >= 18;
    membership(book, {
      id: membershipId,
      person,
      gpId: person.gpId,
      status: 'active',
      from: isNewborn ? born : joined,
      begin: isNewborn ? 'newborn' : begin,
      ...(changes ? { to: firstOfNext.subtract({ days: 1 }).toString(), end: 'changed-gp' } : {}),
    });
    if (changes) {
      const next = GPS.find(({ id }) => id !== person.gpId);
      if (next)
        membership(book, {
          id: chance.uuid(),
          person,
          gpId: next.id,
          status: 'planned',
          from: firstOfNext.toString(),
          begin: 'chosen',
        });
      changing.push(person);
    } else if (hadAnother && !isNewborn) {
      const from = `${Number(joined.slice(0, 4)) - yearsThere}${joined.slice(4)}`;
      if (from > born) {
        membership(book, {
          id: formerId,
          person,
          gpId: former.id,
          status: 'finished',
          from,
          to: joined,
          begin: 'chosen',
          end: 'changed-gp',
        });
      }
    }
  }
  const full = GPS[0];
  const waiting = people
    .filter((one) => one.gpId !== full?.id && one.age >= 20)
    .slice(0, Math.ceil(people.length / 200));
  for (const [index, person] of waiting.entries()) {
    const from = book.dateAgo(10 + 9 * index);
    if (full) membership(book, { id: chance.uuid(), person, gpId: full.id, status: 'waitlist', from });
  }
  for (const [index, gp] of GPS.entries()) {
    const count = headcount.get(gp.id) ?? 0;
    const isFull = index === 0;
    const group: Group & { id: string } = {
      resourceType: 'Group',
      id: namedId(`Group/${gp.id}`),
      extension: [
        {
          url: PORTAL_EXTENSION.listCap,
          valueInteger: isFull ? count - Math.min(43, Math.floor(count / 2)) : Math.ceil((count + 40) / 50) * 50,
        },
        { url: PORTAL_EXTENSION.listLocked, valueBoolean: false },
        { url: PORTAL_EXTENSION.listWaiting, valueInteger: isFull ? waiting.length : 0 },
        ...(isFull ? [{ url: PORTAL_EXTENSION.listOverCap, valueCode: 'awaiting-draw' }] : []),
        // The first GP has a list alone; the others share the work.
        ...(isFull ? [] : [{ url: PORTAL_EXTENSION.sharedList, valueString: 'Storgata felles' }]),
      ],
      active: true,
      type: 'person',
      actual: true,
      name: `Fastlegelisten til ${gp.given} ${gp.family}`,
      quantity: count,
      managingEntity: { reference: `Practitioner/${gp.id}` },
    };
    book.imported(group);
  }
  return changing;
}

function membership(book: SeedBook, { id, person, gpId, status, from, to, begin, end }: Membership): void {
  book.imported({
    resourceType: 'EpisodeOfCare',
    id,
    ...(begin === undefined && end === undefined
      ? {}
      : {
          extension: [
            ...(begin === undefined ? [] : [coded(PORTAL_EXTENSION.beginCode, PORTAL_SYSTEM.membershipBegin, begin)]),
            ...(end === undefined ? [] : [coded(PORTAL_EXTENSION.endCode, PORTAL_SYSTEM.membershipEnd, end)]),
          ],
        }),
    status,
    type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
    patient: { reference: `Patient/${person.id}` },
    managingOrganization: { reference: `Organization/${ORGANIZATION_ID}` },
    period: { start: from, ...(to === undefined ? {} : { end: to }) },
    careManager: { reference: `Practitioner/${gpId}` },
  });
}

function coded(url: string, system: string, code: string) {
  return { url, valueCoding: { system, code } };
}
