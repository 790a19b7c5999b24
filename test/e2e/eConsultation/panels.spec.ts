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
