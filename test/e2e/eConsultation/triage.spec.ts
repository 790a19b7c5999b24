import { expect, test } from '../workstation.ts';

const question = { subject: 'Pustevansker siden i natt', question: 'Jeg får ikke puste ordentlig når jeg ligger.' };

test.beforeEach(async ({ portal, desk }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
});

test('a receptionist finds that it cannot wait, by keyboard alone: script, phone number, and no answer before a contact', async ({
  portal,
  desk,
}) => {
  await desk.page.keyboard.press('h');
  const panel = desk.page.getByRole('region', { name: /^Haster det for/u });
  await expect(panel).toContainText('Er det fare for liv? Ring 113.');
  await expect(panel).toContainText('116 117');
  await expect(panel).toContainText(/Telefon til pasienten: \d{3} \d{2} \d{3}/u);
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.keyboard.press('Enter');
  await expect(desk.pane.getByText('Haster', { exact: true }).first()).toBeVisible();
  await expect(desk.pane).toContainText(/merket av Kari Moe \d\d:\d\d/u);
  await expect(desk.page.getByRole('form', { name: /^Haster: ta kontakt med/u })).toBeVisible();
  await expect(await desk.row(question.subject)).toContainText('Haster');
  await expect
    .poll(() => portal.all('Task').find((one) => one.description === question.subject)?.priority)
    .toBe('urgent');
  // Only a doctor judges that it can wait.
  await expect(desk.act('Haster ikke')).toHaveCount(0);
});

test('an internal note, and a note on a contact: half of one survives kill -9, its shape is its own, and the patient never sees it', async ({
  portal,
  desk,
}) => {
  await desk.page.keyboard.press('i');
  const noteField = () => desk.page.getByRole('textbox', { name: /^Internt notat om/u });
  await expect(noteField()).toBeFocused();
  await desk.page.keyboard.type('Ringte, ikke');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.act('Haster').click();
  await desk.page.getByRole('button', { name: 'Merk at det haster' }).click();
  const contact = () => desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' });
  await contact().fill('Snakket med');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.kill();
  await desk.start();
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
  await expect(contact()).toHaveValue('Snakket med');
  await desk.act('Internt notat').click();
  await expect(noteField()).toHaveValue('Ringte, ikke');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await noteField().press('End');
  await noteField().pressSequentially(' svar.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.message('Ringte, ikke svar.')).toContainText('ser ikke pasienten');
  await expect(desk.message('Ringte, ikke svar.')).toContainText('Levert');
  // The keyboard is where it came from, and never by itself in the answer.
  await expect(desk.act('Internt notat')).toBeFocused();
  expect(portal.answerTexts()).not.toContain('Ringte, ikke svar.');
  await desk.act('Internt notat').click();
  await expect(noteField()).toHaveValue('');
});

test('assigned by keyboard to a person, and to a team', async ({ portal, desk }) => {
  const task = () => portal.all('Task').find((one) => one.description === question.subject);
  await desk.page.keyboard.press('a');
  await expect(desk.page.getByRole('menu')).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('menuitemradio', { name: 'Henrik Solberg' }).press('Enter');
  await expect(desk.pane).toContainText('Tildelt Henrik Solberg');
  await expect(desk.page.getByRole('menu')).toHaveCount(0);
  await desk.act('Tildel').click();
  await desk.page.getByRole('menuitemradio', { name: 'Alle sykepleierne' }).click();
  await expect(desk.pane).toContainText('Tildelt: Alle sykepleierne');
  await expect.poll(() => task()?.owner).toBeUndefined();
});

test('Escape leaves a panel, and then the case', async ({ desk }) => {
  await desk.act('Internt notat').click();
  await desk.page.keyboard.press('Escape');
  await expect(desk.act('Internt notat')).toHaveAttribute('aria-pressed', 'false');
  await expect(desk.answerField).not.toBeFocused();
  await desk.page.keyboard.press('Escape');
  await expect(desk.answerField).toHaveCount(0);
});
