import type { Surgery } from '../../../shared/ipc/bridge.ts';
import { PersonsBrowser } from '../../demo/personsBrowser.ts';
import { startPortal, type Portal } from '../../portal/portal.ts';
import { expect, inUse, POLL, test as base, Workstation } from '../workstation.ts';

declare global {
  interface Window {
    readonly surgery: Surgery;
  }
}

/** What a workstation's settings say where people sign in at the portal's provider; the machine makes its own key. */
export function providerSettings(portal: Portal): object {
  const { machine, people } = portal.signIn ?? {};
  return {
    fhirBase: portal.fhirUrl,
    poll: POLL,
    token: { ...machine, privateKey: undefined },
    people: { ...people, privateKey: undefined },
  };
}

type Clinic = { portal: Portal; desk: Workstation; person: PersonsBrowser };

/** A portal that lets nobody in without signing in, a workstation whose key it knows, and the person's browser. */
export const test = base.extend<Clinic>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern
  portal: async ({}, use) => {
    const portal = await startPortal({ surgery: 'small', requireToken: true });
    await use(portal);
    await portal.close();
  },
  desk: async ({ portal }, use) => {
    const desk = new Workstation(providerSettings(portal));
    await desk.start();
    portal.signIn?.acceptKey(JSON.parse(await copiedKey(desk)) as object);
    await inUse(desk, false, use);
  },
  person: async ({ desk }, use) => {
    const browser = await PersonsBrowser.beside(desk.app);
    await use(browser);
    await browser.close();
  },
});

/** The public part of the machine's key, copied by its button. */
export async function copiedKey(desk: Workstation): Promise<string> {
  await desk.page
    .getByRole('button', { name: /^Kopier/u })
    .last()
    .click();
  await expect(desk.page.getByText(/er kopiert/u)).toBeVisible();
  return desk.app.evaluate(({ clipboard }) => clipboard.readText());
}

export const signInButton = (desk: Workstation) => desk.page.getByRole('button', { name: 'Logg inn med HelseID' });

/** Signs in at the provider, up to the page that asks for a PIN; the staff must have come from the portal first. */
export async function signInToPin(desk: Workstation, person: PersonsBrowser, name: string): Promise<void> {
  await expect(desk.page.getByText(/Tilkoblet/u).first()).toBeVisible();
  await signInButton(desk).click();
  await person.choose(name);
  await expect(desk.page.getByRole('heading', { name: 'Velg en PIN-kode' })).toBeVisible();
}

/** Signs in at the provider, without choosing a PIN. */
export async function signInAt(desk: Workstation, person: PersonsBrowser, name: string): Promise<void> {
  await signInToPin(desk, person, name);
  await desk.page.getByRole('button', { name: 'Ikke nå' }).click();
  await expect(desk.header).toContainText(name);
}
