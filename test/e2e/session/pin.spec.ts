import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Db } from '../../../electron/engine/db/open.ts';
import { expect, type Workstation } from '../workstation.ts';
import { PersonsBrowser } from '../../demo/personsBrowser.ts';
import { signInButton, test } from './signInClinic.ts';

// The personal PIN: chosen after a full sign-in, used on a day without network, ended by ten wrong ones.

const PIN = '482915';
const pinField = (desk: Workstation, name: string) => desk.page.getByLabel(`PIN-kode for ${name}`);
const line = (act: string, outcome = 'opened') => ({ name: 'Ingrid Lien', act, outcome });
const choosePage = (desk: Workstation) => desk.page.getByRole('heading', { name: 'Velg en PIN-kode' });

async function choosesPin(desk: Workstation, pin = PIN): Promise<void> {
  await desk.page.getByLabel('Ny PIN-kode').fill(pin);
  await desk.page.getByLabel('Gjenta den nye PIN-koden').fill(pin);
  await desk.page.getByRole('button', { name: 'Lagre PIN-koden' }).click();
}

async function entersPin(desk: Workstation, name: string, pin: string): Promise<void> {
  await expect(desk.page.getByRole('button', { name: /^(Logg inn|Lås opp)$/u })).toBeEnabled();
  await pinField(desk, name).fill(pin);
  await pinField(desk, name).press('Enter');
}

/** Turns the app off and opens its file with the machine's own key. */
async function whileOff<Found>(desk: Workstation, act: (db: Db) => Found): Promise<Found> {
  const sealed = readFileSync(path.join(desk.folder, 'database-key')).toString('base64');
  const key = await desk.app.evaluate(({ safeStorage }, base64) => {
    return safeStorage.decryptString(Buffer.from(base64, 'base64'));
  }, sealed);
  await desk.quit();
  const opened = openDatabase({ file: path.join(desk.folder, 'legekontor.db'), key, role: 'writer' });
  if (!opened.ok) throw new Error(opened.error.type);
  try {
    return act(opened.value);
  } finally {
    opened.value.close();
  }
}

test.beforeEach(async ({ desk, person }) => {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  await person.choose('Ingrid Lien');
});

test('a page asks for a PIN after the full sign-in, by keyboard alone, and says what is wrong with one', async ({
  desk,
}) => {
  const { keyboard } = desk.page;
  await expect(desk.page.getByLabel('Ny PIN-kode')).toBeFocused();
  await keyboard.type('123456');
  await keyboard.press('Tab');
  await keyboard.type('123456');
  await keyboard.press('Enter');
  await expect(desk.page.getByText('PIN-koden er for lett å gjette.', { exact: false })).toBeVisible();
  await choosesPin(desk, '4829');
  await expect(desk.page.getByText('PIN-koden må ha minst 6 sifre.')).toBeVisible();
  await desk.page.getByLabel('Ny PIN-kode').fill(PIN);
  await desk.page.getByLabel('Gjenta den nye PIN-koden').fill('482916');
  await keyboard.press('Enter');
  await expect(desk.page.getByText('De to PIN-kodene er ikke like.')).toBeVisible();
  await choosesPin(desk);
  await expect(desk.header).toContainText('Ingrid Lien');
});

test('on a day without network the PIN lets her in, and nobody else', async ({ portal, desk }) => {
  await choosesPin(desk);
  await expect(desk.header).toContainText('Ingrid Lien');
  await desk.quit();
  await portal.misbehave.refuseConnections();
  await desk.start();
  await expect(desk.page.getByText(/Uten nett/u).first()).toBeVisible();
  await expect(desk.page.getByRole('button', { name: /Kari Moe/u })).toHaveCount(0);
  await entersPin(desk, 'Ingrid Lien', '482916');
  await expect(desk.page.getByText('Feil PIN-kode. 9 forsøk igjen.')).toBeVisible();
  await entersPin(desk, 'Ingrid Lien', PIN);
  await expect(desk.page.getByRole('listbox', { name: 'Arbeidskø' })).toBeVisible();
});

test('ten wrong ones: they slow down, the PIN is blocked, and a full sign-in asks for a new one', async ({ desk }) => {
  await choosesPin(desk);
  await desk.signOut('Ingrid Lien');
  for (const left of [9, 8]) {
    await entersPin(desk, 'Ingrid Lien', '000001');
    await expect(desk.page.getByText(`Feil PIN-kode. ${left} forsøk igjen.`)).toBeVisible();
  }
  await entersPin(desk, 'Ingrid Lien', '000001');
  await expect(desk.page.getByRole('button', { name: /^Vent \d s$/u })).toBeDisabled();

  // Six more, and the minutes that they take.
  await whileOff(desk, (db) => db.exec('UPDATE pin SET failures = 9, tried = tried - 600000'));
  await desk.start();
  await entersPin(desk, 'Ingrid Lien', '000001');
  await expect(desk.page.getByText('Feil PIN-kode 10 ganger.', { exact: false }).first()).toBeVisible();
  await expect(pinField(desk, 'Ingrid Lien')).toHaveCount(0);

  const browser = await PersonsBrowser.beside(desk.app);
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  await browser.choose('Ingrid Lien');
  await browser.close();
  await expect(choosePage(desk)).toBeVisible();
});

test('fourteen days after the last full sign-in the PIN says that a new one is needed', async ({ desk }) => {
  await choosesPin(desk);
  await expect(desk.header).toContainText('Ingrid Lien');
  await whileOff(desk, (db) => db.exec('UPDATE pin SET signed_in = signed_in - 15 * 86400000'));
  await desk.start();
  await expect(desk.page.getByText('Det er mer enn 14 dager siden du logget inn.', { exact: false })).toBeVisible();
  await expect(signInButton(desk)).toBeVisible();
});

test('the lock opens by PIN, and a colleague signs in over it', async ({ desk, person }) => {
  await choosesPin(desk);
  await expect(desk.header).toContainText('Ingrid Lien');
  await desk.page.keyboard.press('Control+l');
  await expect(pinField(desk, 'Ingrid Lien')).toBeFocused();
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await signInButton(desk).click();
  await person.choose('Kari Moe');
  await desk.page.getByRole('button', { name: 'Ikke nå' }).click();
  await expect(desk.header).toContainText('Kari Moe');
  await desk.page.keyboard.press('Control+l');
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await entersPin(desk, 'Ingrid Lien', PIN);
  await expect(desk.header).toContainText('Ingrid Lien');
});

test('the access log tells who came, who was turned away and who left', async ({ desk }) => {
  await choosesPin(desk);
  await expect(desk.header).toContainText('Ingrid Lien');
  await desk.page.keyboard.press('Control+l');
  await entersPin(desk, 'Ingrid Lien', '000001');
  await expect(desk.page.getByText('Feil PIN-kode. 9 forsøk igjen.')).toBeVisible();
  await entersPin(desk, 'Ingrid Lien', PIN);
  await expect(desk.header).toContainText('Ingrid Lien');
  await desk.signOut('Ingrid Lien');
  const lines = await whileOff(desk, (db) =>
    db
      .prepare("SELECT name, act, outcome FROM access_log WHERE patient IS NULL AND act <> 'newLog' ORDER BY seq")
      .all(),
  );
  expect(lines).toEqual([
    line('signIn'),
    line('setPin'),
    line('lock'),
    line('signInDenied', 'denied'),
    line('signIn'),
    line('signOut'),
  ]);
});

test('the PIN is changed in the settings by who knows it', async ({ desk }) => {
  await choosesPin(desk);
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.page.getByLabel('PIN-koden du har nå').fill('000001');
  await choosesPin(desk, '190377');
  await expect(desk.page.getByText('Feil PIN-kode. 9 forsøk igjen.')).toBeVisible();
  await desk.page.getByLabel('PIN-koden du har nå').fill(PIN);
  await choosesPin(desk, '190377');
  await expect(desk.page.getByText('PIN-koden er lagret.')).toBeVisible();
  await desk.signOut('Ingrid Lien');
  await entersPin(desk, 'Ingrid Lien', '190377');
  await expect(desk.header).toContainText('Ingrid Lien');
});

test('choosing a PIN, signing in with it and unlocking are without accessibility faults', async ({ desk }) => {
  await expect(choosePage(desk)).toBeVisible();
  await choosesPin(desk, '1234');
  await expect(desk.page.getByText('PIN-koden må ha minst 6 sifre.')).toBeVisible();
  await desk.clearInBothLights();
  await choosesPin(desk);
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(desk.page.getByLabel('PIN-koden du har nå')).toBeVisible();
  await desk.clearInBothLights();
  await desk.page.keyboard.press('Control+l');
  await entersPin(desk, 'Ingrid Lien', '000001');
  await expect(desk.page.getByText('9 forsøk igjen', { exact: false })).toBeVisible();
  await desk.clearInBothLights();
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await expect(pinField(desk, 'Ingrid Lien')).toBeVisible();
  await desk.clearInBothLights();
});
