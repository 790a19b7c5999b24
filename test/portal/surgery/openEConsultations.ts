import { Temporal } from 'temporal-polyfill';
import { communicationOf, SURGERY, taskOf, type Matter } from './conversation.ts';
import { ageOn, type Person } from './people.ts';
import type { SeedBook } from './seedBook.ts';
import { E_CONSULTATION_TEXTS } from './texts/eConsultationTexts.ts';
import { workingDayOnOrAfter, workingDaysFrom } from './workingDays.ts';

const DAYS_TO_ANSWER = 5;

/**
 * Open e-consultations whose due dates are the given numbers of working days from today (negative: overdue), in the
 * order given. On a day off, "today" is the next working day: nothing falls due on a Sunday.
 */
export function openEConsultations(book: SeedBook, people: readonly Person[], dueIn: readonly number[]): void {
  const writers = book.chance.shuffled(people.filter((one) => ageOn(one, book.today) >= 18));
  const texts = book.chance.shuffled(E_CONSULTATION_TEXTS);
  for (const [index, days] of dueIn.entries()) {
    const writer = writers[index % writers.length];
    const text = texts[index % texts.length];
    if (!writer || !text) continue;
    const matter: Matter = {
      id: book.chance.uuid(),
      kind: 'e-consultation',
      subject: text.subject,
      patientId: writer.id,
      from: { reference: `Patient/${writer.id}` },
      ownerId: writer.gpId,
      received: receivedFor(book, days),
      ...(text.urgent === true ? { urgent: true } : {}),
    };
    const question = communicationOf({
      id: book.chance.uuid(),
      matter,
      text: text.question,
      sent: matter.received,
      from: matter.from,
      to: SURGERY,
    });
    book.happened(taskOf(matter), matter.received);
    book.happened(question, matter.received);
  }
}

/** An instant on a day from which five working days lead to the wanted due date; never after the surgery's beginning. */
function receivedFor(book: SeedBook, dueIn: number): Temporal.Instant {
  const reference = workingDayOnOrAfter(book.today);
  const due = dueIn === 0 ? reference : workingDaysFrom(reference, dueIn);
  const day = workingDaysFrom(due, -DAYS_TO_ANSWER);
  const at = book.at(day, book.chance.between(6, 22), book.chance.between(0, 59));
  return book.notAfterCreated(at);
}
