import { rmSync } from 'node:fs';
import path from 'node:path';
import { PersonsBrowser } from '../../demo/personsBrowser.ts';
import { startProvider } from '../../signIn/aProvider.ts';
import { expect, type Workstation } from '../workstation.ts';
import { providerSettings, signInAt, signInButton, test } from './signInClinic.ts';

// Whoever can write the settings file names a provider that lets them in as anyone. The machine does not believe it.

const nobodyIsIn = (desk: Workstation) => expect(desk.page.getByRole('listbox', { name: 'Arbeidskø' })).toHaveCount(0);
const warning = (desk: Workstation) => desk.page.getByText(/^Innstillingsfilen sier noe annet enn maskinen/u);

function changed(settings: object, people: object): object {
  const before = settings as { people: object };
  return { ...before, people: { ...before.people, ...people } };
}

test('a provider of one’s own at level 0 is not asked, and whoever comes to the desk is told', async ({
  portal,
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await desk.quit();
  const mine = await startProvider();
  try {
    desk.settle(changed(providerSettings(portal), { issuer: mine.issuer, securityLevel: 0 }));
    await desk.start();
    await expect(warning(desk)).toContainText('på 2 punkter. Det blir ikke brukt.');
    await desk.clearInBothLights();
    const opened: string[] = await desk.app.evaluate(({ shell }) => {
      const urls: string[] = [];
      shell.openExternal = (url) => Promise.resolve(void urls.push(url));
      Object.assign(globalThis, { opened: urls });
      return urls;
    });
    expect(opened).toEqual([]);
    await signInButton(desk).click();
    // The page that is opened is that of the provider which the machine was set up with.
    const { origin } = new URL(portal.url);
    await expect
      .poll(() =>
        desk.app.evaluate(() => (Reflect.get(globalThis, 'opened') as string[]).map((url) => new URL(url).origin)),
      )
      .toEqual([origin]);
    expect(mine.pushed.size).toBe(0);
    await nobodyIsIn(desk);
  } finally {
    await mine.close();
  }
});

test('not without the machine’s own file either: then the data belong to another sign-in', async ({
  portal,
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await desk.quit();
  const mine = await startProvider();
  try {
    rmSync(path.join(desk.folder, 'machine-key'));
    desk.settle(changed(providerSettings(portal), { issuer: mine.issuer, securityLevel: 0 }));
    await desk.start();
    await expect(desk.page.getByRole('heading', { name: 'Filen hører til en annen innlogging' })).toBeVisible();
    await nobodyIsIn(desk);
  } finally {
    await mine.close();
  }
});

test('a doctor who is signed in sees what differs, accepts it by keyboard, and it holds from the next start', async ({
  portal,
  desk,
  person,
}) => {
  await signInAt(desk, person, 'Ingrid Lien');
  await desk.quit();
  desk.settle(changed(providerSettings(portal), { name: 'Legenes innlogging' }));
  await desk.start();
  await expect(warning(desk)).toContainText('på ett punkt');
  const { page } = desk;
  const again = await PersonsBrowser.beside(desk.app);
  await signInAt(desk, again, 'Ingrid Lien');
  await desk.goTo('i');
  const section = page.getByRole('region', { name: 'Portal og innlogging' });
  const row = section.getByRole('row', { name: /people\.name/u });
  await expect(row).toContainText('HelseID');
  await expect(row).toContainText('Legenes innlogging');
  await desk.clearInBothLights();
  await section.getByRole('button', { name: 'Ta det filen sier i bruk' }).focus();
  await page.keyboard.press('Enter');
  await expect(section).toContainText('Godtatt. Det gjelder fra neste gang programmet startes.');
  await again.close();
  await desk.quit();
  await desk.start();
  await expect(desk.page.getByRole('button', { name: 'Logg inn med Legenes innlogging' })).toBeVisible();
  await expect(warning(desk)).toHaveCount(0);
});
