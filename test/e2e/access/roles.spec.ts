import { expect, test } from '../workstation.ts';
import { patientOf } from '../../builders/people.ts';

const question = { subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' };

test('a receptionist prepares an answer and cannot send it', async ({ portal, desk }) => {
  const taskId = await portal.patientWrites(question);
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
  await expect(desk.page.getByRole('button', { name: /^(Send|Legg i kø)/u })).toHaveCount(0);
  await desk.answerField.fill('Ta én om dagen.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByText(/^Utkastet er klart for legen/u).first()).toBeVisible();
  expect(portal.answers(taskId)).toEqual([]);
});

test('a manager is told why the health of patients is not theirs to see, and what they can use', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites(question);
  const { page } = desk;
  await page.getByText('Trond Vik', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dette er ikke for din rolle' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('fordi du ikke yter helsehjelp');
  await expect(page.getByRole('main')).toContainText('fastlege, vikar, sykepleier, helsesekretær');
  await expect(page.locator('body')).not.toContainText(question.subject);
  expect(await desk.accessibilityViolations()).toEqual([]);

  await page.getByRole('main').getByRole('link', { name: 'Usendt' }).click();
  await expect(page.getByRole('heading', { name: 'Usendt' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  // Who is on the list is administrative; the page of one is not.
  const patient = patientOf(portal, 'Ingrid Lien');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Navn eller fødselsnummer' }).fill(patient.name);
  await page.getByRole('option', { name: patient.name }).first().click();
  await expect(page.getByRole('heading', { name: 'Dette er ikke for din rolle' })).toBeVisible();
});
