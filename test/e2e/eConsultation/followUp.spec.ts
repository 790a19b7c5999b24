import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Spørsmål om dosen', question: 'Kan jeg ta to om dagen?' };
const answer = 'Ta én om dagen.';
const followUp = 'Den hjelper ikke. Kan jeg ta to likevel?';
const second = 'Ja, to i tre dager, og så én igjen.';

const texts = (desk: Workstation) =>
  desk.page.getByRole('region', { name: 'Meldinger i tråden' }).getByRole('listitem').locator('.message__text');

test('a follow-up in an answered matter is back in the queue, in its place in the thread, free, and answered once more', async ({
  portal,
  desk,
}) => {
  const taskId = await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText(/Levert \d\d:\d\d/u);
  await expect.poll(() => portal.taskNow(taskId)?.status).toBe('completed');

  await portal.patientFollowsUp(taskId, followUp, { opensAgain: true });
  await expect(texts(desk)).toHaveText([question.question, answer, followUp]);
  await expect(desk.answerField).toBeVisible();
  await expect(desk.page.getByRole('form', { name: /^Svar til/u })).toContainText('Pasienten betaler ingenting');

  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(second);
  await expect(desk.message(second)).toContainText('Venter på nett');
  await expect(desk.message(second).locator('.delivery-mark svg')).toBeVisible();
  await expect(desk.message(answer)).toContainText('Levert');
  await expect(texts(desk)).toHaveText([question.question, answer, followUp, second]);
  expect(await desk.accessibilityViolations()).toEqual([]);

  await desk.backOnline(portal);
  await expect(desk.message(second)).toContainText('Levert');
  const sent = portal.answerTexts(taskId);
  expect(sent).toEqual([answer, second]);
});
