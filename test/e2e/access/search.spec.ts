import { expect, test } from '../workstation.ts';
import { patientOf } from '../../builders/people.ts';

test('a patient is found by keyboard alone, with the matters and a number that is masked until asked for', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ patient: patient.id, subject: 'Vondt i kneet', question: 'Kan jeg løpe?' });
  await desk.signInAs('Ingrid Lien');
  await desk.row('Vondt i kneet');
  const { page } = desk;
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Navn eller fødselsnummer' });
  await expect(field).toBeFocused();
  await field.fill('qqqq');
  await expect(page.getByRole('dialog')).toContainText('Ingen treff');
  await field.fill(patient.name.toLowerCase());
  await expect(page.getByRole('option', { name: patient.name }).first()).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Full tilgang');
  await expect(page.getByRole('main')).toContainText('Ingrid Lien');
  const whole = portal.read('Patient', patient.id)?.identifier?.[0]?.value ?? '';
  const masked = `${whole.slice(0, 6)} •••••`;
  await expect(page.getByRole('status').filter({ hasText: masked })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(whole.slice(6));
  expect(await desk.accessibilityViolations()).toEqual([]);
  await page.getByRole('button', { name: 'Vis hele' }).click();
  await expect(page.getByText(`${whole.slice(0, 6)} ${whole.slice(6)}`)).toBeVisible();
  await page.getByRole('button', { name: 'Skjul' }).click();
  await expect(page.locator('body')).not.toContainText(whole.slice(6));

  await page.getByRole('link', { name: 'Vondt i kneet' }).click();
  await expect(desk.answerField).toBeVisible();
  await page.getByRole('link', { name: 'Åpne pasient' }).click();
  await expect(page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
});
