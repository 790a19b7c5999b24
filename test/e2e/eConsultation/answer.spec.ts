import { expect, test } from '../workstation.ts';

const question = { subject: 'Spørsmål om dosen', question: 'Hei, jeg begynte på ny medisin på mandag.' };
const answer = 'Ta én om dagen. Ring oss hvis det ikke hjelper.';

let taskId: string;
test.beforeEach(async ({ portal, desk }) => {
  taskId = await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
});

test('an answer that cannot be sent is refused at the field, with the way out; what can is delivered, and the patient reads it', async ({
  portal,
  desk,
}) => {
  // What it costs the patient, and why, stands there before it is sent.
  const form = desk.page.getByRole('form', { name: /^Svar til/u });
  await expect(form).toContainText(/Pasienten betaler (?:ingenting|\d+ kr)\./u);
  await expect(form).toContainText(/Takst 2a\w+, sats fra|Pasienter under 18 år/u);
  for (const [text, words] of [
    ['   ', /tom|skriv/iu],
    ['a'.repeat(20_000), /20.?000|10.?000/u],
    [`Ta${String.fromCharCode(7)} én`, /tegn/iu],
  ] as const) {
    await desk.answer(text);
    await expect(desk.answerField).toHaveAttribute('aria-invalid', 'true');
    await expect(desk.answerField).toHaveAccessibleDescription(words);
    await expect(desk.answerField).toHaveValue(text);
  }
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText(/Levert \d\d:\d\d/u);
  expect(portal.answerTexts(taskId)).toEqual([answer]);
});

test('answered offline, app quit, started again: delivered once', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Venter på nett');
  await expect(desk.header).toContainText('1 venter');
  await desk.quit();

  await portal.misbehave.comeOnline();
  expect(portal.answers(taskId)).toEqual([]);
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect.poll(() => portal.answerTexts(taskId)).toEqual([answer]);
  await desk.page.getByRole('link', { name: 'Besvart' }).click();
  await desk.page.getByRole('option', { name: question.subject }).click();
  await expect(desk.message(answer)).toContainText('Levert');
});

test('the reply is dropped after the portal committed: delivered once', async ({ portal, desk }) => {
  portal.misbehave.dropNextReply(2);
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Levert');
  expect(portal.answerTexts(taskId)).toEqual([answer]);
});

test('kill -9 between the answer and the send: delivered once', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Venter på nett');
  await desk.kill();

  await portal.misbehave.comeOnline();
  await desk.start();
  await expect.poll(() => portal.answerTexts(taskId)).toEqual([answer]);
});

test('the portal answers 500 five times: the state is visible meanwhile, and it is delivered later', async ({
  portal,
  desk,
}) => {
  portal.misbehave.answerWith(500, { times: 5, only: 'writes' });
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Portalen meldte feil');
  await expect(desk.message(answer)).toContainText('Levert');
  expect(portal.answerTexts(taskId)).toEqual([answer]);
});

test('a half-written answer survives kill -9', async ({ desk }) => {
  await desk.answerField.fill('Halvferdig svar');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  await desk.kill();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(desk.answerField).toHaveValue('Halvferdig svar');
});
