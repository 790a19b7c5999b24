import type { Db } from '../../electron/engine/db/open.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aPatient, aTask, BERG, LIEN, meta, MOE, staff, theStaff, VIK, type Resource } from '../fhir/resources.ts';
import { pulled } from './aSurgery.ts';

const NAMES = ['Ødegård', 'Aas', 'Berg', 'Zakariassen', 'Østbø', 'Ås', 'Lunde'];
const TEAMS = ['gp', 'receptionist', 'nurse'];
const KINDS = ['e-consultation', 'message', 'renewal-line', 'result-review', 'cap-change', 'e-consultation'];

/** Two GPs, a receptionist, a practice manager. */
export function aWholeStaff(): Resource[] {
  return [...theStaff(), ...staff(BERG, 'Anne', 'Berg', 'gp'), ...staff(VIK, 'Per', 'Ås', 'practice-manager')];
}

/**
 * A surgery with `count` matters of every kind for seven patients of two GPs: some ended, some urgent, on various
 * desks and with teams, received in the weeks before 23 March 2027.
 */
export function pullAQueue(db: Db, count: number): void {
  const patients = NAMES.map((family, place) => ({
    ...aPatient({
      name: [{ family, given: ['Nora'] }],
      generalPractitioner: place === 6 ? undefined : [{ reference: `Practitioner/${place % 2 === 0 ? LIEN : BERG}` }],
    }),
    id: `patient-${place}`,
  }));
  const tasks = Array.from({ length: count }, (_, place) => {
    const day = String(1 + ((place * 7) % 23)).padStart(2, '0');
    const hour = String((place * 5) % 24).padStart(2, '0');
    const owner = [LIEN, BERG, MOE, undefined][place % 4];
    return {
      ...aTask({
        status: place % 9 === 0 ? 'completed' : 'requested',
        priority: place % 11 === 0 ? 'urgent' : 'routine',
        code: { coding: [{ system: SYSTEM.taskKind, code: KINDS[place % KINDS.length] }] },
        description: `${place % 2 === 0 ? 'Utslett' : 'Søvn'} ${place}`,
        for: { reference: `Patient/patient-${place % NAMES.length}` },
        owner: owner === undefined ? undefined : { reference: `Practitioner/${owner}` },
        ...(place % 8 === 3 ? { performerType: [{ coding: [{ system: SYSTEM.role, code: TEAMS[place % 3] }] }] } : {}),
        authoredOn: `2027-03-${day}T${hour}:${String(place % 60).padStart(2, '0')}:00.000Z`,
      }),
      meta: meta(
        '1',
        `2027-03-23T08:00:${String(place % 60).padStart(2, '0')}.${String(place % 1000).padStart(3, '0')}Z`,
      ),
      id: `task-${place}`,
    };
  });
  const bookings = Array.from({ length: Math.floor(count / 6) }, (_, place) => ({
    resourceType: 'Appointment',
    id: `booking-${place}`,
    meta: meta(),
    status: place % 3 === 0 ? 'proposed' : 'pending',
    created: `2027-03-${String(8 + (place % 14)).padStart(2, '0')}T10:00:00.000Z`,
    description: `Kontroll ${place}`,
    ...(place % 3 === 0 ? { comment: 'Helst tidlig' } : { start: '2027-04-10T09:00:00.000Z' }),
    participant: [
      { actor: { reference: `Patient/patient-${place % NAMES.length}` } },
      { actor: { reference: `Practitioner/${LIEN}` } },
    ],
  }));
  pulled(db, [...aWholeStaff(), ...patients, ...tasks, ...bookings]);
}
