import type { Portal } from '../../portal/portal.ts';
import { patientOf, patientOnBasisOf } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';
import { warnings } from './warnings.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan jeg ta to om dagen?' };
const send = (desk: Workstation) => desk.page.getByRole('button', { name: /^(Send|Legg i kø)/u });

/** A patient of Ingrid Lien's has written, and she has it open. */
async function opened(portal: Portal, desk: Workstation) {
  const patient = patientOf(portal, 'Ingrid Lien');
  const taskId = await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  return { patient, taskId };
}

test('consent was withdrawn while a matter waits: it stays until it is handled by phone, and the draft is kept', async ({
  portal,
  desk,
}) => {
  const { patient, taskId } = await opened(portal, desk);
  await desk.answerField.fill('Ta én om');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await portal.rights.consentsTo(patient.id, 'basis');

  await expect(warnings(desk)).toContainText('Kan ikke nås digitalt. Ring pasienten. Send brev');
  await expect(warnings(desk)).toContainText('Pasienten trakk samtykket');
  await expect(send(desk)).toHaveCount(0);
  await expect(desk.answerField).toHaveValue('Ta én om');
  await desk.answerField.press('End');
  await desk.page.keyboard.type(' dagen.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(portal.answers(taskId)).toEqual([]);
  expect(portal.taskNow(taskId)?.status).not.toBe('completed');
  await expect(await desk.row(question.subject)).toBeVisible();

  // What the surgery has stays: the thread can be read, and the matter is closed by a contact that is written down.
  await expect(desk.message(question.question)).toBeVisible();
  await desk.page.getByRole('group', { name: 'Hva vil du gjøre?' }).getByRole('button', { name: 'Avslutt' }).click();
  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill('Ringte. Tar én om dagen.');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('button', { name: 'Avslutt saken' }).click();
  await expect.poll(() => portal.taskNow(taskId)?.status).toBe('completed');
  expect(portal.answers(taskId)).toEqual([]);
});

test('consent is withdrawn while the answer waits: it is not sent, and its author has the text', async ({
  portal,
  desk,
}) => {
  const { patient, taskId } = await opened(portal, desk);
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer('Ta én om dagen.');
  await expect(desk.message('Ta én om dagen.')).toContainText('Venter på nett');
  await portal.rights.consentsTo(patient.id, 'basis');
  await desk.backOnline(portal);
  await expect(desk.page.getByText('Svaret ble ikke levert')).toBeVisible({ timeout: 45_000 });
  expect(portal.answers(taskId)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Trekk tilbake og rediger' }).click();
  await expect(desk.answerField).toHaveValue('Ta én om dagen.');
  await expect(warnings(desk)).toContainText('Kan ikke nås digitalt');
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test('a patient on Basis cannot be reached through the portal, and everyone sees it before they type', async ({
  portal,
  desk,
}) => {
  const patient = patientOnBasisOf(portal, 'Ingrid Lien').id;
  const taskId = await portal.patientWrites({ ...question, patient });
  for (const [name, next] of [
    ['Kari Moe', 'Ingrid Lien'],
    ['Ingrid Lien', null],
  ] as const) {
    await desk.signInAs(name);
    await (await desk.row(question.subject)).click();
    await expect(warnings(desk)).toContainText('Kan ikke nås digitalt. Ring pasienten. Send brev');
    await expect(warnings(desk)).not.toContainText('trakk samtykket');
    await expect(desk.page.getByText('Svaret kan ikke sendes digitalt')).toBeVisible();
    await expect(send(desk)).toHaveCount(0);
    expect(await desk.accessibilityViolations()).toEqual([]);
    if (next === null) {
      // Told before a word is written: nothing leaves, and the time is agreed on by telephone.
      await desk.act('Krever oppmøte').click();
      await expect(
        desk.page.getByText('Pasienten får ikke svaret, og ingen time blir bestilt herfra'),
      ).toBeInViewport();
      await expect(desk.page.getByRole('button', { name: /^(Send|Legg i kø) og avslutt/u })).toHaveCount(0);
      await desk.clearInBothLights();
      continue;
    }
    await desk.signOut(name);
  }
  await desk.page.getByRole('link', { name: 'Åpne pasient' }).click();
  await expect(desk.page.getByRole('main')).toContainText('Basis');
  expect(portal.answers(taskId)).toEqual([]);
});
