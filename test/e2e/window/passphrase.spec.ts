import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../shared/text/catalogue.ts';
import { expect, POLL, test, Workstation } from '../workstation.ts';

const WITHOUT_STORE = ['--key-store=passphrase'];
const WORDS = 'fire hester i fjæra';

const fieldOf = (desk: Workstation, name: string) => desk.page.getByLabel(name, { exact: true });

/** A machine without a key store, on its first start. */
async function onANewMachine(fhirUrl: string, use: (desk: Workstation) => Promise<void>): Promise<void> {
  const desk = new Workstation({ fhirBase: fhirUrl, poll: POLL });
  try {
    await desk.start(WITHOUT_STORE);
    await use(desk);
    expect(desk.problems).toEqual([]);
  } finally {
    await desk.quit().catch(() => undefined);
    desk.dispose();
  }
}

async function choose(desk: Workstation, passphrase: string, again = passphrase): Promise<void> {
  await fieldOf(desk, 'Passord').fill(passphrase);
  await fieldOf(desk, 'Samme passord en gang til').fill(again);
  await desk.page.getByRole('button', { name: 'Lag nøkkelen' }).click();
}

test('a passphrase is chosen, twice and long enough, then asked for at each start; a wrong one opens nothing', async ({
  portal,
}) => {
  await onANewMachine(portal.fhirUrl, async (desk) => {
    const { page } = desk;
    await expect(page.getByRole('heading', { name: 'Velg et passord for kontorets data' })).toBeVisible();
    await expect(page.getByText(/Ingen kan hente passordet fram igjen/u)).toBeVisible();
    expect(await desk.accessibilityViolations()).toEqual([]);
    await choose(desk, 'for kort');
    await expect(page.getByText('Passordet må ha minst 12 tegn.')).toBeVisible();
    await choose(desk, WORDS, 'fire hester i fjære');
    await expect(page.getByText(/De to passordene er ikke like/u)).toBeVisible();
    expect(readdirSync(desk.folder)).not.toContain('legekontor.db');
    await choose(desk, WORDS);
    await desk.signInAs('Ingrid Lien');
    await page.getByRole('link', { name: 'Innstillinger' }).click();
    await expect(page.getByText(/låst med passordet/u)).toBeVisible();
    await desk.quit();

    await desk.start(WITHOUT_STORE);
    await expect(desk.page.getByRole('heading', { name: 'Skriv passordet for kontorets data' })).toBeVisible();
    expect(await desk.accessibilityViolations()).toEqual([]);
    const before = readFileSync(path.join(desk.folder, 'legekontor.db'));
    for (let tries = 0; tries < 3; tries += 1) {
      await fieldOf(desk, 'Passord').fill(`feil passord nummer ${tries}`);
      await desk.page.getByRole('button', { name: 'Åpne' }).click();
      await expect(desk.page.getByText(/Passordet er feil/u)).toBeVisible();
    }
    // The third has to be waited for.
    await expect(desk.page.getByRole('button', { name: /^Vent \d+ s$/u })).toBeDisabled();
    expect(readFileSync(path.join(desk.folder, 'legekontor.db')).equals(before)).toBe(true);
    await fieldOf(desk, 'Passord').fill(WORDS);
    await desk.page.getByRole('button', { name: 'Åpne' }).click();
    await expect(desk.page.getByText('Ingrid Lien', { exact: true })).toBeVisible();
  });
});

test('a change of key needs no new passphrase', async ({ portal }) => {
  await onANewMachine(portal.fhirUrl, async (desk) => {
    await choose(desk, WORDS);
    await desk.signInAs('Ingrid Lien');
    await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
    await desk.page.getByRole('button', { name: 'Bytt databasenøkkel' }).click();
    await expect(desk.page.getByText('Nøkkelen er byttet. Alt er på plass.')).toBeVisible();
    await desk.quit();
    await desk.start(WITHOUT_STORE);
    await fieldOf(desk, 'Passord').fill(WORDS);
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByText('Ingrid Lien', { exact: true })).toBeVisible();
  });
});

for (const language of ['nn', 'en'] as const) {
  test(`the page can be read in another language and in the dark before anything is open: ${language}`, async ({
    portal,
  }) => {
    await onANewMachine(portal.fhirUrl, async (desk) => {
      const texts = catalogue[language];
      await desk.page.getByRole('button', { name: 'Språk · Utseende' }).click();
      await desk.page.getByRole('menuitemradio', { name: texts.preferences.languages[language] }).click();
      await desk.page.getByRole('menuitemradio', { name: texts.preferences.themes.dark }).click();
      await desk.page.keyboard.press('Escape');
      await expect(desk.page.getByRole('heading', { name: texts.keys.choose.title })).toBeVisible();
      await expect(desk.page.getByText(texts.keys.choose.lost)).toBeVisible();
      await expect(desk.page.locator('html')).toHaveClass(/dark/u);
      expect(await desk.accessibilityViolations()).toEqual([]);
    });
  });
}
