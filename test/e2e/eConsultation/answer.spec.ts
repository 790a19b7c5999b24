import { expect, test } from '../workstation.ts';

const question = { subject: 'Spørsmål om dosen', question: 'Hei, jeg begynte på ny medisin på mandag.' };
const answer = 'Ta én om dagen. Ring oss hvis det ikke hjelper.';

test.beforeEach(async ({ portal, desk }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
});

function texts(answers: readonly { payload?: readonly { contentString?: string }[] }[]) {
  return answers.map((one) => one.payload?.[0]?.contentString);
}

test('an answer is delivered, and the patient reads it', async ({ portal, desk }) => {
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText(/Levert \d\d:\d\d/u);
  expect(texts(portal.answers())).toContain(answer);
});

test('answered offline, app quit, started again: delivered once', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Venter på nett');
  await expect(desk.header).toContainText('1 venter');
  await desk.quit();

  await portal.misbehave.comeOnline();
  expect(texts(portal.answers())).not.toContain(answer);
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect.poll(() => texts(portal.answers()).filter((text) => text === answer)).toHaveLength(1);
  await desk.page.getByRole('link', { name: 'Besvart' }).click();
  await desk.page.getByRole('option', { name: question.subject }).click();
  await expect(desk.message(answer)).toContainText('Levert');
});

test('the reply is dropped after the portal committed: delivered once', async ({ portal, desk }) => {
  portal.misbehave.dropNextReply(2);
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Levert', { timeout: 30_000 });
  expect(texts(portal.answers()).filter((text) => text === answer)).toHaveLength(1);
});

test('kill -9 between the answer and the send: delivered once', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Venter på nett');
  await desk.kill();

  await portal.misbehave.comeOnline();
  await desk.start();
  await expect
    .poll(() => texts(portal.answers()).filter((text) => text === answer), { timeout: 30_000 })
    .toHaveLength(1);
});

test('the portal answers 500 five times: the state is visible meanwhile, and it is delivered later', async ({
  portal,
  desk,
}) => {
  portal.misbehave.answerWith(500, { times: 5, only: 'writes' });
  await desk.answer(answer);
  await expect(desk.message(answer)).toContainText('Portalen meldte feil');
  await expect(desk.message(answer)).toContainText('Levert', { timeout: 75_000 });
  expect(texts(portal.answers()).filter((text) => text === answer)).toHaveLength(1);
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

test('an answer that cannot be sent is refused at the field, with the way out', async ({ portal, desk }) => {
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
  expect(texts(portal.answers())).not.toContain('');
});

test('a receptionist prepares, and a doctor signs', async ({ portal, desk }) => {
  await desk.page.getByRole('button', { name: /Ingrid Lien/u }).click();
  await desk.page.getByRole('menuitem', { name: 'Logg ut' }).click();
  await desk.signInAs('Kari Moe');
  await desk.open(question.subject);
  await expect(desk.page.getByRole('button', { name: /^(Send|Legg i kø)/u })).toHaveCount(0);
  await desk.answerField.fill('Forslag til svar');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  expect(portal.answers().map((one) => one.payload?.[0]?.contentString)).not.toContain('Forslag til svar');
});

test('what it costs the patient, and why, stands by the answer before it is sent', async ({ desk }) => {
  const form = desk.page.getByRole('form', { name: /^Svar til/u });
  await expect(form).toContainText(/Pasienten betaler (?:ingenting|\d+ kr)\./u);
  await expect(form).toContainText(/Takst 2a\w+: \d+ kr, sats fra|Pasienter under 18 år/u);
});
