import type { Person } from './people.ts';
import { appointment, type SeedSlot } from './calendar.ts';
import type { SeedBook } from './seedBook.ts';
import { BOOKING_WISHES } from './texts/messageTexts.ts';

/**
 * What patients have asked for and nobody has decided: every third a wish in words (`proposed`, no time), the others
 * one of the free slots (`pending`, and the slot is held). All free slots are stored here, held ones as such.
 */
export function bookingRequests(
  book: SeedBook,
  people: readonly Person[],
  free: readonly SeedSlot[],
  count: number,
): void {
  const { chance } = book;
  const askers = chance.shuffled(people);
  const wanted = new Set<string>();
  const choices = chance.shuffled(free.slice(Math.floor(free.length / 8)));
  for (let index = 0; index < count; index += 1) {
    const patient = askers[index % askers.length];
    const text = BOOKING_WISHES[index % BOOKING_WISHES.length];
    if (!patient || !text) continue;
    const created = book.notAfterCreated(book.minutesAgo(chance.between(20, 3 * 24 * 60)));
    const base = { patient, gpId: patient.gpId, reason: text.reason, created };
    if (index % 3 === 0) {
      book.happened(
        appointment(book, { ...base, status: 'proposed', wish: text.wish, modality: text.modality }),
        created,
      );
      continue;
    }
    const slot = choices[index % choices.length];
    if (!slot) continue;
    wanted.add(slot.id);
    book.happened(appointment(book, { ...base, status: 'pending', slot }), created);
  }
  for (const slot of free) {
    if (wanted.has(slot.id)) book.happened({ ...slot, status: 'busy-tentative' }, book.minutesAgo(10));
    else book.imported(slot);
  }
}
