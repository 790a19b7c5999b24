import { practitioner } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Prøvesvar jeg ikke forstår', question: 'Hva betyr dette?' };

const takeIt = (desk: Workstation) => desk.pane.getByRole('button', { name: 'Ta saken' });

test.beforeEach(async ({ portal, desk, other }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await other.signInAs('Anders Bjørnstad');
});

test('one opens a matter, the other sees with whom it is open before typing, in the queue and in the thread', async ({
  desk,
  other,
}) => {
  await desk.open(question.subject);
  const row = await other.row(question.subject);
  await expect(row).toContainText('Åpen hos Ingrid Lien');
  await row.click();
  await expect(other.pane).toContainText(/Åpen hos Ingrid Lien siden \d\d:\d\d/u);
  // It holds nobody back.
  await other.answer('Svaret til Bjørnstad.');
  await expect(other.message('Svaret til Bjørnstad.')).toContainText('Levert');
  // And nobody is told that they have it open themselves.
  await expect(desk.pane).not.toContainText('Åpen hos Ingrid Lien');
});

test('one takes a matter by key, the other sees who has it', async ({ desk, other }) => {
  await other.open(question.subject);
  await desk.open(question.subject);
  await desk.page.keyboard.press('t');
  await expect(desk.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
  await expect(takeIt(desk)).toHaveCount(0);
  await expect(await desk.row(question.subject)).toContainText('tatt av meg');
  await expect(other.pane).toContainText(/Ingrid Lien har saken siden \d\d:\d\d/u);
  await expect(takeIt(other)).toHaveCount(0);
  await expect(await other.row(question.subject)).toContainText('hos Ingrid Lien');
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(await other.accessibilityViolations()).toEqual([]);
});

test('what was taken is let go of by key, also offline, and a colleague takes it', async ({ portal, desk, other }) => {
  await other.open(question.subject);
  await desk.open(question.subject);
  await desk.page.keyboard.press('t');
  await expect(desk.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
  await expect(other.pane).toContainText('Ingrid Lien har saken');
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.page.keyboard.press('s');
  await expect(desk.pane).toContainText('Du slipper saken');
  await expect(desk.pane).toContainText('Venter på nett');
  await desk.clearInBothLights();
  await desk.backOnline(portal);
  await expect(desk.pane).not.toContainText('Du slipper saken');
  await expect(takeIt(desk)).toBeVisible();
  await other.backOnline(portal);
  await takeIt(other).click();
  await expect(other.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
});

test('both take it offline: the first at the portal has it, the second is told and can go on', async ({
  portal,
  desk,
  other,
}) => {
  await desk.open(question.subject);
  await other.open(question.subject);
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await expect(other.header).toContainText('Uten nett');
  await takeIt(desk).click();
  await takeIt(other).click();
  await expect(desk.pane).toContainText('Du tar saken');
  await expect(desk.pane).toContainText('Venter på nett');
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await expect(desk.page.getByRole('main')).toContainText('Ingrid Lien tar saken');
  await desk.quit();

  await other.backOnline(portal);
  await expect(other.pane).toContainText('Du har saken siden');

  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(desk.pane).toContainText(/Anders Bjørnstad tok saken \d\d:\d\d, før du fikk tatt den/u);
  await expect(desk.pane).toContainText('Anders Bjørnstad har saken');
  await expect(desk.header).not.toContainText('trenger deg');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.answer('Svaret til Lien.');
  await expect(desk.message('Svaret til Lien.')).toContainText('Levert');
});

test('a matter that a colleague took and never came back to is taken over, in words and by whom', async ({
  portal,
  desk,
}) => {
  const task = portal.all('Task').find((one) => one.description === question.subject);
  if (task === undefined) throw new Error('no such matter');
  const start = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const owner = { reference: `Practitioner/${practitioner(portal, 'Anders Bjørnstad')}` };
  await portal.update({ ...task, status: 'accepted', owner, executionPeriod: { start } });
  await desk.open(question.subject);
  await expect(desk.pane).toContainText(/Anders Bjørnstad har saken siden/u);
  const over = desk.pane.getByRole('button', { name: 'Overta saken' });
  await expect(over).toHaveAttribute('title', /Anders Bjørnstad har hatt saken siden/u);
  expect(await desk.accessibilityViolations()).toEqual([]);
  await over.click();
  await expect(desk.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
  expect(portal.taskNow(task.id)?.owner?.reference).not.toBe(owner.reference);
});
