import type { Temporal } from 'temporal-polyfill';
import type { Stored } from '../fhir/resourceStore.ts';
import { allergies } from './allergies.ts';
import { bookingRequests } from './bookingRequests.ts';
import { calendars } from './calendar.ts';
import { consents } from './consents.ts';
import { history, type HistorySizes } from './history.ts';
import { patientLists } from './lists.ts';
import { openEConsultations, openMessages } from './openMatters.ts';
import { makePeople } from './people.ts';
import { patientOf } from './patients.ts';
import { prescriptions, renewalRequests } from './prescriptions.ts';
import { guardians } from './relations.ts';
import { results } from './results.ts';
import { SeedBook } from './seedBook.ts';
import { idsOf, staffResources } from './staff.ts';

export type SurgerySize = 'full' | 'small' | 'empty';

type Sizes = {
  patients: number;
  eConsultations: number;
  messages: number;
  bookings: number;
  renewalLines: number;
  slotWeeks: number;
  /** The part of the first day's slots that is booked. */
  booked: number;
  prescriptions: number;
  results: number;
  unreviewedResults: number;
  history: HistorySizes;
};

const SIZES: Record<Exclude<SurgerySize, 'empty'>, Sizes> = {
  full: {
    patients: 3200,
    eConsultations: 60,
    messages: 25,
    bookings: 40,
    renewalLines: 35,
    slotWeeks: 6,
    booked: 0.78,
    prescriptions: 4000,
    results: 1100,
    unreviewedResults: 18,
    history: { eConsultations: 1200, messages: 300, appointments: 3600, immunizations: 2500 },
  },
  small: {
    patients: 40,
    eConsultations: 6,
    messages: 3,
    bookings: 4,
    renewalLines: 5,
    slotWeeks: 1,
    booked: 0.15,
    prescriptions: 20,
    results: 4,
    unreviewedResults: 2,
    history: { eConsultations: 5, messages: 3, appointments: 20, immunizations: 10 },
  },
};

/** The synthetic surgery: the same for the same seed and beginning (an instant, UTC), on every machine. */
export function makeSurgery(size: SurgerySize, seed: number, created: Temporal.Instant): Stored[] {
  const book = new SeedBook(seed, created);
  for (const resource of staffResources()) book.imported({ ...resource, id: resource.id ?? '' });
  if (size === 'empty') return book.resources();

  const sizes = SIZES[size];
  const people = makePeople(book, sizes.patients);
  for (const [index, person] of people.entries()) book.imported(patientOf(person, index));
  const { parentsOf } = guardians(book, people);
  const changingGp = patientLists(book, people);
  const { reachable, withdrew } = consents(book, people, parentsOf);
  const free = calendars(book, people, sizes);
  prescriptions(book, people, sizes.prescriptions);
  results(book, people, sizes.results, sizes.unreviewedResults);
  history(book, people, idsOf('receptionist'), sizes.history);

  const soon16 = book.today.add({ days: 1 }).subtract({ years: 16 });
  const children = people
    .filter((one) => one.age < 16)
    .flatMap((child) => (parentsOf.get(child.id) ?? []).slice(0, 1).map((parentId) => ({ child, parentId })))
    .sort((a, b) => Math.abs(a.child.birth.since(soon16).days) - Math.abs(b.child.birth.since(soon16).days));
  const canWrite = new Set(reachable);
  // First in line are the oldest matters: written while the consent still held, and by those about to change GP.
  const adults = [
    ...withdrew.slice(0, 1),
    ...changingGp.filter((one) => canWrite.has(one)).slice(0, 2),
    ...book.chance.shuffled(reachable),
  ];
  const writers = { adults: [...new Set(adults)], children };
  openEConsultations(book, writers, dueDays(sizes.eConsultations));
  openMessages(book, writers, sizes.messages);
  bookingRequests(book, reachable, free, sizes.bookings);
  renewalRequests(book, reachable, sizes.renewalLines);
  allergies(book, people, writers.adults);
  return book.resources();
}

/** Spread over what is overdue, due today and due in the week ahead. Small: one each of -1, 0, 1, 2, 4 and 5 days. */
function dueDays(count: number): number[] {
  const spread = count <= 6 ? [-1, 0, 1, 2, 4, 5] : [-6, -3, -2, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5];
  return Array.from({ length: count }, (_, index) => spread[index % spread.length] ?? 0);
}
