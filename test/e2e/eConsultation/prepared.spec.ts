import { expect, test } from '../workstation.ts';

const question = { subject: 'Prøvesvar jeg ikke forstår', question: 'Hva betyr dette?' };
const TEXT = 'Prøven var fin.';

test.beforeEach(async ({ portal, desk, other }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Kari Moe');
  await other.signInAs('Ingrid Lien');
  await desk.open(question.subject);
});

test('a receptionist prepares by key, the doctor sends it from another machine by key, and she is told', async ({
  portal,
  desk,
  other,
}) => {
  await desk.answerField.fill(TEXT);
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.pane).toContainText('Utkastet er klart for legen.');
  await expect(desk.answerField).toHaveValue('');
  expect(await desk.accessibilityViolations()).toEqual([]);

  await expect(await other.row(question.subject)).toContainText('Utkast fra Kari Moe');
  await other.open(question.subject);
  await expect(other.pane).toContainText(/Kari Moe har forberedt et svar · \d\d:\d\d/u);
  expect(await other.accessibilityViolations()).toEqual([]);
  await other.page.keyboard.press('b');
  await expect(other.answerField).toHaveValue(TEXT);
  await expect(other.answerField).toBeFocused();
  await other.page.keyboard.press('Control+Enter');
  await expect.poll(() => portal.answerTexts().at(-1)).toBe(TEXT);

  await expect(desk.pane).toContainText(/Ingrid Lien svarte \d\d:\d\d med teksten din\./u);
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test('without a line it waits, is taken back to be changed, and only the second text reaches the doctor', async ({
  portal,
  desk,
  other,
}) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answerField.fill('Feil pasient?');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.pane).toContainText('Venter på nett');
  await desk.page.getByRole('button', { name: 'Trekk tilbake utkastet' }).click();
  await expect(desk.answerField).toHaveValue('Feil pasient?');
  await desk.answerField.fill(TEXT);
  await desk.page.keyboard.press('Control+Enter');
  await desk.backOnline(portal);
  await expect(desk.pane).toContainText('Utkastet er klart for legen.');

  await other.open(question.subject);
  await other.page.getByRole('button', { name: 'Bruk utkastet fra Kari Moe' }).click();
  await expect(other.answerField).toHaveValue(TEXT);
  await other.page.getByRole('button', { name: 'Legg til side utkastet fra Kari Moe' }).click();
  await expect(desk.pane).toContainText('Ingrid Lien la utkastet til side');
});
