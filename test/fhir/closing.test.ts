import { describe, expect, test } from 'vitest';
import type { Ending } from '../../shared/domain/eConsultation/ending.ts';
import type { PatientId, PractitionerId } from '../../shared/domain/identity/ids.ts';
import { endingIn } from '../../shared/fhir/closing.ts';
import { endingSteps, toEConsultation } from '../../shared/fhir/eConsultation.ts';
import { schemas, type TaskResource } from '../../shared/fhir/schemas.ts';
import {
  appointmentStep,
  bookedTime,
  gpOfSchedule,
  slotTakenBy,
  takeSlotStep,
  toBooking,
  toSlot,
} from '../../shared/fhir/slot.ts';
import { applyUpdate, type Step } from '../../shared/fhir/step.ts';
import { checkR4 } from './checkR4.ts';
import { aTask, LIEN, MATTER, meta, NORA } from './resources.ts';

const lien = LIEN as PractitionerId;
const ENTRY = '0d0e0a5c-7b1a-4a3e-8f0e-1c2d3e4f5a6b';

function taskFrom(resource: unknown): TaskResource {
  const parsed = schemas.Task.safeParse(resource);
  if (!parsed.success) throw new Error(parsed.fault.problem);
  return parsed.data;
}

function carriedOut(steps: readonly Step[], task: object = aTask()): TaskResource {
  let now: Readonly<Record<string, unknown>> = { ...task };
  for (const step of JSON.parse(JSON.stringify(steps)) as Step[])
    if (step.do === 'update') now = applyUpdate(now, step);
  return taskFrom(now);
}

const closed = (ending: Ending | null, task?: object) =>
  carriedOut(endingSteps({ entryId: ENTRY, task: taskFrom(aTask()), author: lien, takenBy: null }, ending, []), task);
const stateOf = (task: TaskResource) =>
  toEConsultation(task, { responsibleGp: lien, reach: 'portal', contacts: [] }).state;

const bare = (code: string) => ({
  businessStatus: {
    coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/e-consultation-closing', code }],
  },
});

describe('how a matter ended stands on its Task', () => {
  test.each<[Ending, string]>([
    [{ code: 'wrong-channel', use: 'prescription-renewal' }, 'WrongChannel'],
    [{ code: 'must-come-in' }, 'MustComeIn'],
    [{ code: 'not-suitable', reason: 'sick-note' }, 'NotSuitable'],
    [{ code: 'contacted' }, 'Contacted'],
  ])('%j', (ending, type) => {
    const task = closed(ending);
    checkR4(task);
    expect(endingIn(task)).toEqual(ending);
    expect(stateOf(task)).toMatchObject({ status: 'closed', how: { type } });
  });

  test('an answer has none, and takes away what stood there from before the patient opened it again', () => {
    expect(endingIn(closed(null))).toBeNull();
    const again = closed(null, closed({ code: 'not-suitable', reason: 'other' }));
    expect([endingIn(again), again['statusReason'], stateOf(again).status]).toEqual([null, undefined, 'answered']);
  });

  test.each([
    ['a status of somebody else’s', { businessStatus: { coding: [{ system: 'x', code: 'contacted' }] } }, null],
    ['one that cannot be read', { businessStatus: 'contacted' }, null],
  ])('%s says nothing', (_what, changed, ending) => {
    expect(endingIn(taskFrom(aTask(changed)))).toBe(ending);
  });

  test('a channel or a reason that we do not know is the widest one', () => {
    expect(endingIn(taskFrom(aTask(bare('wrong-channel'))))).toEqual({ code: 'wrong-channel', use: 'message' });
    expect(endingIn(taskFrom(aTask(bare('not-suitable'))))).toEqual({ code: 'not-suitable', reason: 'other' });
  });
});

const slot = {
  resourceType: 'Slot',
  id: 'slot-1',
  meta: meta(),
  schedule: { reference: 'Schedule/lien' },
  serviceType: [
    { coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/modality', code: 'in-person' }] },
    { coding: [{ system: 'https://example.org/other', code: 'video' }] },
  ],
  status: 'free',
  start: '2027-03-24T09:00:00.000Z',
  end: '2027-03-24T09:20:00.000Z',
};
const start = Date.parse(slot.start);

describe('a time in the calendar', () => {
  test('is read with its state and the ways to meet', () => {
    expect(toSlot(slot, lien)).toEqual({
      id: 'slot-1',
      gp: lien,
      start,
      end: start + 20 * 60_000,
      modalities: ['in-person'],
      state: 'free',
    });
    expect(toSlot({ ...slot, serviceType: undefined }, lien)?.modalities).toEqual([]);
  });

  test.each([
    ['free', 'free'],
    ['busy-tentative', 'held'],
    ['busy', 'busy'],
    ['busy-unavailable', 'busy'],
    ['entered-in-error', 'busy'],
  ])('%s is %s', (status, state) => expect(toSlot({ ...slot, status }, lien)?.state).toBe(state));

  test.each([
    ['no times', { ...slot, start: undefined }],
    ['a time that is none', { ...slot, start: 'soon' }],
    ['an end that is none', { ...slot, end: 'later' }],
    ['nothing', null],
  ])('with %s is not understood', (_what, resource) => expect(toSlot(resource, lien)).toBeNull());

  test('belongs to the GP of its schedule', () => {
    const schedule = { id: 's', actor: [{ reference: 'Location/1' }, { reference: `Practitioner/${LIEN}` }] };
    expect(gpOfSchedule(schedule)).toBe(LIEN);
    expect(gpOfSchedule({ ...schedule, active: false })).toBeNull();
    expect([gpOfSchedule({ id: 's' }), gpOfSchedule({ id: 's', actor: [] }), gpOfSchedule('s')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('is taken by an entry, which is told from somebody else’s choice', () => {
    const taken = applyUpdate(slot, takeSlotStep(ENTRY, 'slot-1'));
    checkR4(taken);
    expect([taken['status'], slotTakenBy(taken)]).toEqual(['busy', ENTRY]);
    expect([
      slotTakenBy({ ...slot, status: 'busy' }),
      slotTakenBy({ ...slot, extension: 'x' }),
      slotTakenBy(null),
    ]).toEqual([null, null, null]);
    const url = 'https://legekontor.example/fhir/StructureDefinition/taken-by';
    for (const valueIdentifier of [
      undefined,
      { system: 'x', value: ENTRY },
      { system: 'https://legekontor.example/fhir/outbox-entry' },
    ])
      expect(slotTakenBy({ ...slot, extension: [{ url, valueIdentifier }] })).toBeNull();
  });
});

describe('an appointment', () => {
  const nora = NORA as PatientId;
  const inSlot = toSlot(slot, lien);
  if (inSlot === null) throw new Error('the slot is not understood');
  const about = { patient: `Patient/${NORA}`, task: MATTER, reason: 'Ny medisin', at: start - 5 };

  test('made by the surgery is R4, tells what led to it, and takes up its time', () => {
    const { resource } = appointmentStep(ENTRY, inSlot, about);
    checkR4(resource);
    expect(resource).toMatchObject({ status: 'booked', supportingInformation: [{ reference: `Task/${MATTER}` }] });
    expect(bookedTime(resource)).toEqual({ gp: lien, start });
    expect(toBooking({ ...resource, id: 'a' }, nora)).toMatchObject({
      patient: nora,
      gp: lien,
      state: { status: 'booked', slot: { id: 'slot-1', start } },
    });
  });

  test('without a reason has no description', () => {
    expect(appointmentStep(ENTRY, inSlot, { ...about, reason: '' }).resource).not.toHaveProperty('description');
  });

  const booked = { ...appointmentStep(ENTRY, inSlot, about).resource, id: 'a' };
  test('that is offered holds its time; one without a GP or a slot still takes the patient’s', () => {
    expect(toBooking({ ...booked, status: 'proposed' }, nora)?.state.status).toBe('proposed');
    expect(toBooking({ ...booked, slot: undefined, participant: [] }, nora)).toMatchObject({
      gp: '',
      state: { status: 'booked' },
    });
  });

  test.each([
    ['cancelled', { ...booked, status: 'cancelled' }],
    ['a wish without a time', { ...booked, status: 'proposed', start: undefined, end: undefined }],
    ['without an end', { ...booked, end: undefined }],
    ['that cannot be read', { id: 5 }],
  ])('%s takes up no time', (_what, resource) => expect(toBooking(resource, nora)).toBeNull());

  test('nothing else is one', () => {
    expect(bookedTime({ resourceType: 'Communication' })).toBeNull();
    expect(bookedTime({ ...booked, status: 'proposed' } as { resourceType: string })).toBeNull();
  });
});
