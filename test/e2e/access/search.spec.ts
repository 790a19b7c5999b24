import type { Page } from 'playwright/test';
import { expect, test } from '../workstation.ts';
import { patientOf } from '../../builders/people.ts';

test('a patient is found by keyboard alone, with the matters and a number that is masked until asked for', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ patient: patient.id, subject: 'Vondt i kneet', question: 'Kan jeg løpe?' });
  await desk.signInAs('Ingrid Lien');
  await desk.row('Vondt i kneet');
  const { page } = desk;
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Navn eller fødselsnummer' });
  await expect(field).toBeFocused();
  await field.fill('qqqq');
  await expect(page.getByRole('dialog')).toContainText('Ingen treff');
  await field.fill(patient.name.toLowerCase());
  await expect(page.getByRole('option', { name: patient.name }).first()).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Full tilgang');
  const [year, month, day] = (portal.read('Patient', patient.id)?.birthDate ?? '').split('-');
  await expect(page.getByRole('main')).toContainText(`${day}.${month}.${year} · `);
  await expect(page.getByRole('main')).toContainText('Ingrid Lien');
  const whole = portal.read('Patient', patient.id)?.identifier?.[0]?.value ?? '';
  const masked = `${whole.slice(0, 6)} •••••`;
  await expect(page.getByRole('status').filter({ hasText: masked })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(whole.slice(6));
  expect(await desk.accessibilityViolations()).toEqual([]);
  await page.getByRole('button', { name: 'Vis hele' }).click();
  await expect(page.getByText(`${whole.slice(0, 6)} ${whole.slice(6)}`)).toBeVisible();
  await page.getByRole('button', { name: 'Skjul' }).click();
  await expect(page.locator('body')).not.toContainText(whole.slice(6));

  await page.getByRole('link', { name: 'Vondt i kneet' }).click();
  await expect(desk.answerField).toBeVisible();
  await page.getByRole('link', { name: 'Åpne pasient' }).click();
  await expect(page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
});

const field = (page: Page) => page.getByRole('combobox', { name: 'Navn eller fødselsnummer' });

/** How many searches that showed names the log has. */
const searches = (page: Page) =>
  page.evaluate(async () => {
    const filter = { of: 'everyone', id: '', from: '', to: '', ground: 'any', only: 'all' } as const;
    const log = await window.surgery.readAccessLog({ ...filter, beforeAt: 0, beforeSeq: 0, count: 100 });
    return log.ok ? log.value.rows.filter(({ act }) => act === 'searchPatient').length : null;
  });

/** Types where the focus is, by the page's own clock: no pause between two letters is longer to the page than it is. */
const type = (page: Page, text: string) =>
  page.evaluate(async (letters) => {
    for (const letter of letters) {
      document.execCommand('insertText', false, letter);
      // oxlint-disable-next-line no-await-in-loop -- one letter after the other
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, text);

test('one who types a name has searched once, in the log too: for a patient, and in the queue', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ patient: patient.id, subject: 'Vondt i kneet', question: 'Kan jeg løpe?' });
  await desk.signInAs('Ingrid Lien');
  await desk.row('Vondt i kneet');
  const { page } = desk;
  await expect(desk.header).toContainText('sist synkronisert');
  expect(await searches(page)).toBe(0);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await type(page, patient.name);
  await expect(page.getByRole('option', { name: patient.name }).first()).toBeVisible();
  expect(await searches(page)).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await type(page, 'vondt i kneet');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  expect(await searches(page)).toBe(2);
});

const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length;

test('the row that Enter opens is in sight; Enter right behind a whole number opens whose it is', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const number = portal.read('Patient', patient.id)?.identifier?.[0]?.value ?? '';
  await desk.signInAs('Ingrid Lien');
  await expect(desk.header).toContainText('sist synkronisert');
  const { page } = desk;
  await page.keyboard.press('Control+k');
  // As many as were born in the same third of a month: 13 of 40 or more in one of them.
  const firsts = portal.all('Patient').map(({ identifier }) => identifier?.[0]?.value?.[0] ?? '');
  const [digit] = firsts.toSorted((a, b) => times(firsts, b) - times(firsts, a));
  await field(page).fill(digit ?? '');
  await expect(page.getByRole('option').nth(12)).toBeAttached();
  await expect(page.getByRole('option').last()).not.toBeInViewport();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('option').last()).toBeInViewport();

  await field(page).fill(number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
});
