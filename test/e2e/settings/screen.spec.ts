import { expect, test, type Workstation } from '../workstation.ts';

const isProtected = (desk: Workstation) =>
  desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected());

const hide = (desk: Workstation) => desk.page.getByRole('checkbox', { name: /Vis vinduet som svart/u });

test('the window is kept out of screen shots when the surgery has chosen it, from then on and at the next start', async ({
  desk,
}) => {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(hide(desk)).not.toBeChecked();
  expect(await isProtected(desk)).toBe(false);
  await hide(desk).click();
  await expect(hide(desk)).toBeChecked();
  await expect.poll(() => isProtected(desk)).toBe(true);
  await desk.quit();
  await desk.start();
  await expect.poll(() => isProtected(desk)).toBe(true);
});
