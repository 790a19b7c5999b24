import type { ChargeItem, Immunization } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { modalityConcept, MODALITIES } from './calendar.ts';
import { communicationOf, SURGERY, taskOf, type Matter } from './conversation.ts';
import type { Person } from './people.ts';
import { instantText, minutes, type SeedBook } from './seedBook.ts';
import { ORGANIZATION_ID } from './staff.ts';
import { PORTAL_SYSTEM } from './systems.ts';
import { VACCINES } from './texts/analyses.ts';
import { ANSWER_TEXTS, INTERNAL_NOTES, MESSAGE_ANSWERS } from './texts/answerTexts.ts';
import { E_CONSULTATION_TEXTS } from './texts/eConsultationTexts.ts';
import { MESSAGE_TEXTS } from './texts/messageTexts.ts';
import { isWorkingDay, workingDaysFrom } from './workingDays.ts';

export type HistorySizes = { eConsultations: number; messages: number; appointments: number; immunizations: number };

/** What the surgery did before today: answered matters, appointments that were, fees and vaccines. */
export function history(
  book: SeedBook,
  people: readonly Person[],
  receptionists: readonly string[],
  sizes: HistorySizes,
): void {
  const adults = people.filter((one) => one.age >= 18);
  for (let index = 0; index < sizes.eConsultations; index += 1)
    answered(book, book.chance.pick(adults), 'e-consultation', receptionists);
  for (let index = 0; index < sizes.messages; index += 1)
    answered(book, book.chance.pick(adults), 'message', receptionists);
  // Nobody is seen before they are born: a holiday may move an appointment some days back.
  const seen = people.filter((one) => one.age >= 1);
  for (let index = 0; index < sizes.appointments; index += 1) pastAppointment(book, book.chance.pick(seen));
  for (let index = 0; index < sizes.immunizations; index += 1)
    book.imported(immunization(book, book.chance.pick(people)));
}

function answered(book: SeedBook, patient: Person, kind: Matter['kind'], receptionists: readonly string[]): void {
  const { chance } = book;
  const isMedical = kind === 'e-consultation';
  const text = chance.pick(isMedical ? E_CONSULTATION_TEXTS : MESSAGE_TEXTS);
  const received = book.minutesAgo(chance.between(9 * 24 * 60, 500 * 24 * 60));
  const sent = received + minutes(chance.between(60, 4 * 24 * 60));
  const answererId = isMedical ? patient.gpId : chance.pick(receptionists);
  const matter: Matter = {
    id: chance.uuid(),
    kind,
    subject: text.subject,
    patientId: patient.id,
    from: { reference: `Patient/${patient.id}` },
    ...(isMedical ? { ownerId: answererId } : {}),
    received,
  };
  const entry = chance.uuid();
  const question = communicationOf({
    id: chance.uuid(),
    matter,
    text: text.question,
    sent: received,
    from: matter.from,
    to: SURGERY,
  });
  const answer = communicationOf({
    id: chance.uuid(),
    matter,
    text: chance.pick(isMedical ? ANSWER_TEXTS : MESSAGE_ANSWERS),
    sent,
    from: { reference: `Practitioner/${answererId}` },
    to: matter.from.reference,
    inResponseTo: question.id,
    entry,
  });
  book.imported({
    ...taskOf(matter, 'completed'),
    output: [
      {
        type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] },
        valueIdentifier: { system: SYSTEM.entry, value: entry },
      },
    ],
  });
  book.imported(question);
  if (isMedical && chance.happens(0.2)) {
    const note = { id: chance.uuid(), matter, text: chance.pick(INTERNAL_NOTES), sent: sent - minutes(30) };
    const from = { reference: `Practitioner/${chance.pick(receptionists)}` };
    book.imported(communicationOf({ ...note, from, to: SURGERY, internal: true, entry: chance.uuid() }));
  }
  book.imported(answer);
  if (isMedical) book.imported(charge(book, patient, '2as', instantText(sent), patient.age < 18 ? 0 : 179));
}

function pastAppointment(book: SeedBook, patient: Person): void {
  const { chance } = book;
  const day = workingDayBefore(book, chance.between(1, Math.min(900, 365 * patient.age - 14)));
  // In UTC: nobody will miss the summer hour of an appointment two years back.
  const start = Date.parse(`${day}T06:50:00Z`) + minutes(20 * chance.between(0, 22));
  const draw = chance.next();
  const status = draw < 0.9 ? 'fulfilled' : draw < 0.96 ? 'cancelled' : 'noshow';
  book.imported({
    resourceType: 'Appointment',
    id: chance.uuid(),
    status,
    serviceType: [modalityConcept(chance.happens(0.8) ? 'in-person' : chance.pick(MODALITIES))],
    start: instantText(start),
    end: instantText(start + minutes(20)),
    participant: [
      { actor: { reference: `Patient/${patient.id}` }, status: 'accepted' },
      { actor: { reference: `Practitioner/${patient.gpId}` }, status: 'accepted' },
    ],
  });
  if (status === 'fulfilled') {
    const fee = patient.age < 18 ? 0 : 179;
    book.imported(charge(book, patient, '2ad', instantText(start), fee));
  }
}

/** The last working day that is so many days ago or more, as yyyy-mm-dd. */
function workingDayBefore(book: SeedBook, daysAgo: number): string {
  const day = book.today.subtract({ days: daysAgo });
  return (isWorkingDay(day) ? day : workingDaysFrom(day, -1)).toString();
}

function charge(
  book: SeedBook,
  patient: Person,
  tariff: string,
  at: string,
  kroner: number,
): ChargeItem & { id: string } {
  return {
    resourceType: 'ChargeItem',
    id: book.chance.uuid(),
    status: 'billed',
    code: { coding: [{ system: PORTAL_SYSTEM.tariff, code: tariff }] },
    subject: { reference: `Patient/${patient.id}` },
    occurrenceDateTime: at,
    performer: [{ actor: { reference: `Practitioner/${patient.gpId}` } }],
    performingOrganization: { reference: `Organization/${ORGANIZATION_ID}` },
    priceOverride: { value: kroner, currency: 'NOK' },
  };
}

function immunization(book: SeedBook, patient: Person): Immunization & { id: string } {
  const { atc, name } = book.chance.pick(VACCINES);
  return {
    resourceType: 'Immunization',
    id: book.chance.uuid(),
    status: 'completed',
    vaccineCode: { coding: [{ system: SYSTEM.atc, code: atc }], text: name },
    patient: { reference: `Patient/${patient.id}` },
    occurrenceDateTime: book.dateAgo(book.chance.between(0, Math.min(365 * patient.age, 3000))),
    primarySource: true,
  };
}
