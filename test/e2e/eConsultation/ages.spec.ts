import { childWithParent, patientOf } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';
import { recipientsOf, warnings } from './warnings.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan hen ta to om dagen?' };
const ANSWER = 'Ta én om dagen.';

test.use({ begins: '2027-03-22T10:00' });

test('a parent writes the day before the child turns 16, and the day after only the 16-year-old gets the answer', async ({
  portal,
  clock,
  desk,
}) => {
  const child = childWithParent(portal);
  await portal.rights.bornOn(child.id, '2011-03-23');
  await portal.patientWrites({ ...question, patient: child.id, by: child.parent });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Pasienten fyller 16 år tir 23. mars');
  await desk.quit();

  clock.set('2027-03-24T10:00');
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect(await desk.row(question.subject)).toContainText('16 år');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Foresatte får ikke svaret');
  await expect(desk.page.getByText(`Svaret går til ${child.name}`, { exact: true })).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.answer(ANSWER);
  await expect(desk.message(ANSWER)).toContainText('Levert');
  expect(recipientsOf(portal, ANSWER)).toEqual([[`Patient/${child.id}`]]);
});

test('a 13-year-old has asked for confidence: clinicians see the mark, and no parent gets the answer', async ({
  portal,
  desk,
}) => {
  const child = childWithParent(portal);
  await portal.rights.bornOn(child.id, '2013-10-01');
  await portal.rights.asksForConfidence(child.id);
  const taskId = await portal.patientWrites({ ...question, patient: child.id });
  await desk.signInAs('Ingrid Lien');
  await (await desk.row(question.subject)).click();
  await expect(warnings(desk)).toContainText('Skjult for foresatte');
  // Without a consent of the youth's own nobody can be written to: not the parents either.
  await expect(warnings(desk)).toContainText('Kan ikke nås digitalt');
  await expect(desk.page.getByRole('button', { name: /^(Send|Legg i kø)/u })).toHaveCount(0);
  await desk.answerField.fill(ANSWER);
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.page.getByRole('link', { name: 'Åpne pasient' }).click();
  await expect(desk.page.getByRole('heading', { level: 1, name: child.name })).toBeVisible();
  await expect(warnings(desk)).toContainText('Skjult for foresatte');
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(portal.answers(taskId)).toEqual([]);
});

test.describe('two days later', () => {
  test.use({ starts: false });

  test('a proxy wrote on the last day of the fullmakt, and two days later the answer goes to the patient only', async ({
    portal,
    clock,
    desk,
  }) => {
    clock.set('2027-03-31T10:00');
    const patient = patientOf(portal, 'Ingrid Lien');
    const by = await portal.rights.letsActFor(patient.id, { name: 'Eva Holm', from: '2026-04-01', to: '2027-03-31' });
    await portal.patientWrites({ ...question, patient: patient.id, by });
    clock.set('2027-04-02T10:00');
    await desk.start();
    await desk.signInAs('Ingrid Lien');
    await desk.open(question.subject);
    await expect(warnings(desk)).toContainText('Fullmakten gikk ut');
    await expect(desk.page.getByText(`Svaret går til ${patient.name}`, { exact: true })).toBeVisible();
    await desk.answer(ANSWER);
    await expect(desk.message(ANSWER)).toContainText('Levert');
    expect(recipientsOf(portal, ANSWER)).toEqual([[`Patient/${patient.id}`]]);
  });
});
