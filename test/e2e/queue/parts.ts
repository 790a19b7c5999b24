import { expect, type Workstation } from '../workstation.ts';

/** Signs in to a list with room for every row of a small surgery, once all of them have come. */
export async function signInToAll(desk: Workstation, name: string): Promise<void> {
  await desk.page.setViewportSize({ width: 1280, height: 1500 });
  await desk.signInAs(name);
  await expect(desk.header).toContainText('sist synkronisert');
  // What came while the list was on its way is let in.
  await desk.page.keyboard.press('n');
}

export const rows = (desk: Workstation) => desk.page.getByRole('listbox').getByRole('option');
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

export async function clearInBothLights(desk: Workstation): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await desk.page.emulateMedia({ colorScheme });
    expect(await desk.accessibilityViolations()).toEqual([]);
  }
}
