import type { DiagnosticReport, Observation, Task } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Person } from './people.ts';
import { instantText, minutes, type SeedBook } from './seedBook.ts';
import { ORGANIZATION_ID } from './staff.ts';
import { PORTAL_EXTENSION, PORTAL_SYSTEM } from './systems.ts';
import { PANELS } from './texts/analyses.ts';

type Panel = (typeof PANELS)[number];
type Analysis = Panel['analyses'][number];

/** Results of the last two years, reviewed and released, and `unreviewed` new ones with a review Task; some abnormal. */
export function results(book: SeedBook, people: readonly Person[], count: number, unreviewed: number): void {
  const adults = people.filter((one) => one.age >= 18);
  for (let index = 0; index < count + unreviewed; index += 1) {
    const isNew = index >= count;
    const patient = book.chance.pick(adults);
    const ago = isNew ? book.chance.between(15, 2 * 24 * 60) : book.chance.between(3 * 24 * 60, 730 * 24 * 60);
    const issued = book.minutesAgo(ago);
    const report = reportOf(book, patient, issued, {
      isNew,
      abnormal: isNew ? index % 2 === 0 : book.chance.happens(0.15),
    });
    if (isNew) book.happened(reviewTask(book, patient, report, issued), issued);
  }
}

function reportOf(
  book: SeedBook,
  patient: Person,
  issued: number,
  is: { isNew: boolean; abnormal: boolean },
): DiagnosticReport & { id: string } {
  const { chance } = book;
  const panel = chance.pick<Panel>(PANELS);
  const taken = instantText(issued - minutes(60 * chance.between(4, 40)));
  const off = is.abnormal ? chance.between(0, panel.analyses.length - 1) : -1;
  const store = (resource: (Observation | DiagnosticReport) & { id: string }) =>
    is.isNew ? book.happened(resource, issued) : book.imported(resource);

  const observations = panel.analyses.map((analysis, index) =>
    observationOf(book, patient, analysis, taken, index === off),
  );
  for (const observation of observations) store(observation);
  const report: DiagnosticReport & { id: string } = {
    resourceType: 'DiagnosticReport',
    id: chance.uuid(),
    ...(is.isNew
      ? {}
      : {
          extension: [
            {
              url: PORTAL_EXTENSION.released,
              valueDateTime: instantText(issued + minutes(60 * chance.between(2, 70))),
            },
          ],
        }),
    status: 'final',
    category: [{ coding: [{ system: PORTAL_SYSTEM.diagnosticSection, code: 'LAB' }] }],
    code: { coding: [{ system: PORTAL_SYSTEM.analysis, code: panel.code }], text: panel.name },
    subject: { reference: `Patient/${patient.id}` },
    effectiveDateTime: taken,
    issued: instantText(issued),
    performer: [{ reference: `Organization/${ORGANIZATION_ID}` }],
    result: observations.map(({ id }) => ({ reference: `Observation/${id}` })),
  };
  store(report);
  return report;
}

function observationOf(
  book: SeedBook,
  patient: Person,
  analysis: Analysis,
  taken: string,
  abnormal: boolean,
): Observation & { id: string } {
  const { low, high, decimals, unit } = analysis;
  const inside = low + (high - low) * (0.15 + 0.7 * book.chance.next());
  const tooLow = abnormal && low > 0 && book.chance.happens(0.4);
  const value = abnormal ? (tooLow ? low * 0.8 : high * (1.1 + book.chance.next())) : inside;
  return {
    resourceType: 'Observation',
    id: book.chance.uuid(),
    status: 'final',
    code: { coding: [{ system: PORTAL_SYSTEM.analysis, code: analysis.code }], text: analysis.name },
    subject: { reference: `Patient/${patient.id}` },
    effectiveDateTime: taken,
    valueQuantity: { value: Number(value.toFixed(decimals)), unit, system: PORTAL_SYSTEM.ucum, code: unit },
    ...(abnormal
      ? { interpretation: [{ coding: [{ system: PORTAL_SYSTEM.interpretation, code: tooLow ? 'L' : 'H' }] }] }
      : {}),
    referenceRange: [{ low: { value: low, unit }, high: { value: high, unit } }],
  };
}

function reviewTask(
  book: SeedBook,
  patient: Person,
  report: DiagnosticReport & { id: string },
  received: number,
): Task & { id: string } {
  return {
    resourceType: 'Task',
    id: book.chance.uuid(),
    status: 'requested',
    intent: 'order',
    priority: 'routine',
    code: { coding: [{ system: SYSTEM.taskKind, code: 'result-review' }] },
    description: report.code.text ?? '',
    focus: { reference: `DiagnosticReport/${report.id}` },
    for: { reference: `Patient/${patient.id}` },
    requester: { reference: `Organization/${ORGANIZATION_ID}` },
    owner: { reference: `Practitioner/${patient.gpId}` },
    authoredOn: instantText(received),
  };
}
