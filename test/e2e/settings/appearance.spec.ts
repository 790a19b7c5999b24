import { expect, test } from '../workstation.ts';

test('the settings are two keys away; language and colours change at once and stay', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.goTo('i');
  await expect(desk.page.getByRole('heading', { name: 'Innstillinger', exact: true })).toBeVisible();
  const language = desk.page.getByRole('radiogroup', { name: 'Språk', exact: true });
  await expect(language.getByRole('radio', { name: 'Bokmål' })).toBeChecked();
  await language.getByRole('radio', { name: 'Nynorsk' }).click();
  await expect(desk.page.getByRole('heading', { name: 'Innstillingar', exact: true })).toBeVisible();
  await desk.page.getByRole('radiogroup', { name: 'Utsjånad' }).getByRole('radio', { name: 'Mørk' }).click();
  await expect(desk.page.locator('html')).toHaveClass(/dark/u);
  await desk.quit();
  await desk.start();
  await expect(desk.page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(desk.page.locator('html')).toHaveClass(/dark/u);
});

test('the quick menu and the settings say the same, without accessibility faults', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(desk.page.getByRole('heading', { name: 'Innstillinger', exact: true })).toBeVisible();
  await desk.clearInBothLights();
  await desk.page.getByRole('button', { name: /Ingrid Lien/u }).click();
  await desk.page.getByRole('menuitemradio', { name: 'English' }).click();
  await desk.page.keyboard.press('Escape');
  await expect(
    desk.page.getByRole('radiogroup', { name: 'Language', exact: true }).getByRole('radio', { name: 'English' }),
  ).toBeChecked();
});
