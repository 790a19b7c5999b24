import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Chance } from '../../portal/surgery/random.ts';
import { type BenchType, type Counts, chanceOf, GPS, gpOfPatient, idOf, patientOf, personOf } from './identity.ts';

export type BenchResource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** When the benchmark's portal was last written to; the second versions come in the days after it. */
export const NOW = Date.parse('2026-06-01T12:00:00Z');
const STEP = 20 * 60_000;
/** The newest tasks wait for someone, the rest is history. */
const OPEN_TASKS = 2_000;

/**
 * The resource of a type with a number, in a version: a pure function of these and of the seed. 0 is the newest; each
 * step back is twenty minutes, so that no two of a type share a lastUpdated. A second version is newer than all first
 * ones. Shapes as in `docs/portal-api.md`, sizes about those of real ones.
 *
 * @param counts decides only which others it refers to
 */
export function resourceOf(type: BenchType, index: number, version: number, counts: Counts): BenchResource {
  const chance = chanceOf(type, index, version + 1);
  const updated = lastUpdatedOf(type, index, version);
  // What happened when stays from version to version.
  const happened = lastUpdatedOf(type, index, 1);
  const head = {
    resourceType: type,
    id: idOf(type, index),
    meta: {
      versionId: String(version),
      lastUpdated: writeInstant(updated),
      profile: [`http://hl7.no/fhir/StructureDefinition/no-basis-${type}`],
    },
  };
  const about = patientOf(index, counts.Patient);
  const patient = { reference: `Patient/${idOf('Patient', about)}` };
  const gp = { reference: `Practitioner/${idOf('Practitioner', gpOfPatient(about))}` };
  switch (type) {
    case 'Organization':
      return { ...head, active: true, name: 'Benkemoen legesenter' };
    case 'Practitioner': {
      const { given, family } = personOf('Practitioner', index);
      return { ...head, active: true, name: [{ family, given }] };
    }
    case 'PractitionerRole':
      return {
        ...head,
        active: true,
        practitioner: { reference: `Practitioner/${idOf('Practitioner', index)}` },
        organization: { reference: `Organization/${idOf('Organization', 0)}` },
        code: [{ coding: [{ system: SYSTEM.role, code: 'gp' }] }],
      };
    case 'Patient':
      return { ...head, ...patientFields(index, chance) };
    case 'Task':
      return { ...head, ...taskFields(index, version, happened, chance), for: patient, requester: patient, owner: gp };
    case 'Communication': {
      const task = index % Math.max(1, counts.Task);
      const of = { reference: `Patient/${idOf('Patient', patientOf(task, counts.Patient))}` };
      return {
        ...head,
        identifier: [{ system: SYSTEM.entry, value: chance.uuid() }],
        status: 'completed',
        category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'e-consultation' }] }],
        partOf: [{ reference: `Task/${idOf('Task', task)}` }],
        subject: of,
        sender: of,
        recipient: [{ reference: `Organization/${idOf('Organization', 0)}` }],
        sent: writeInstant(happened - 60_000),
        payload: [{ contentString: words(chance, 280) }],
      };
    }
    case 'Appointment': {
      const start = happened + 10 * 86_400_000;
      return {
        ...head,
        status: chance.pick(['booked', 'fulfilled', 'fulfilled', 'noshow', 'cancelled']),
        serviceType: [{ coding: [{ system: `${SYSTEM.role}/modality`, code: 'in-person' }] }],
        description: words(chance, 90),
        start: writeInstant(start),
        end: writeInstant(start + STEP),
        created: writeInstant(happened),
        participant: [
          { actor: patient, required: 'required', status: 'accepted' },
          { actor: gp, required: 'required', status: 'accepted' },
        ],
        comment: words(chance, 110),
      };
    }
    case 'MedicationRequest':
      return {
        ...head,
        status: chance.pick(['active', 'completed', 'completed']),
        intent: 'order',
        medicationCodeableConcept: {
          coding: [{ system: SYSTEM.atc, code: chance.pick(['N02BE01', 'C10AA05', 'A10BA02', 'R03AC02']) }],
          text: words(chance, 30),
        },
        subject: patient,
        requester: gp,
        authoredOn: writeInstant(happened),
        dosageInstruction: [{ text: words(chance, 120) }],
        dispenseRequest: {
          validityPeriod: { start: writeInstant(happened), end: writeInstant(happened + 365 * 86_400_000) },
          numberOfRepeatsAllowed: chance.between(0, 4),
          expectedSupplyDuration: { value: 90, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
        },
        note: [{ text: words(chance, 100) }],
      };
    default:
      return assertNever(type);
  }
}

export function lastUpdatedOf(type: BenchType, index: number, version: number): number {
  if (version > 1) return NOW + (version - 1) * 3_600_000 + index * 1_000;
  return NOW - index * STEP - chanceOf(type, index).between(0, STEP - 1);
}

/** Two in a hundred; an urgent one may not be answered before the patient has been reached otherwise. */
export function isUrgent(task: number): boolean {
  return task % 50 === 1;
}

function patientFields(index: number, chance: Chance): Record<string, unknown> {
  const { given, family, gender, birthDate, number } = personOf('Patient', index);
  return {
    active: true,
    identifier: [{ use: 'official', system: SYSTEM.nationalId, value: number }],
    name: [{ use: 'official', family, given }],
    telecom: [
      { system: 'phone', use: 'mobile', value: `9${chance.between(1_000_000, 9_999_999)}` },
      { system: 'email', value: `${index}@patient.example` },
    ],
    gender,
    birthDate,
    address: [{ use: 'home', line: [words(chance, 24)], postalCode: '3577', city: 'Hovet', country: 'NO' }],
    communication: [
      { language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'nb' }], text: 'Norsk bokmål' }, preferred: true },
    ],
    contact: [{ relationship: [{ text: words(chance, 40) }], name: { text: words(chance, 24) } }],
    generalPractitioner: [{ reference: `Practitioner/${idOf('Practitioner', index % GPS)}` }],
    managingOrganization: { reference: `Organization/${idOf('Organization', 0)}` },
  };
}

function taskFields(index: number, version: number, authored: number, chance: Chance): Record<string, unknown> {
  const kind = index % 10 < 7 ? 'e-consultation' : index % 10 < 9 ? 'message' : 'renewal-line';
  return {
    status: index < OPEN_TASKS ? (version > 1 ? 'in-progress' : 'requested') : 'completed',
    intent: 'order',
    priority: isUrgent(index) ? 'urgent' : 'routine',
    code: { coding: [{ system: SYSTEM.taskKind, code: kind }] },
    description: words(chance, 60),
    authoredOn: writeInstant(authored),
    lastModified: writeInstant(authored),
    restriction: { period: { end: writeInstant(authored + 7 * 86_400_000) } },
    note: [{ text: words(chance, 90) }],
  };
}

const WORDS =
  'jeg har hatt vondt i halsen siden mandag og lurer på om tablettene kan tas to ganger om dagen eller bare når det trengs fordi såret på foten ikke vil gro selv om jeg skifter bandasje hver kveld slik dere sa sist'.split(
    ' ',
  );

/** Running words of about a length in characters. */
function words(chance: Chance, length: number): string {
  let text = '';
  while (text.length < length) text += `${text === '' ? '' : ' '}${chance.pick(WORDS)}`;
  return text;
}
