import { expect } from '../workstation.ts';
import { signInAt, signInButton, test } from './signInClinic.ts';

// The full sign-in at the portal's provider, in a browser of its own beside the app.

test('a GP signs in in the browser, and the role is the one at this surgery', async ({ desk, person }) => {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  await expect(desk.page.getByText('Fortsett i nettleseren.')).toBeVisible();
  const page = await person.choose('Ingrid Lien');
  await expect(page.getByText('Du kan lukke denne siden.')).toBeVisible();
  await desk.page.getByRole('button', { name: 'Ikke nå' }).click();
  await expect(desk.header).toContainText('Ingrid Lien');
  await expect(desk.header).toContainText('fastlege');
  await expect(desk.page.getByRole('listbox', { name: 'Arbeidskø' })).toBeVisible();
});

test('someone else, without an HPR number, signs in at the provider over a lock, and comes to their own', async ({
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await desk.page.keyboard.press('Control+l');
  await expect(desk.page.getByRole('heading', { name: 'Låst' })).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await signInAt(desk, person, 'Kari Moe');
  await expect(desk.header).toContainText('helsesekretær');
  await expect(desk.header).not.toContainText('Ingrid Lien');
});

test('a doctor of another surgery is told why not, and by whom she is known', async ({ desk, person }) => {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  await person.choose('Nina Utland');
  await expect(desk.page.getByRole('alert')).toContainText('du er Nina Utland');
  await expect(desk.page.getByRole('alert')).toContainText('står ikke som ansatt ved dette kontoret');
  await signInAt(desk, person, 'Marit Kjelstrup');
});

test('the page can be opened again, and the one before is then of no use', async ({ desk, person }) => {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  const first = await person.open();
  await desk.page.getByRole('button', { name: 'Åpne siden på nytt' }).click();
  const second = await person.open();
  await first.getByRole('button', { name: 'Trond Vik' }).click();
  await first.waitForURL(/^chrome-error:/u);
  await second.getByRole('button', { name: 'Ingrid Lien' }).click();
  await desk.page.getByRole('button', { name: 'Ikke nå' }).click();
  await expect(desk.header).toContainText('Ingrid Lien');
});

test('nobody gets in past the provider: no name can be chosen, and cancelled or without a line nobody has signed in', async ({
  portal,
  desk,
  person,
}) => {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await expect(desk.page.getByText('Ingrid Lien')).toHaveCount(0);
  const refused = await desk.page.evaluate(async () => {
    const staff = await window.surgery.listStaff({});
    return window.surgery.signIn({ practitionerId: staff.ok ? (staff.value[0]?.practitionerId ?? '') : '' });
  });
  expect(refused).toEqual({ ok: false, error: { type: 'ProviderNeeded' } });

  await signInButton(desk).click();
  const page = await person.open();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(desk.page.getByText('Innloggingen ble avbrutt hos HelseID.')).toBeVisible();
  await signInButton(desk).click();
  await person.nextAddress();
  await desk.page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(signInButton(desk)).toBeFocused();
  await expect(desk.page.getByRole('alert')).toHaveCount(0);

  await portal.misbehave.refuseConnections();
  await expect(desk.page.getByText('De som har PIN på denne maskinen')).toBeVisible();
  await signInButton(desk).click();
  await expect(desk.page.getByRole('alert')).toContainText('HelseID svarer ikke');
});

test('the sign-in is without accessibility faults in three languages', async ({ desk, person }) => {
  for (const [before, language, signIn, cancel] of [
    [/^Språk/u, 'Nynorsk', 'Logg inn med HelseID', 'Avbryt'],
    [/^Språk/u, 'English', 'Sign in with HelseID', 'Cancel'],
    [/^Language/u, 'Bokmål', 'Logg inn med HelseID', 'Avbryt'],
  ] as const) {
    await desk.page.getByRole('button', { name: before }).click();
    await desk.page.getByRole('menuitemradio', { name: language }).click();
    await desk.page.keyboard.press('Escape');
    await desk.clearInBothLights();
    await desk.page.getByRole('button', { name: signIn }).click();
    await person.nextAddress();
    await expect(desk.page.getByRole('button', { name: cancel })).toBeVisible();
    await desk.clearInBothLights();
    await desk.page.getByRole('button', { name: cancel }).click();
  }
  await signInButton(desk).click();
  const page = await person.choose('Pål Strøm');
  await page.close();
  await expect(desk.page.getByRole('alert')).toBeVisible();
  await desk.clearInBothLights();
});
