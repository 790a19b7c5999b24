import { expect, test } from 'vitest';
import { alertedDoctors } from '../../../shared/domain/eConsultation/alerted.ts';
import type { Contact } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { ListId } from '../../../shared/domain/patientList/listState.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const LIEN = 'lien' as PractitionerId;
const SOLBERG = 'solberg' as PractitionerId;
const BERG = 'berg' as PractitionerId;
const AWAY = 'away' as PractitionerId;
const MOE = 'moe' as PractitionerId;
const DOCTORS = [LIEN, SOLBERG, BERG];

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2027-07-10');

const list = {
  listId: 'list' as ListId,
  sharedList: null,
  gps: [{ gp: LIEN, from: day('2020-01-01'), to: null }],
  locums: [{ locum: SOLBERG, from: day('2027-07-01'), to: day('2027-07-14') }],
};
const elsewhere = { listId: 'other' as ListId, sharedList: null, gps: [], locums: [] };
const matter = { urgent: true, contacts: [] as Contact[], takenBy: null, responsibleGp: LIEN };
const contact = (way: Contact['way']): Contact => ({ way, by: MOE, at: 0, note: 'Snakket med pasienten.' });

test.each([
  ['while a locum stands in, the locum', matter, TODAY, [SOLBERG]],
  ['otherwise the GP', matter, day('2027-07-15'), [LIEN]],
  ['the doctor who has taken it, and no other', { ...matter, takenBy: BERG }, TODAY, [BERG]],
  ['the GP’s substitute also when a receptionist has taken it', { ...matter, takenBy: MOE }, TODAY, [SOLBERG]],
  ['every doctor when nobody here is the patient’s GP', { ...matter, responsibleGp: AWAY }, day('2027-07-15'), DOCTORS],
  ['nobody when it can wait', { ...matter, urgent: false }, TODAY, []],
  ['nobody once somebody has spoken with the patient', { ...matter, contacts: [contact('phone')] }, TODAY, []],
  ['still after a letter, which helps nobody today', { ...matter, contacts: [contact('letter')] }, TODAY, [SOLBERG]],
])('alerted is %s', (_who, urgent, on, alerted) => {
  expect(alertedDoctors(urgent, urgent.responsibleGp === LIEN ? list : elsewhere, DOCTORS, on)).toEqual(alerted);
});

test('both locums, when two stand in', () => {
  const two = { ...list, locums: [...list.locums, { locum: BERG, from: day('2027-07-05'), to: day('2027-07-20') }] };
  expect(alertedDoctors(matter, two, DOCTORS, TODAY)).toEqual([SOLBERG, BERG]);
  expect(alertedDoctors(matter, two, [LIEN, BERG], TODAY)).toEqual([BERG]);
  expect(alertedDoctors(matter, two, [LIEN], TODAY)).toEqual([LIEN]);
});

test('every doctor when the GP does not work here today', () => {
  expect(alertedDoctors(matter, list, [BERG], TODAY)).toEqual([BERG]);
});
