import type { MedicationRequest, Task } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Person } from './people.ts';
import { instantText, type SeedBook } from './seedBook.ts';
import { GPS, LOCUM } from './staff.ts';
import { PORTAL_EXTENSION, PORTAL_SYSTEM } from './systems.ts';
import { MEDICINES, type Medicine } from './texts/medicines.ts';

type Prescription = MedicationRequest & { id: string };
type Issued = { patient: Person; medicine: Medicine; resource: Prescription };

/** Prescriptions of the last years: some running, some run out, a few written by somebody else than the own GP. */
export function prescriptions(book: SeedBook, people: readonly Person[], count: number): Issued[] {
  const { chance } = book;
  const adults = people.filter((one) => one.age >= 18);
  const issued: Issued[] = [];
  for (let index = 0; index < count; index += 1) {
    const patient = chance.pick(adults);
    const medicine = chance.pick(MEDICINES);
    const daysAgo = chance.between(3, 640);
    const prescriberId = chance.happens(0.06) ? chance.pick([LOCUM, ...GPS]).id : patient.gpId;
    const resource = prescription(book, patient, medicine, daysAgo, prescriberId);
    book.imported(resource);
    issued.push({ patient, medicine, resource });
  }
  return issued;
}

function prescription(
  book: SeedBook,
  patient: Person,
  medicine: Medicine,
  daysAgo: number,
  prescriberId: string,
): Prescription {
  const day = book.dateAgo(daysAgo);
  const lastDaysAgo = daysAgo - medicine.validDays + 1;
  return {
    resourceType: 'MedicationRequest',
    id: book.chance.uuid(),
    extension: [
      {
        url: PORTAL_EXTENSION.prescriptionGroup,
        valueCoding: { system: SYSTEM.prescriptionGroup, code: medicine.group },
      },
      { url: PORTAL_EXTENSION.account, valueCode: medicine.account },
    ],
    status: lastDaysAgo <= 0 ? 'active' : 'completed',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: SYSTEM.atc, code: medicine.atc }], text: medicine.name },
    subject: { reference: `Patient/${patient.id}` },
    authoredOn: day,
    requester: { reference: `Practitioner/${prescriberId}` },
    dosageInstruction: [{ text: medicine.dose }],
    dispenseRequest: {
      validityPeriod: { start: day, end: book.dateAgo(lastDaysAgo) },
      numberOfRepeatsAllowed: medicine.reit,
      expectedSupplyDuration: { value: medicine.daysOfUse, unit: 'd', system: PORTAL_SYSTEM.ucum, code: 'd' },
    },
  };
}

/**
 * Open requests to renew: `count` lines in all, in requests of one to three lines for the same patient.
 * Among them are groups A and B, an antibiotic that has run out and lines that come too early.
 */
export function renewalRequests(book: SeedBook, people: readonly Person[], count: number): void {
  const { chance } = book;
  const askers = chance.shuffled(people.filter((one) => one.age >= 18));
  const wanted = [...MEDICINES.filter(({ group }) => group !== 'C'), ...chance.shuffled(MEDICINES)];
  let line = 0;
  for (const [index, patient] of askers.entries()) {
    if (line >= count) return;
    const received = book.notAfterCreated(book.minutesAgo(chance.between(30, 4 * 24 * 60)));
    const request = chance.uuid();
    const lines = Math.min([1, 1, 2, 3][index % 4] ?? 1, count - line);
    for (let each = 0; each < lines; each += 1, line += 1) {
      const medicine = wanted[line % wanted.length];
      if (!medicine) continue;
      const daysAgo = line % 7 === 3 ? 20 : chance.between(medicine.validDays - 80, medicine.validDays + 60);
      const resource = prescription(book, patient, medicine, Math.max(daysAgo, 8), patient.gpId);
      book.imported(resource);
      const task: Task & { id: string } = {
        resourceType: 'Task',
        id: chance.uuid(),
        groupIdentifier: { system: PORTAL_SYSTEM.renewalGroup, value: request },
        status: 'requested',
        intent: 'order',
        priority: 'routine',
        code: { coding: [{ system: SYSTEM.taskKind, code: 'renewal-line' }] },
        description: medicine.name,
        focus: { reference: `MedicationRequest/${resource.id}` },
        for: { reference: `Patient/${patient.id}` },
        requester: { reference: `Patient/${patient.id}` },
        owner: { reference: `Practitioner/${patient.gpId}` },
        authoredOn: instantText(received),
        ...(line % 5 === 0 ? { note: [{ text: 'Jeg har bare til noen dager til.' }] } : {}),
      };
      book.happened(task, received);
    }
  }
}
