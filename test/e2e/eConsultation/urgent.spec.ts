import { patientOf } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';

const question = {
  subject: 'Trykk i brystet siden i går',
  question: 'Det trykker når jeg går i trapper.',
  urgent: true,
};
const note = 'Snakket med pasienten. Kommer klokken 12.';

test.beforeEach(async ({ portal, desk }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
});

test('something urgent asks for a contact first, and is answered when it has been written down', async ({
  portal,
  desk,
}) => {
  const card = desk.page.getByRole('form', { name: /^Haster: ta kontakt med/u });
  const first = desk.page.getByRole('region', { name: /^Haster: ta kontakt med/u });
  await expect(first).toContainText('Er det fare for liv? Ring 113.');
  await expect(first).toContainText('Ring pasienten.');
  await expect(first).toContainText('116 117');

  await desk.answer('Kom i dag klokken 12.');
  await expect(desk.page.getByRole('alert')).toContainText('Skriv ned kontakten med pasienten først');
  await expect(desk.answerField).toHaveValue('Kom i dag klokken 12.');
  expect(await desk.accessibilityViolations()).toEqual([]);

  // A contact without a word on what was agreed is refused at the field.
  const field = desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' });
  await desk.page.getByRole('button', { name: 'Dokumenter kontakten' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Skriv hva dere ble enige om/u);

  // By keyboard alone: how, what, done; and the keyboard is in the answer.
  await card.getByLabel('Kontakt', { exact: true }).focus();
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.type(note);
  await desk.page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(desk.answerField).toBeFocused();
  await expect(desk.message(note)).toContainText('ser ikke pasienten');
  await expect(desk.message(note)).toContainText('Snakket på telefon');
  await expect(desk.message(note)).toContainText('Levert');

  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.message('Kom i dag klokken 12.')).toContainText('Levert');
  const seen = portal.answerTexts();
  expect(seen).toContain('Kom i dag klokken 12.');
  expect(seen).not.toContain(note);
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test('what a receptionist marks as urgent alerts the doctor on whatever screen, until a contact is written down', async ({
  portal,
  desk,
  other,
}) => {
  const calm = {
    subject: 'Svimmel siden i natt',
    question: 'Alt går rundt.',
    patient: patientOf(portal, 'Ingrid Lien').id,
  };
  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill(note);
  await desk.page.getByRole('button', { name: 'Dokumenter kontakten' }).click();
  const alert = desk.header.getByRole('link', { name: '1 haster hos deg' });
  await expect(alert).toHaveCount(0);
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();

  await portal.patientWrites(calm);
  await other.signInAs('Kari Moe');
  await other.open(calm.subject);
  await other.page.keyboard.press('h');
  await other.page.getByRole('button', { name: 'Merk at det haster' }).click();
  await expect(alert).toBeVisible();
  await expect(other.header).not.toContainText('haster hos deg');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await alert.click();
  await expect(desk.page.getByRole('form', { name: /^Haster: ta kontakt med/u })).toBeVisible();

  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill(note);
  await desk.page.getByRole('button', { name: 'Dokumenter kontakten' }).click();
  await expect(alert).toHaveCount(0);
});

test('offline the contact waits like everything else, and arrives before the answer', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.page.getByRole('combobox', { name: 'Kontakt' }).selectOption({ label: 'Viste til legevakt 116 117' });
  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill(note);
  await desk.page.getByRole('button', { name: 'Dokumenter kontakten' }).click();
  await expect(desk.message(note)).toContainText('Venter på nett');
  await desk.answer('Dra på legevakten.');
  await expect(desk.header).toContainText('2 venter');
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await expect(desk.page.getByRole('main')).toContainText('Kontakt skrevet ned av Ingrid Lien');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.backOnline(portal);
  await expect.poll(() => portal.answerTexts().at(-1)).toBe('Dra på legevakten.');
  const texts = portal.communications().map((one) => one.payload?.[0]?.contentString);
  expect(texts.indexOf(note)).toBeLessThan(texts.indexOf('Dra på legevakten.'));
});

test('a receptionist writes the contact down and prepares the answer, and the doctor uses what was prepared', async ({
  desk,
}) => {
  const change = async (name: string, to: string) => {
    await desk.signOut(name);
    await desk.signInAs(to);
    await desk.open(question.subject);
  };
  await change('Ingrid Lien', 'Kari Moe');
  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill(note);
  await desk.page.getByRole('button', { name: 'Dokumenter kontakten' }).click();
  await expect(desk.message(note)).toContainText('Levert');
  await desk.answerField.fill('Forslag til svar');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();

  await change('Kari Moe', 'Ingrid Lien');
  await expect(await desk.row(question.subject)).toContainText('Utkast fra Kari Moe');
  await desk.answerField.fill('Hei.');
  await desk.page.getByRole('button', { name: /^Utkast fra Kari Moe/u }).click();
  await expect(desk.page.getByText('Forslag til svar', { exact: true })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Bruk utkastet fra Kari Moe' }).click();
  // What stood in the field is not lost.
  await expect(desk.answerField).toHaveValue('Hei.\n\nForslag til svar');
  await expect(desk.answerField).toBeFocused();
  expect(await desk.accessibilityViolations()).toEqual([]);
});
