import type { Page } from 'playwright/test';
import { expect, test } from '../workstation.ts';
import { rows } from './parts.ts';

test.use({ begins: '2026-11-18T10:00' });

/** Goes on with Tab until the control of this name has the focus; gives up after a hundred. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name });
  await target.waitFor();
  for (let step = 0; step < 100; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one Tab after the other
    if (await target.evaluate((each) => each === document.activeElement)) return;
    // oxlint-disable-next-line no-await-in-loop -- one Tab after the other
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('from sign-in to an answer and on to the next, by keyboard alone', async ({ portal, desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await tabTo(page, 'Ingrid Lien');
  await keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Arbeidskø' })).toBeFocused();

  await keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Alle taster' });
  await expect(keys).toContainText('Neste i listen');
  await expect(keys).toContainText('Skriv svar');
  await expect(keys).toContainText('Reseptfornyelser');
  // Behind it nothing is gone to.
  const behind = page.url();
  await desk.goTo('e');
  await desk.clearInBothLights();
  await keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  expect(page.url()).toBe(behind);
  await expect(page.getByRole('listbox', { name: 'Arbeidskø' })).toBeFocused();

  await desk.goTo('e');
  await expect(page.getByRole('listbox', { name: 'E-konsultasjoner' })).toBeFocused();
  await expect(rows(desk)).toHaveCount(6);
  await keyboard.press('j');
  await expect(rows(desk).nth(1)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowDown');
  await expect(rows(desk).nth(2)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowUp');
  await expect(rows(desk).nth(1)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  const opened = desk.pane;
  await expect(opened).toBeFocused();
  await expect(desk.answerField).toBeVisible();
  await keyboard.press('r');
  await expect(desk.answerField).toBeFocused();
  // Letters are letters in a text field: J, K and ? do nothing else there.
  await keyboard.type('Hei, jk? Ta det med ro.');
  await expect(desk.answerField).toHaveValue('Hei, jk? Ta det med ro.');
  await keyboard.press('Control+Enter');
  await expect(desk.message('Hei, jk? Ta det med ro.')).toContainText('Levert');
  expect(portal.answerTexts()).toContain('Hei, jk? Ta det med ro.');

  const first = page.url();
  await keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await expect(opened).toBeFocused();
  await expect(rows(desk).nth(2)).toHaveAttribute('aria-current', 'true');
  // What has been handled stays in its place until the list is asked for again.
  await expect(rows(desk).nth(1)).toContainText(/Levert|Besvart/u);
  await keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('each menu above the list can be reached, read and left by keyboard', async ({ desk }) => {
  const { page } = desk;
  await desk.signInAs('Kari Moe');
  await tabTo(page, 'Hos: Hos alle');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'Hos alle' })).toBeFocused();
  await desk.clearInBothLights();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Hos: Hos meg' })).toBeFocused();
});
