import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Spørsmål om dosen', question: 'Kan jeg ta to om dagen?' };
const TEXT = 'Ta én om dagen, helst til frokost.';

test.use({ begins: '2027-03-22T09:00' });

const button = (desk: Workstation, name: string) => desk.pane.getByRole('button', { name });

test('a machine that comes back after a colleague took its matter over: nothing has left, and its doctor decides', async ({
  portal,
  desk,
  other,
  clock,
}) => {
  await expect(other.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await other.quit();
  const taskId = await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await button(desk, 'Ta saken').click();
  await expect(desk.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(TEXT);
  await expect(desk.message(TEXT)).toContainText('Venter på nett');
  await desk.quit();

  clock.set('2027-03-22T12:30');
  await portal.misbehave.comeOnline();
  await other.start();
  await other.signInAs('Anders Bjørnstad');
  await other.open(question.subject);
  await button(other, 'Overta saken').click();
  await expect(other.pane).toContainText(/Du har saken siden \d\d:\d\d/u);

  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect(desk.header).toContainText('1 trenger deg');
  await (await desk.row(question.subject)).click();
  await expect(desk.pane).toContainText('Anders Bjørnstad overtok saken før svaret ditt var sendt');
  await expect(desk.pane).toContainText('har ikke fått noe svar ennå');
  await expect(desk.pane).toContainText(TEXT);
  expect(portal.answers(taskId)).toHaveLength(0);
  await desk.clearInBothLights();

  await button(desk, 'Send som svar').click();
  await expect(desk.message(TEXT)).toContainText('Levert');
  expect(portal.answerTexts(taskId)).toEqual([TEXT]);
  await expect(other.pane).toContainText(TEXT);
});
