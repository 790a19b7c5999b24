import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { patientOf, today, type Someone } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

const SUBJECT = 'Utslett på armen';
const ANSWER = 'Smør to ganger om dagen.';
let patient: Someone;
let another: Someone;

test.beforeEach(async ({ portal }) => {
  patient = patientOf(portal, 'Ingrid Lien');
  another = patientOf(portal, 'Ingrid Lien', patient);
  await portal.patientWrites({ subject: SUBJECT, question: 'Det klør så fælt.', patient: patient.id });
});

async function readsAndAnswers(desk: Workstation): Promise<void> {
  await desk.signInAs('Ingrid Lien');
  await desk.open(SUBJECT);
  await desk.answer(ANSWER);
  await expect(desk.message(ANSWER)).toContainText('Levert');
}

const goTo = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const lines = (page: Page) => page.getByRole('table', { name: 'Linjer i innsynsloggen' }).locator('tbody tr');

async function logOf(page: Page, name: string): Promise<void> {
  await goTo(page, 'Innsynslogg');
  await page.getByRole('textbox', { name: 'Finn pasient' }).fill(name.slice(0, 4));
  await page.getByRole('button', { name }).click();
  await expect(lines(page).first()).toBeVisible();
}

test('a patient’s log: who read and who answered, the print as a PDF, the file as CSV', async ({ desk }) => {
  await readsAndAnswers(desk);
  const { page } = desk;
  await logOf(page, patient.name);
  await expect(lines(page).filter({ hasText: 'Leste e-konsultasjon' })).toContainText([`«${SUBJECT}»`]);
  await expect(lines(page).filter({ hasText: 'Svarte på e-konsultasjon' })).toContainText(['helsehjelp']);
  // Whether the check of the start came before the first line or after it is the machine's affair.
  await page.getByRole('button', { name: 'Kontroller hele loggen' }).click();
  await expect(page.getByText(/^Loggen er hel til og med linje \d+/u)).toBeVisible();
  await expect(page.getByText(patient.name)).toBeVisible();

  await page.getByRole('combobox', { name: 'Vis' }).selectOption('denied');
  await expect(page.getByText('Ingen linjer passer.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Vis' }).selectOption('all');

  const csv = path.join(desk.folder, 'log.csv');
  await desk.savesTo(csv);
  await page.getByRole('button', { name: 'Lagre som CSV' }).click();
  await expect(page.getByText('Lagret i log.csv.')).toBeVisible();
  expect(readFileSync(csv, 'utf8')).toContain('"Svarte på e-konsultasjon"');
  await expect(lines(page).filter({ hasText: 'Lagret innsynsloggen i en fil' })).toHaveCount(1);

  await page.getByRole('button', { name: 'Skriv ut til pasienten' }).click();
  await expect(page.getByRole('heading', { name: 'Hvem har sett i opplysningene dine' })).toBeVisible();
  // On paper there is the sheet and nothing else.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Lagre som PDF' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Hvem har sett i opplysningene dine' })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  const pdf = path.join(desk.folder, 'log.pdf');
  await desk.savesTo(pdf);
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', String(document.title.length > 0));
  });
  await page.getByRole('button', { name: 'Skriv ut', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'true');
  await page.getByRole('button', { name: 'Lagre som PDF' }).click();
  await expect(page.getByText('Lagret i log.pdf.')).toBeVisible();
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: 'Tilbake til loggen' }).click();
  await expect(lines(page).filter({ hasText: 'Skrev ut innsynsloggen til pasienten' })).toHaveCount(2);
});

test('the print of a young patient who has asked for confidence asks for whom it is first', async ({
  desk,
  portal,
}) => {
  await portal.rights.bornOn(another.id, today().subtract({ years: 13, months: 6 }).toString());
  await portal.rights.asksForConfidence(another.id);
  await portal.patientWrites({ patient: another.id, subject: 'Noe privat', question: 'Må mamma få vite det?' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Noe privat');
  const { page } = desk;
  await logOf(page, another.name);
  await page.getByRole('button', { name: 'Skriv ut til pasienten' }).click();
  const forWhom = page.getByRole('radiogroup', { name: 'Hvem skal ha utskriften?' });
  await expect(forWhom).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Lagre som PDF' })).toBeDisabled();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await forWhom.getByRole('radio', { name: /En foresatt/u }).check();
  await expect(page.getByRole('article')).toBeVisible();
  await expect(page.getByRole('article')).not.toContainText('Noe privat');
  await forWhom.getByRole('radio', { name: 'Pasienten selv' }).check();
  await expect(page.getByRole('article')).toContainText('Noe privat');
});

test('what is refreshed on the screen is one opening; another matter or patient and back is two', async ({
  desk,
  portal,
}) => {
  await portal.patientWrites({ subject: 'Nattevakt og søvn', question: 'Det har vart lenge.' });
  await desk.signInAs('Ingrid Lien');
  // Both are here, so that neither comes to the other's screen later.
  await expect(await desk.row('Nattevakt og søvn')).toBeVisible();
  await desk.open(SUBJECT);
  const { page } = desk;
  const taskId = /\/e-consultation\/([^?]+)/u.exec(page.url())?.[1] ?? '';
  await portal.patientFollowsUp(taskId, 'Nå er det verre.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Nå er det verre.' })).toBeVisible();
  await desk.open('Nattevakt og søvn');
  await desk.open(SUBJECT);
  for (const name of [patient.name, another.name, patient.name]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Navn eller fødselsnummer' }).fill(name);
    await page.getByRole('option', { name }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await logOf(page, patient.name);
  // Each names the other beside it, and is a line of its own.
  await expect(lines(page).filter({ hasText: 'Leste e-konsultasjon' })).toHaveCount(3);
  await expect(lines(page).filter({ hasText: 'Åpnet pasientkortet' })).toHaveCount(2);
});

test('nobody is kept out of the log’s screens, and they can be read in each language', async ({ desk }) => {
  await readsAndAnswers(desk);
  const { page } = desk;
  await goTo(page, 'Innsynslogg');
  await desk.clearInBothLights();
  await page.getByRole('textbox', { name: 'Finn pasient' }).fill(another.name.slice(0, 2));
  await expect(page.getByRole('button', { name: another.name })).toBeVisible();
  await desk.clearInBothLights();
  await page.getByRole('radio', { name: 'Ansatt' }).click();
  await expect(lines(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Ansatt' }).selectOption({ label: 'Ingrid Lien' });
  await desk.clearInBothLights();
  await page.getByRole('radio', { name: 'Pasient' }).click();
  await logOf(page, patient.name);
  await page.getByRole('button', { name: 'Skriv ut til pasienten' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await desk.clearInBothLights();

  for (const [settings, language, title, employee, act] of [
    ['Innstillinger', 'Nynorsk', 'Innsynslogg', 'Tilsett', 'Las e-konsultasjon'],
    ['Innstillingar', 'English', 'Access log', 'Employee', 'Read an e-consultation'],
  ] as const) {
    await goTo(page, settings);
    await page.getByRole('radiogroup', { name: 'Språk' }).getByRole('radio', { name: language }).first().click();
    await goTo(page, title);
    await page.getByRole('radio', { name: employee }).click();
    await expect(page.getByRole('cell', { name: act }).first()).toBeVisible();
  }
});

test('a receptionist has no way to the log, and is told who has', async ({ desk }) => {
  await desk.signInAs('Kari Moe');
  const { page } = desk;
  await expect(page.getByRole('link', { name: 'Innsynslogg' })).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#/access-log';
  });
  await expect(page.getByText(/Dette kan bare fastlege eller daglig leder gjøre\./u)).toBeVisible();
  const asked = await page.evaluate(() =>
    window.surgery.readAccessLog({
      of: 'everyone',
      id: '',
      from: '',
      to: '',
      ground: 'any',
      only: 'all',
      beforeAt: 0,
      beforeSeq: 0,
      count: 10,
    }),
  );
  expect(asked).toMatchObject({ ok: false, error: { type: 'NotYourRole' } });
});

test('the manager reads who did what, and no word of what it was about; an attempt to read more stands there', async ({
  desk,
}) => {
  await readsAndAnswers(desk);
  const { page } = desk;
  await desk.signOut('Ingrid Lien');
  await page.getByText('Trond Vik', { exact: true }).click();
  await logOf(page, patient.name);
  await expect(lines(page).filter({ hasText: 'Svarte på e-konsultasjon' })).toContainText(['E-konsultasjon (']);
  await expect(page.getByText(SUBJECT)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Ansatt' }).click();
  await expect(lines(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Vis' }).selectOption('denied');
  // Not by any button there is: by a window that asks for what it may not have.
  const asked = await page.evaluate(() => window.surgery.readEConsultation({ taskId: 'some-matter' }));
  expect(asked).toMatchObject({ ok: false, error: { type: 'NotYourRole' } });
  await expect(lines(page).filter({ hasText: 'Trond Vik' }).first()).toContainText('Ikke åpnet');
});

test('a log that was cut short is said to be broken, in the menu, on the screen and in «Usendt»', async ({ desk }) => {
  await readsAndAnswers(desk);
  await desk.quit();
  const file = path.join(desk.folder, 'legekontor.db');
  const older = path.join(desk.folder, 'older.db');
  copyFileSync(file, older);
  await desk.start();
  await readsMore(desk);
  await desk.quit();
  copyFileSync(older, file);
  for (const ending of ['-wal', '-shm']) expect(existsSync(file + ending)).toBe(false);

  await desk.start();
  await desk.signInAs('Ingrid Lien');
  const { page } = desk;
  await expect(page.getByRole('link', { name: /Innsynslogg.*brutt/u })).toBeVisible();
  await page.getByRole('link', { name: /^Innsynslogg/u }).click();
  await expect(page.getByRole('heading', { name: /Innsynsloggen er brutt ved linje \d+/u })).toBeVisible();
  await page.getByRole('button', { name: 'Kontroller hele loggen' }).click();
  await expect(page.getByRole('button', { name: 'Kontroller hele loggen' })).toBeEnabled();
  await expect(page.getByRole('heading', { name: /Innsynsloggen er brutt/u })).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await goTo(page, 'Usendt');
  await expect(page.getByRole('heading', { name: /Innsynsloggen er brutt/u })).toBeVisible();
});

async function readsMore(desk: Workstation): Promise<void> {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Besvart' }).click();
  await desk.page.getByRole('option', { name: SUBJECT }).click();
  await expect(desk.message(ANSWER)).toBeVisible();
}
