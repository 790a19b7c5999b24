import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Pustevansker siden i natt', question: 'Jeg får ikke puste ordentlig når jeg ligger.' };

const act = (desk: Workstation, name: string | RegExp) =>
  desk.page.getByRole('group', { name: 'Hva vil du gjøre?' }).getByRole('button', { name, exact: true });
const pane = (desk: Workstation) => desk.page.getByRole('region', { name: 'E-konsultasjon', exact: true });

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
  await expect(pane(desk).getByText('Haster', { exact: true }).first()).toBeVisible();
  await expect(pane(desk)).toContainText(/merket av Kari Moe \d\d:\d\d/u);
  await expect(desk.page.getByRole('form', { name: /^Haster: ta kontakt med/u })).toBeVisible();
  await expect(await desk.row(question.subject)).toContainText('Haster');
  await expect
    .poll(() => portal.all('Task').find((one) => one.description === question.subject)?.priority)
    .toBe('urgent');
  // Only a doctor judges that it can wait.
  await expect(act(desk, 'Haster ikke')).toHaveCount(0);
});

test('an internal note: half of one survives kill -9, its shape is its own, and the patient never sees it', async ({
  portal,
  desk,
}) => {
  await desk.page.keyboard.press('i');
  const noteField = () => desk.page.getByRole('textbox', { name: /^Internt notat om/u });
  await expect(noteField()).toBeFocused();
  await desk.page.keyboard.type('Ringte, ikke');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.kill();
  await desk.start();
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
  await act(desk, 'Internt notat').click();
  await expect(noteField()).toHaveValue('Ringte, ikke');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await noteField().press('End');
  await noteField().pressSequentially(' svar.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.message('Ringte, ikke svar.')).toContainText('ser ikke pasienten');
  await expect(desk.message('Ringte, ikke svar.')).toContainText('Levert');
  await expect(desk.answerField).toBeFocused();
  expect(portal.answers().map((one) => one.payload?.[0]?.contentString)).not.toContain('Ringte, ikke svar.');
  await act(desk, 'Internt notat').click();
  await expect(noteField()).toHaveValue('');
});

test('a half-typed note on a contact is kept too', async ({ desk }) => {
  await act(desk, 'Haster').click();
  await desk.page.getByRole('button', { name: 'Merk at det haster' }).click();
  const note = () => desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' });
  await note().fill('Snakket med');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.kill();
  await desk.start();
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
  await expect(note()).toHaveValue('Snakket med');
});

test('assigned by keyboard to a person, and to a team', async ({ portal, desk }) => {
  const task = () => portal.all('Task').find((one) => one.description === question.subject);
  await desk.page.keyboard.press('a');
  await expect(desk.page.getByRole('menu')).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('menuitemradio', { name: 'Henrik Solberg' }).press('Enter');
  await expect(pane(desk)).toContainText('Tildelt Henrik Solberg');
  await expect(desk.page.getByRole('menu')).toHaveCount(0);
  await act(desk, 'Tildel').click();
  await desk.page.getByRole('menuitemradio', { name: 'Alle sykepleierne' }).click();
  await expect(pane(desk)).toContainText('Tildelt: Alle sykepleierne');
  await expect.poll(() => task()?.owner).toBeUndefined();
});

test('Escape leaves a panel for the answer, and then the matter', async ({ desk }) => {
  await act(desk, 'Internt notat').click();
  await desk.page.keyboard.press('Escape');
  await expect(desk.answerField).toBeFocused();
  await desk.page.keyboard.press('Escape');
  await expect(desk.answerField).toHaveCount(0);
});
