import type { Temporal } from 'temporal-polyfill';
import type { Stored } from '../fhir/resourceStore.ts';
import { makePeople } from './people.ts';
import { openEConsultations } from './openEConsultations.ts';
import { patientOf } from './patients.ts';
import { SeedBook } from './seedBook.ts';
import { staffResources } from './staff.ts';
import { SERVICE_SYSTEM } from './systems.ts';

export type SurgerySize = 'full' | 'small' | 'empty';

const SIZES = {
  full: { patients: 3200, eConsultations: 60 },
  small: { patients: 40, eConsultations: 6 },
} as const;

/** The synthetic surgery: the same for the same seed and beginning (an instant, UTC), on every machine. */
export function makeSurgery(size: SurgerySize, seed: number, created: Temporal.Instant): Stored[] {
  const book = new SeedBook(seed, created);
  for (const resource of staffResources(SERVICE_SYSTEM)) book.imported({ ...resource, id: resource.id ?? '' });
  if (size === 'empty') return book.resources();

  const people = makePeople(book, SIZES[size].patients);
  for (const person of people) book.imported(patientOf(person));
  openEConsultations(book, people, dueDays(SIZES[size].eConsultations));
  return book.resources();
}

/** Spread over what is overdue, due today and due in the week ahead. Small: one each of -1, 0, 1, 2, 4 and 5 days. */
function dueDays(count: number): number[] {
  const spread = count <= 6 ? [-1, 0, 1, 2, 4, 5] : [-6, -3, -2, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5];
  return Array.from({ length: count }, (_, index) => spread[index % spread.length] ?? 0);
}
