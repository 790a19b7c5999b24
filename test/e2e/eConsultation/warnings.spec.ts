import { childWithParent, patientOf, practitioner, today } from '../access/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan jeg ta to om dagen?' };
const day = (days: number) => today.add({ days }).toString();

const lastAnswer = (portal: Parameters<typeof patientOf>[0]) =>
  portal.answers().find(({ payload }) => payload?.[0]?.contentString === 'Ta én om dagen.')?.recipient;
const warnings = (desk: Workstation) => desk.page.getByRole('list', { name: 'Verdt å vite før du svarer' });

test('scenario 26: consent was withdrawn before anyone wrote: what to do instead, no sending, the text kept', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const taskId = await portal.patientWrites({ ...question, patient: patient.id });
  await portal.rights.consentsTo(patient.id, 'basis');
  await desk.signInAs('Ingrid Lien');
  await (await desk.row(question.subject)).click();
  await expect(warnings(desk)).toContainText('Kan ikke nås digitalt. Ring pasienten. Send brev');
  await expect(warnings(desk)).toContainText('Pasienten trakk samtykket');
  await expect(desk.page.getByRole('button', { name: /^(Send|Legg i kø)/u })).toHaveCount(0);
  await desk.answerField.fill('Ta én om dagen.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByText(/kladd lagret/iu)).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(portal.answers(taskId)).toEqual([]);
  expect(portal.taskNow(taskId)?.status).not.toBe('completed');
});

test('scenario 27: consent is withdrawn while the answer waits: it is not sent, and its author has the text', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const taskId = await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer('Ta én om dagen.');
  await expect(desk.message('Ta én om dagen.')).toContainText('Venter på nett');
  await portal.rights.consentsTo(patient.id, 'basis');
  await portal.misbehave.comeOnline();
  await expect(desk.page.getByText('Svaret ble ikke levert')).toBeVisible({ timeout: 45_000 });
  expect(portal.answers(taskId)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Trekk tilbake og rediger' }).click();
  await expect(desk.answerField).toHaveValue('Ta én om dagen.');
  await expect(warnings(desk)).toContainText('Kan ikke nås digitalt');
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test('scenario 30: a child turns 16 before the answer is due, and then gets it alone', async ({ portal, desk }) => {
  const child = childWithParent(portal);
  await portal.rights.bornOn(child.id, today.subtract({ years: 16 }).add({ days: 1 }).toString());
  await portal.patientWrites({ ...question, patient: child.id, by: child.parent });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Pasienten fyller 16 år');
  await portal.rights.bornOn(child.id, today.subtract({ years: 16 }).toString());
  await expect(warnings(desk)).toContainText('Foresatte får ikke svaret');
  await expect(desk.page.getByText(`Svaret går til ${child.name}`)).toBeVisible();
  await desk.answer('Ta én om dagen.');
  await expect(desk.message('Ta én om dagen.')).toContainText('Levert');
  expect(lastAnswer(portal)).toEqual([{ reference: `Patient/${child.id}` }]);
});

test('scenario 33: who wrote has no fullmakt any more, and the answer goes to the patient only', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const by = await portal.rights.letsActFor(patient.id, { name: 'Eva Holm', from: day(-300), to: day(-1) });
  await portal.patientWrites({ ...question, patient: patient.id, by });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Fullmakten gikk ut');
  await expect(desk.page.getByText(`Svaret går til ${patient.name}`, { exact: true })).toBeVisible();
  await desk.answer('Ta én om dagen.');
  await expect(desk.message('Ta én om dagen.')).toContainText('Levert');
  expect(lastAnswer(portal)).toEqual([{ reference: `Patient/${patient.id}` }]);
});

test('scenario 11: the patient changes GP before the answer is due', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ ...question, patient: patient.id });
  await portal.rights.changesGp(patient.id, practitioner(portal, 'Anders Bjørnstad'), day(2));
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText(/Bytter til Anders Bjørnstad .*, før fristen/u);
});

test('scenario 12: after the change the new GP sees none of what came before it', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const now = today.toZonedDateTime('Europe/Oslo').toInstant().subtract({ hours: 4 });
  await portal.patientWrites({ ...question, patient: patient.id, received: now });
  await portal.rights.changesGp(patient.id, practitioner(portal, 'Anders Bjørnstad'), day(0));
  await desk.signInAs('Anders Bjørnstad');
  await desk.page.keyboard.press('Control+k');
  await desk.page.getByRole('combobox', { name: 'Navn eller fødselsnummer' }).fill(patient.name);
  await desk.page.getByRole('option', { name: patient.name }).first().click();
  await expect(desk.page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
  await expect(desk.page.getByRole('main')).toContainText('Fra før byttet av fastlege');
  await expect(desk.page.locator('body')).not.toContainText(question.subject);
});

test('scenario 40: a locum stands in for the GP', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ ...question, patient: patient.id });
  const [gp, locum] = [practitioner(portal, 'Ingrid Lien'), practitioner(portal, 'Henrik Solberg')];
  await portal.rights.standsIn(locum, gp, day(-1), day(5));
  await desk.signInAs('Henrik Solberg');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Ingrid Lien er borte til og med');
  await expect(warnings(desk)).toContainText('Henrik Solberg svarer');
  await desk.answer('Ta én om dagen.');
  await expect(desk.message('Ta én om dagen.')).toContainText('Levert');
});

test('scenario 48: a shared list names the others and the one who is responsible', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Siri Aasen Nordgård');
  await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Anders Bjørnstad');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText('Felles liste med Anders Bjørnstad. Fastlege er Siri Aasen Nordgård.');
});
