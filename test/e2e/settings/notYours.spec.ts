import { expect, test } from '../workstation.ts';

test('what is the surgery’s to choose a receptionist reads, with who may change it', async ({ desk }) => {
  await desk.signInAs('Kari Moe');
  const { page } = desk;
  await page.getByRole('link', { name: 'Innstillinger' }).click();

  await expect(page.getByText('Fastlegen eller daglig leder kan bytte nøkkelen.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bytt databasenøkkel' })).toHaveCount(0);

  const templates = page.getByRole('region', { name: 'Maler' });
  await expect(templates).toContainText('Bare fastlege og daglig leder kan endre malene.');
  await expect(templates.getByRole('button', { name: /^Endre/u })).toHaveCount(0);

  await expect(page.getByText('Lås når ingen har brukt maskinen på: 10 minutter.')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveCount(0);

  const hide = page.getByRole('checkbox', { name: /Vis vinduet som svart/u });
  const screen = page.getByRole('region').filter({ has: hide });
  await expect(screen).toContainText('Bare fastlege eller daglig leder kan endre dette.');
  await hide.click();
  await expect(hide).not.toBeChecked();
  // Nor by a window that asks for what it may not have.
  expect(await page.evaluate(() => window.surgery.saveContentProtection({ on: true }))).toMatchObject({
    ok: false,
    error: { type: 'NotYourRole', role: 'receptionist' },
  });
  await expect(hide).not.toBeChecked();
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected())).toBe(
    false,
  );
});
