import type { CommunicationPayload } from '@medplum/fhirtypes';
import { enclosuresOf, type PatientFile } from '../patient/enclosures.ts';
import { communicationOf, SURGERY, taskOf, type Matter } from './conversation.ts';
import type { Person } from './people.ts';
import { Chance } from './random.ts';
import { instantText, minutes, type SeedBook } from './seedBook.ts';
import { rashPicture } from './texts/rashPicture.ts';
import { E_CONSULTATION_TEXTS, type WrittenText } from './texts/eConsultationTexts.ts';
import { MESSAGE_TEXTS } from './texts/messageTexts.ts';
import { workingDayOnOrAfter, workingDaysFrom } from './workingDays.ts';

const DAYS_TO_ANSWER = 5;

export type Writers = {
  /** Those who can write for themselves, each once, in the order in which they write. */
  adults: readonly Person[];
  /** Children with a RelatedPerson who writes for them. */
  children: readonly { child: Person; parentId: string }[];
};

/**
 * Open e-consultations whose due dates are the given numbers of working days from today (negative: overdue).
 * On a day off "today" is the next working day: nothing falls due on a Sunday.
 */
export function openEConsultations(book: SeedBook, writers: Writers, dueIn: readonly number[]): void {
  const texts = book.chance.shuffled(E_CONSULTATION_TEXTS);
  let children = 0;
  let adults = 0;
  for (const [index, days] of dueIn.entries()) {
    const text = texts[index % texts.length];
    if (!text) continue;
    const child = text.aboutChild === true ? writers.children[children] : undefined;
    const writer = child?.child ?? writers.adults[adults % writers.adults.length];
    if (child) children += 1;
    else adults += 1;
    if (!writer) continue;
    const from = child ? { reference: `RelatedPerson/${child.parentId}` } : { reference: `Patient/${writer.id}` };
    write(book, text, {
      kind: 'e-consultation',
      patientId: writer.id,
      from,
      ownerId: writer.gpId,
      received: receivedFor(book, days),
    });
  }
}

/** Messages to the surgery that nobody has answered, from the last days. */
export function openMessages(book: SeedBook, writers: Writers, count: number): void {
  const texts = book.chance.shuffled(MESSAGE_TEXTS);
  for (let index = 0; index < count; index += 1) {
    const text = texts[index % texts.length];
    const writer = writers.adults.at(-1 - (index % writers.adults.length));
    if (!text || !writer) continue;
    const received = book.notAfterCreated(book.minutesAgo(book.chance.between(5, 3 * 24 * 60)));
    write(book, text, { kind: 'message', patientId: writer.id, from: { reference: `Patient/${writer.id}` }, received });
  }
}

function write(book: SeedBook, text: WrittenText, from: Omit<Matter, 'id' | 'subject'>): void {
  const matter: Matter = {
    ...from,
    id: book.chance.uuid(),
    subject: text.subject,
    ...(text.urgent === true ? { urgent: true } : {}),
  };
  const question = {
    id: book.chance.uuid(),
    matter,
    text: text.question,
    sent: matter.received,
    from: matter.from,
    to: SURGERY,
    enclosed: enclosedIn(book, text, matter),
  };
  book.happened(taskOf(matter), matter.received);
  book.happened(communicationOf(question), matter.received);
  if (text.followUp === undefined) return;
  const later = book.notAfterCreated(matter.received + minutes(book.chance.between(90, 900)));
  book.happened(
    communicationOf({
      ...question,
      id: book.chance.uuid(),
      text: text.followUp,
      enclosed: [],
      sent: later,
      inResponseTo: question.id,
    }),
    later,
  );
}

/** An instant on a day from which five working days lead to the wanted due date; never after the surgery's beginning. */
function receivedFor(book: SeedBook, dueIn: number): number {
  const reference = workingDayOnOrAfter(book.today);
  const due = dueIn === 0 ? reference : workingDaysFrom(reference, dueIn);
  const day = workingDaysFrom(due, -DAYS_TO_ANSWER);
  return book.notAfterCreated(book.at(day, book.chance.between(6, 22), book.chance.between(0, 59)));
}

/** The form and the photo that go with a text, kept beside it. Their ids have a chance of their own. */
function enclosedIn(book: SeedBook, { form, picture }: WrittenText, matter: Matter): CommunicationPayload[] {
  const chance = new Chance(Number.parseInt(matter.id.slice(0, 8), 16));
  const files = picture === undefined ? [] : [photo(picture === 'apart')];
  const { payload, resources } = enclosuresOf(
    { files, ...(form === undefined ? {} : { form }) },
    {
      patientId: matter.patientId,
      from: matter.from.reference,
      sent: instantText(matter.received),
      newId: () => chance.uuid(),
    },
  );
  for (const resource of resources) book.happened(resource, matter.received);
  return payload;
}

function photo(apart: boolean): PatientFile {
  return { contentType: 'image/png', title: 'Utslett på armen.png', base64: rashPicture(), apart };
}
