import { patientOf } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';

const SUBJECT = 'Spørsmål om dosen';

test('Esc out of a panel leaves the keyboard where it was: no single key becomes a word to the patient', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  await portal.patientWrites({
    subject: SUBJECT,
    question: 'Kan jeg ta to om dagen?',
    patient: patientOf(portal, 'Ingrid Lien').id,
  });
  await desk.signInAs('Ingrid Lien');
  await desk.goTo('e');
  await desk.open(SUBJECT);
  for (const [key, panel] of [
    ['o', 'Krever oppmøte'],
    ['f', 'Feil kanal'],
    ['u', 'Ikke egnet'],
    ['i', 'Internt notat'],
    ['h', 'Haster'],
    ['e', 'Avslutt'],
  ] as const) {
    // oxlint-disable no-await-in-loop -- one panel after the other
    await page.keyboard.press(key);
    await expect(desk.act(panel)).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(desk.act('Svar')).toHaveAttribute('aria-pressed', 'true');
    await expect(desk.pane).toBeFocused();
    // oxlint-enable no-await-in-loop
  }
  await page.keyboard.press('f');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(desk.pane).toBeFocused();
  // A key that goes to another case, and one that opens a panel there: nothing is typed.
  await page.keyboard.press('j');
  await expect(page.locator('.patient-strip__subject')).not.toContainText(SUBJECT);
  await page.keyboard.press('r');
  await expect(desk.answerField).toBeFocused();
  await expect(desk.answerField).toHaveValue('');
  await page.keyboard.press('Escape');
  await desk.open(SUBJECT);
  await expect(desk.answerField).toHaveValue('');
  await expect(page.getByText(/kladd/iu)).toHaveCount(0);
});

test('Ctrl+Enter sends from wherever in a panel the keyboard is', async ({ portal, desk }) => {
  const { page } = desk;
  const taskId = await portal.patientWrites({
    subject: SUBJECT,
    question: 'Kan jeg bestille time her?',
    patient: patientOf(portal, 'Ingrid Lien').id,
  });
  await desk.signInAs('Ingrid Lien');
  await desk.open(SUBJECT);
  await page.keyboard.press('f');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expect(page.getByRole('textbox', { name: /^Melding til/u })).not.toHaveValue('');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Levert/u).first()).toBeVisible({ timeout: 30_000 });
  expect(portal.answers(taskId)).toHaveLength(1);
});

test('at 1280×800 what sends is in sight in every panel with a text, and the language of the text is explained', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  const patient = portal.read('Patient', patientOf(portal, 'Ingrid Lien').id);
  if (patient === undefined) throw new Error('no patient');
  await portal.update({ ...patient, communication: [{ language: { coding: [{ code: 'nn' }] } }] });
  await portal.patientWrites({ subject: SUBJECT, question: 'Kan jeg ta to om dagen?', patient: patient.id });
  await page.setViewportSize({ width: 1280, height: 800 });
  await desk.signInAs('Ingrid Lien');
  await desk.open(SUBJECT);
  for (const key of ['o', 'u', 'f']) {
    // oxlint-disable no-await-in-loop -- one panel after the other
    await page.keyboard.press(key);
    await expect(page.getByRole('textbox', { name: /^Melding til/u })).not.toHaveValue('');
    await expect(page.getByRole('button', { name: /^Send og avslutt/u })).toBeInViewport({ ratio: 1 });
    await expect(page.getByText(/leser nynorsk, ifølge portalen/u)).toBeInViewport({ ratio: 1 });
    expect(await desk.accessibilityViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    // oxlint-enable no-await-in-loop
  }
  await page.keyboard.press('Control+m');
  await expect(page.getByRole('group', { name: /leser nynorsk, ifølge portalen/u })).toBeVisible();
});
