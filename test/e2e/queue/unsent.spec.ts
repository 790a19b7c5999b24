import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Utslett etter ny medisin', question: 'Hva gjør jeg?' };
const parking = { kind: 'message', subject: 'Parkering', question: 'Hvor kan jeg parkere?' } as const;

const unsent = (desk: Workstation, title: string) => desk.page.getByRole('region', { name: title, exact: true });
const entry = (desk: Workstation, what: string) =>
  desk.page.getByRole('main').getByRole('listitem').filter({ hasText: what });
const toUnsent = async (desk: Workstation) => {
  await desk.page.getByRole('link', { name: /^Usendt/u }).click();
  await expect(desk.page.getByRole('heading', { name: 'Usendt' })).toBeVisible();
};

test.beforeEach(async ({ portal, desk }) => {
  await portal.patientWrites(question);
  await portal.patientWrites(parking);
  await desk.signInAs('Ingrid Lien');
  await desk.row(question.subject);
  await desk.row(parking.subject);
});

test('offline every act stands there with its reason and its time, and goes by itself when the line is back', async ({
  portal,
  desk,
}) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.open(question.subject);
  await desk.page.keyboard.press('t');
  await expect(await desk.row(question.subject)).toContainText('Venter på nett');
  await desk.answer('Slutt med den.');
  await desk.open(parking.subject);
  await desk.page.keyboard.press('t');
  await expect(await desk.row(parking.subject)).toContainText('Venter på nett');
  await expect(desk.header).toContainText('3 venter');

  await toUnsent(desk);
  await expect(entry(desk, 'Svar fra Ingrid Lien')).toContainText('Venter på nett');
  await expect(entry(desk, 'Svar fra Ingrid Lien')).toContainText(/Lagt i kø \d\d:\d\d/u);
  await expect(entry(desk, 'Ingrid Lien tar saken')).toHaveCount(2);
  await desk.clearInBothLights();

  // Opened from here, each in its own pane: the message is no e-consultation.
  await entry(desk, parking.subject)
    .getByRole('button', { name: /^Åpne: / })
    .click();
  await expect(desk.page.getByRole('region', { name: 'Melding', exact: true })).toContainText(parking.question);
  await toUnsent(desk);
  await entry(desk, 'Svar fra Ingrid Lien')
    .getByRole('button', { name: /^Åpne: / })
    .click();
  await expect(desk.message('Slutt med den.')).toContainText('Venter på nett');

  await toUnsent(desk);
  await portal.misbehave.comeOnline();
  await expect(unsent(desk, 'Venter på å bli sendt')).toContainText('Ingenting venter på å bli sendt.');
  expect(portal.answerTexts()).toContain('Slutt med den.');
});

test('what has not left is withdrawn, and its text is a draft again', async ({ portal, desk }) => {
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.open(question.subject);
  await desk.answer('Slutt med den.');
  await toUnsent(desk);
  await entry(desk, 'Svar fra Ingrid Lien')
    .getByRole('button', { name: /^Trekk tilbake: / })
    .click();
  await expect(desk.page.getByText(/^Trukket tilbake: Svar fra Ingrid Lien, .* Det ble ikke sendt\.$/u)).toBeVisible();
  await expect(desk.header).not.toContainText('venter');
  await desk.page.getByRole('link', { name: /^Arbeidskø/u }).click();
  await desk.open(question.subject);
  await expect(desk.answerField).toHaveValue('Slutt med den.');
  await desk.backOnline(portal);
  await expect(desk.header).toContainText('Tilkoblet');
  expect(portal.answerTexts()).not.toContain('Slutt med den.');
});

test('while the portal answers with errors the next attempt stands there, and can be made at once', async ({
  portal,
  desk,
}) => {
  portal.misbehave.answerWith(503, { only: 'writes', retryAfter: 600, times: 99 });
  await desk.open(question.subject);
  await desk.answer('Slutt med den.');
  await toUnsent(desk);
  const mine = entry(desk, 'Svar fra Ingrid Lien');
  await expect(mine).toContainText(/Neste forsøk \d\d:\d\d\./u);
  await expect(mine).toContainText('1 forsøk');
  // A request has gone out: only the portal knows what became of it.
  await expect(mine.getByRole('button', { name: /^Trekk tilbake: / })).toHaveCount(0);
  await expect(mine).toContainText('Kan ikke trekkes tilbake');
  await portal.misbehave.behave();
  await mine.getByRole('button', { name: /^Prøv nå: / }).click();
  await expect(unsent(desk, 'Venter på å bli sendt')).toContainText('Ingenting venter på å bli sendt.');
  expect(portal.answerTexts().filter((text) => text === 'Slutt med den.')).toHaveLength(1);
});

test('what the portal refuses needs someone: why, and withdrawn it can be written anew', async ({ portal, desk }) => {
  portal.misbehave.answerWith(422, { only: 'writes', times: 99 });
  await desk.open(question.subject);
  await desk.answer('Slutt med den.');
  await expect(desk.header).toContainText('1 trenger deg');
  await toUnsent(desk);
  const mine = entry(desk, 'Svar fra Ingrid Lien');
  await expect(unsent(desk, 'Trenger deg')).toContainText('Svar fra Ingrid Lien');
  await expect(mine).toContainText('Ikke levert');
  await expect(mine).toContainText('Portalen godtok ikke innholdet.');
  await desk.clearInBothLights();
  await portal.misbehave.behave();
  await mine.getByRole('button', { name: /^Trekk tilbake: / }).click();
  await expect(unsent(desk, 'Trenger deg')).toHaveCount(0);
  await desk.page.getByRole('link', { name: /^Arbeidskø/u }).click();
  await desk.open(question.subject);
  await expect(desk.answerField).toHaveValue('Slutt med den.');
});
