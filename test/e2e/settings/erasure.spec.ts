import { expect, test } from '../workstation.ts';

test.use({ begins: '2027-03-22T09:00' });

test('much that the portal has deleted stands in the settings until the manager has said that it goes, by keyboard alone', async ({
  desk,
  clock,
  portal,
}) => {
  const slots = portal.all('Slot');
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  const before = desk.page.getByRole('region', { name: 'Venter på sletting' });
  await expect(before).toContainText('Ingenting venter på sletting.');
  for (const { id } of slots) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await portal.remove('Slot', id);
  }
  // Deletions are looked for by the hour, over the nights too.
  await desk.quit();
  clock.set('2027-03-22T12:00');
  const page = await desk.start();
  await desk.signInAs('Ingrid Lien');
  const section = page.getByRole('region', { name: 'Venter på sletting' });
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(section).toContainText(`${slots.length} andre dokumenter: slettet hos portalen.`);
  await desk.clearInBothLights();
  await section.getByRole('button', { name: /^Slett fra denne maskinen/u }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Slette fra denne maskinen?' });
  await expect(dialog).toContainText(`${slots.length} dokumenter slettes for godt`);
  await desk.clearInBothLights();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await section.getByRole('button', { name: /^Slett fra denne maskinen/u }).press('Enter');
  await dialog.getByRole('button', { name: 'Slett for godt' }).press('Enter');
  await expect(section).toContainText('Ingenting venter på sletting.');
  await expect(section).toContainText(`${slots.length} dokumenter er slettet.`);
});
