import { describe, expect, test } from 'vitest';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { assignStep, deskIn, deskOfStep, deskText, type Desk } from '../../shared/fhir/assignment.ts';
import { claimIn, claimStep } from '../../shared/fhir/desk.ts';
import { schemas, type TaskResource } from '../../shared/fhir/schemas.ts';
import { applyUpdate, type Step, type UpdateStep } from '../../shared/fhir/step.ts';
import { isUrgent, urgencySetBy, urgencyStep } from '../../shared/fhir/urgency.ts';
import { checkR4 } from './checkR4.ts';
import { aTask, LIEN, MATTER, MOE } from './resources.ts';

const lien = LIEN as PractitionerId;
const moe = MOE as PractitionerId;
const person = (id: PractitionerId): Desk => ({ type: 'person', id });

function taskFrom(resource: unknown): TaskResource {
  const parsed = schemas.Task.safeParse(resource);
  if (!parsed.success) throw new Error(parsed.fault.problem);
  return parsed.data;
}

/** The Task as the portal has it when the step has been carried out: what was frozen went through JSON. */
function after(step: Step, task: object = aTask()): TaskResource {
  const frozen = JSON.parse(JSON.stringify(step)) as UpdateStep;
  return taskFrom(applyUpdate({ ...task }, frozen));
}

describe('a matter is put on a desk', () => {
  test.each<Desk>([person(moe), { type: 'team', role: 'nurse' }, { type: 'surgery' }])('%j', (to) => {
    const task = after(assignStep(MATTER, person(lien), to));
    expect(deskIn(task)).toEqual(to);
    checkR4(task);
  });

  test('and from there on another: nothing of the first is left', () => {
    const nurses = after(assignStep(MATTER, person(lien), { type: 'team', role: 'nurse' }));
    const back = after(assignStep(MATTER, deskIn(nurses), person(lien)), nurses);
    expect(back).toMatchObject({ owner: { reference: `Practitioner/${LIEN}` } });
    expect(back['performerType']).toBeUndefined();
  });

  test('whoever had taken it has it no more, and what we do not know of survives', () => {
    const taken = after(claimStep(MATTER, { by: lien, at: 5 }), aTask({ note: [{ text: 'Fra en annen' }] }));
    expect(claimIn(taken)).not.toBeNull();
    const given = after(assignStep(MATTER, person(lien), person(moe)), taken);
    expect(claimIn(given)).toBeNull();
    expect(given).toMatchObject({ status: 'received', note: [{ text: 'Fra en annen' }] });
  });

  test('the step tells both desks', () => {
    const step = assignStep(MATTER, { type: 'surgery' }, { type: 'team', role: 'gp' });
    expect([step.saw, deskText(deskOfStep(step))]).toEqual(['surgery', 'team gp']);
  });

  test.each([
    ['an owner that is no person', { owner: { reference: 'Organization/storgata' } }],
    ['a team that we do not know', { owner: undefined, performerType: [{ coding: [{ code: 'nurse' }] }] }],
    ['a team that cannot be read', { owner: undefined, performerType: 'nurse' }],
  ])('%s is the whole surgery’s', (_what, changed) => {
    expect(deskIn(taskFrom(aTask(changed)))).toEqual({ type: 'surgery' });
  });
});

describe('something is urgent', () => {
  const at = Date.parse('2027-03-23T08:31:00.000Z');

  test('marked, and called off again: who said so last stands there', () => {
    const urgent = after(urgencyStep(MATTER, true, { by: moe, at }));
    expect([isUrgent(urgent), urgencySetBy(urgent)]).toEqual([true, { by: moe, at }]);
    checkR4(urgent);
    const calm = after(urgencyStep(MATTER, false, { by: lien, at: at + 5 }), urgent);
    expect([isUrgent(calm), urgencySetBy(calm)]).toEqual([false, { by: lien, at: at + 5 }]);
  });

  test.each([
    [undefined, false],
    ['routine', false],
    ['urgent', true],
    ['asap', true],
    ['stat', true],
  ])('FHIR’s priority %s: %s', (priority, urgent) => expect(isUrgent(taskFrom(aTask({ priority })))).toBe(urgent));

  const url = 'https://legekontor.example/fhir/StructureDefinition/urgency-set-by';
  const part = { url: 'practitioner', valueReference: { reference: `Practitioner/${MOE}` } };
  test.each([
    ['none', undefined],
    ['somebody else’s', [{ url: 'https://example.org/x' }]],
    ['no list', 'x'],
    ['without a time', [{ url, extension: [part] }]],
    ['without a person', [{ url, extension: [{ url: 'at', valueInstant: '2027-03-23T08:31:00.000Z' }] }]],
  ])('an extension that tells nothing: %s', (_what, extension) => {
    expect(urgencySetBy(taskFrom(aTask({ extension })))).toBeNull();
  });
});
