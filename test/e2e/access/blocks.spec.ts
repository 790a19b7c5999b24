import { expect, test } from '../workstation.ts';
import { patientOf, practitioner } from '../../builders/people.ts';

const question = { subject: 'Noe jeg ikke vil at alle skal se', question: 'Kan det være arvelig?' };

test('whoever is blocked sees that something is due, and opens it only in an emergency, with a reason; the own GP reads of the attempt', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ ...question, patient: patient.id });
  await portal.rights.blocks(patient.id, practitioner(portal, 'Henrik Solberg'));
  await desk.signInAs('Henrik Solberg');
  const row = await desk.row(/Sperret.*E-konsultasjon/u);
  await expect(row).toContainText('Ingrid Lien');
  await row.click();

  const { page } = desk;
  const refused = desk.pane;
  await expect(refused).toContainText('Du har ikke tilgang');
  await expect(refused).toContainText('Be en kollega med tilgang om å ta saken');
  for (const hidden of [patient.name, question.subject, question.question]) {
    await expect(page.locator('body')).not.toContainText(hidden);
  }
  expect(await desk.accessibilityViolations()).toEqual([]);

  await page.getByRole('button', { name: 'Åpne på nødrett' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv hvorfor det er nødvendig');
  await expect(page.locator('body')).not.toContainText(patient.name);
  await page.getByRole('textbox', { name: 'Hvorfor er det nødvendig å åpne?' }).fill('Bevisstløs på venterommet.');
  await page.getByRole('button', { name: 'Åpne på nødrett' }).click();

  await expect(page.getByRole('heading', { name: patient.name })).toBeVisible();
  await expect(refused).toContainText('Åpnet på nødrett til');
  await expect(refused).toContainText('Begrunnelse: Bevisstløs på venterommet.');
  await expect(desk.message(question.question)).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);

  await desk.signOut('Henrik Solberg');
  await desk.signInAs('Ingrid Lien');
  await page.getByRole('link', { name: 'Innsynslogg' }).click();
  await page.getByRole('textbox', { name: 'Finn pasient' }).fill(patient.name);
  await page.getByRole('button', { name: new RegExp(patient.name, 'u') }).click();
  await page.getByRole('combobox', { name: 'Vis' }).selectOption('denied');
  const lines = page.getByRole('table', { name: 'Linjer i innsynsloggen' }).locator('tbody tr');
  await expect(lines.filter({ hasNotText: 'Ikke åpnet' })).toHaveCount(0);
  await expect(lines.first()).toContainText('Henrik Solberg');
});

test('a receptionist is told whom to ask, and has no way past; the own GP sees all', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ ...question, patient: patient.id });
  await portal.rights.blocks(patient.id, 'all-but-own-gp');
  await desk.signInAs('Kari Moe');
  await (await desk.row(/Sperret.*E-konsultasjon/u)).click();
  await expect(desk.page.getByRole('heading', { name: 'Du har ikke tilgang' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Åpne på nødrett' })).toHaveCount(0);

  // Neither by name nor by a part of the number.
  await desk.page.keyboard.press('Control+k');
  const field = desk.page.getByRole('combobox', { name: 'Navn eller fødselsnummer' });
  const someoneElse = patientOf(portal, 'Siri Aasen Nordgård').name;
  const number = portal.read('Patient', patient.id)?.identifier?.[0]?.value ?? '';
  for (const typed of [patient.name, number.slice(0, 6)]) {
    expect(typed).toMatch(/.{6}/u);
    // What was found before stays until the next answer is here.
    await field.fill(someoneElse);
    await expect(desk.page.getByRole('option', { name: someoneElse })).toBeVisible();
    await field.fill(typed);
    await expect(desk.page.getByRole('dialog')).toContainText('Ingen treff');
  }
  await desk.page.keyboard.press('Escape');

  await desk.signOut('Kari Moe');
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(desk.page.getByRole('heading', { name: patient.name })).toBeVisible();
});
