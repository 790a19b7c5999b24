import type { Locator } from 'playwright/test';
import { LOOK } from '../../builders/patience.ts';
import { expect, type Workstation } from '../workstation.ts';

/** How many rows the queue of a small surgery has. */
export const ALL = 20;

/** Signs in to a list with room for every row of a small surgery, once all of them have come. */
export async function signInToAll(desk: Workstation, name: string, count = ALL): Promise<void> {
  await desk.page.setViewportSize({ width: 1280, height: 1500 });
  await desk.signInAs(name);
  await expect(async () => {
    // What came while the list was on its way is let in.
    await desk.page.keyboard.press('n');
    await expect(rows(desk)).toHaveCount(count, { timeout: LOOK });
  }).toPass();
}

export const rows = (desk: Workstation) => desk.page.getByRole('listbox').getByRole('option');
/** Goes to a row with the arrow keys, one press for each row above it. */
export async function stepTo(desk: Workstation, row: Locator): Promise<void> {
  const above = Number(await row.getAttribute('aria-posinset')) - 1;
  await desk.page.getByRole('listbox').press('Home');
  for (let step = 0; step < above; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    await desk.page.keyboard.press('ArrowDown');
  }
  await expect(row).toHaveAttribute('aria-selected', 'true');
}

export const place = (desk: Workstation, name: RegExp) =>
  desk.page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name });
export const choice = (desk: Workstation, name: string) =>
  desk.page.getByRole('search').getByRole('button', { name: new RegExp(`^${name}: `, 'u') });

/** Chooses in one of the menus above the list; what can be chosen together stays open and is put away. */
export async function choose(desk: Workstation, menu: string, what: string): Promise<void> {
  await choice(desk, menu).click();
  await desk.page.getByRole('menu').getByText(what, { exact: true }).click();
  if (menu === 'Type') await desk.page.keyboard.press('Escape');
  await expect(desk.page.getByRole('menu')).toHaveCount(0);
}
