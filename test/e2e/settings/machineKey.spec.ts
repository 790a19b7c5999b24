import { copiedKey, signInAt, signInButton, test } from '../session/signInClinic.ts';
import { expect, type Workstation } from '../workstation.ts';

// The key that the portal's sign-in knows this machine by: shown, copied, changed and revoked in the settings.

const section = (desk: Workstation) => desk.page.getByRole('region', { name: 'Arbeidsstasjonens nøkkel' });

async function openSettings(desk: Workstation): Promise<void> {
  await desk.page.getByRole('navigation').getByRole('link', { name: 'Innstillinger' }).click();
  await expect(section(desk)).toBeVisible();
}

test('a new key takes over when the portal knows it; the old one works until then', async ({
  portal,
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await openSettings(desk);
  const old = await section(desk).locator('code').first().textContent();
  await desk.page.getByRole('button', { name: 'Lag ny nøkkel' }).click();
  await expect(section(desk)).toContainText('Venter på portalen');
  await expect(section(desk).locator('code')).toHaveCount(2);
  const fresh = JSON.parse(await copiedKey(desk)) as { kid: string };
  expect(fresh).not.toHaveProperty('d');
  expect(await desk.accessibilityViolations()).toEqual([]);

  await desk.page.getByRole('button', { name: 'Prøv den nye nå' }).click();
  await expect(section(desk)).toContainText('Venter på portalen');
  await expect(desk.header).toContainText('Tilkoblet');

  portal.signIn?.onlyKeys(fresh);
  await desk.page.getByRole('button', { name: 'Prøv den nye nå' }).click();
  await expect(section(desk)).toContainText('Portalen slipper maskinen inn med den nye.');

  await desk.signOut('Ingrid Lien');
  await signInAt(desk, person, 'Trond Vik');
  await openSettings(desk);
  await expect(section(desk).locator('code')).toHaveText([fresh.kid]);
  expect(fresh.kid).not.toBe(old);
});

test('a revoked key is gone for good: nothing goes before the portal knows the new one', async ({
  portal,
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await openSettings(desk);
  const old = await section(desk).locator('code').textContent();
  await desk.page.getByRole('button', { name: 'Trekk tilbake nøkkelen' }).click();
  await expect(section(desk)).toContainText('Det som er usendt, ligger trygt.');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('button', { name: 'Behold nøkkelen' }).click();
  await expect(section(desk).locator('code')).toHaveText(old ?? '');

  await desk.page.getByRole('button', { name: 'Trekk tilbake nøkkelen' }).click();
  await desk.page.getByRole('button', { name: 'Slett og lag ny' }).click();
  await expect(section(desk).locator('code')).not.toHaveText(old ?? '');
  await expect(desk.header).not.toContainText('Tilkoblet');
  await desk.signOut('Ingrid Lien');
  await signInButton(desk).click();
  await expect(desk.page.getByRole('alert')).toContainText('slipper ikke denne arbeidsstasjonen inn');

  portal.signIn?.acceptKey(JSON.parse(await copiedKey(desk)) as object);
  await signInAt(desk, person, 'Ingrid Lien');
});

test('a nurse sees the key and cannot change it', async ({ desk, person }) => {
  await signInAt(desk, person, 'Marit Kjelstrup');
  await openSettings(desk);
  await expect(section(desk)).toContainText('Fastlegen eller daglig leder kan bytte nøkkel');
  await expect(desk.page.getByRole('button', { name: 'Lag ny nøkkel' })).toHaveCount(0);
  const refused = await desk.page.evaluate(() => window.surgery.rotateMachineKey({}));
  expect(refused).toMatchObject({ ok: false, error: { type: 'NotYourRole', role: 'nurse' } });
});
