import { expect, test } from '../workstation.ts';
import { choice, choose, place, rows, signInToAll } from './parts.ts';

test.use({ begins: '2026-11-18T10:00' });

test.beforeEach(({ desk }) => signInToAll(desk, 'Kari Moe'));

test('counts per kind stand beside the navigation, whatever has been filtered away', async ({ portal, desk }) => {
  const stands = async () => {
    await expect(place(desk, /^Arbeidskø/u)).toHaveText(/^Arbeidskø1 over frist, 20$/u);
    await expect(place(desk, /^E-konsultasjoner/u)).toHaveText(/^E-konsultasjoner1 over frist, 6$/u);
    await expect(place(desk, /^Timebestillinger/u)).toHaveText('Timebestillinger4');
    await expect(place(desk, /^Reseptfornyelser/u)).toHaveText('Reseptfornyelser5');
    await expect(place(desk, /^Prøvesvar/u)).toHaveText('Prøvesvar2');
  };
  await stands();
  await expect(place(desk, /^Meldinger/u)).toHaveText('Meldinger3');
  await choose(desk, 'Type', 'Prøvesvar');
  await expect(rows(desk)).toHaveCount(2);
  await stands();
  await portal.patientWrites({ kind: 'message', subject: 'Parkering', question: 'Hvor kan jeg parkere?' });
  await expect(place(desk, /^Meldinger/u)).toHaveText('Meldinger4');
});

test('by kind: one or several, and each on a page of its own', async ({ desk }) => {
  await choose(desk, 'Type', 'Meldinger');
  await expect(choice(desk, 'Type')).toHaveText('Type: Meldinger');
  await expect(rows(desk)).toHaveCount(3);
  await choose(desk, 'Type', 'Timebestillinger');
  await expect(choice(desk, 'Type')).toHaveText('Type: 2 typer');
  await expect(rows(desk)).toHaveCount(7);
  await desk.clearInBothLights();
  await desk.page.getByRole('button', { name: 'Vis alt' }).click();
  await expect(rows(desk)).toHaveCount(20);

  await place(desk, /^Reseptfornyelser/u).click();
  await expect(desk.page.getByRole('heading', { name: 'Reseptfornyelser', level: 2 })).toBeVisible();
  await expect(rows(desk)).toHaveCount(5);
  await expect(choice(desk, 'Type')).toHaveCount(0);
});

test('by GP, and in the order of the GPs', async ({ desk }) => {
  const names = ['Anders Bjørnstad', 'Ingrid Lien', 'Siri Aasen Nordgård'];
  const of = async (name: string) => (await rows(desk).filter({ hasText: name }).all()).length;
  const each = [await of('Anders Bjørnstad'), await of('Ingrid Lien'), await of('Siri Aasen Nordgård')];
  expect(each.reduce((sum, one) => sum + one)).toBe(20);

  await choose(desk, 'Rekkefølge', 'Etter fastlege');
  const inOrder = async () =>
    (await rows(desk).allTextContents()).map((text) => names.findIndex((name) => text.includes(name)));
  await expect.poll(inOrder).toEqual(each.flatMap((count, index) => Array.from({ length: count }, () => index)));

  await choose(desk, 'Fastlege', 'Ingrid Lien');
  await expect(rows(desk)).toHaveCount(each[1] ?? 0);
  await expect(rows(desk).filter({ hasText: 'Ingrid Lien' })).toHaveCount(each[1] ?? 0);
  await expect(choice(desk, 'Fastlege')).toHaveText('Fastlege: Ingrid Lien');
});

test('what is with me, with my team, and with nobody in particular', async ({ portal, desk }) => {
  await portal.patientWrites({ kind: 'message', subject: 'Parkering', question: 'Hvor kan jeg parkere?' });
  await portal.patientWrites({ kind: 'message', subject: 'Åpningstider', question: 'Når åpner dere?' });
  const assign = async (subject: string, to: string) => {
    await (await desk.row(subject)).click();
    await expect(desk.page.getByRole('region', { name: 'Melding', exact: true })).toContainText(subject);
    await desk.page.keyboard.press('a');
    await desk.page.getByRole('menuitemradio', { name: to }).click();
    await desk.page.keyboard.press('Escape');
  };
  await place(desk, /^Meldinger/u).click();
  await assign('Parkering', 'Kari Moe');
  await assign('Åpningstider', 'Resepsjonen');

  await choose(desk, 'Hos', 'Hos meg');
  await expect(rows(desk)).toHaveCount(1);
  await expect(rows(desk)).toContainText('Parkering');
  await expect(rows(desk)).toContainText('tildelt meg');
  await choose(desk, 'Hos', 'Resepsjonen');
  await expect(rows(desk)).toHaveCount(1);
  await expect(rows(desk)).toContainText('Åpningstider');
  await choose(desk, 'Hos', 'Hele kontoret');
  await expect(rows(desk)).toHaveCount(3);
  await expect(rows(desk).filter({ hasText: /Parkering|Åpningstider/u })).toHaveCount(0);
});

test('everyone has what they chose themselves, and has it again the next time', async ({ desk }) => {
  await choose(desk, 'Type', 'Meldinger');
  await choose(desk, 'Rekkefølge', 'Etter pasient');
  await desk.signOut('Kari Moe');

  await desk.page.getByText('Bente Østby', { exact: true }).click();
  await expect(rows(desk)).toHaveCount(20);
  await expect(choice(desk, 'Type')).toHaveText('Type: Alle typer');
  await choose(desk, 'Type', 'Prøvesvar');
  await desk.quit();

  await desk.start();
  await desk.signInAs('Kari Moe');
  await expect(choice(desk, 'Type')).toHaveText('Type: Meldinger');
  await expect(choice(desk, 'Rekkefølge')).toHaveText('Rekkefølge: Etter pasient');
  await expect(rows(desk)).toHaveCount(3);
  await desk.signOut('Kari Moe');
  await desk.signInAs('Bente Østby');
  await expect(choice(desk, 'Type')).toHaveText('Type: Prøvesvar');
  await expect(rows(desk)).toHaveCount(2);
});

test('search by name or by subject, beside what is chosen; Esc clears it', async ({ portal, desk }) => {
  const id = await portal.patientWrites({ subject: 'Ørebetennelse igjen', question: 'Det gjør vondt.' });
  const patient = portal.read('Patient', portal.taskNow(id)?.for?.reference?.split('/')[1] ?? '');
  const family = patient?.name?.[0]?.family ?? '';
  await desk.row('Ørebetennelse igjen');
  const { page } = desk;
  await page.keyboard.press('/');
  await page.keyboard.type('ørebet');
  await expect(rows(desk)).toHaveCount(1);
  await expect(rows(desk)).toContainText('Ørebetennelse igjen');
  await page.keyboard.press('Escape');
  await expect(rows(desk)).toHaveCount(21);
  await expect(page.getByRole('listbox')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type(family);
  await expect(rows(desk).filter({ hasNotText: family })).toHaveCount(0);
  await expect(rows(desk).filter({ hasText: 'Ørebetennelse igjen' })).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('finnes ikke');
  await expect(page.getByText('Ingen saker passer med søket.')).toBeVisible();
  await desk.clearInBothLights();
  await page.getByRole('button', { name: 'Vis alt' }).click();
  await expect(rows(desk)).toHaveCount(21);
});

test('sorted by patient, and with the newest first', async ({ portal, desk }) => {
  await choose(desk, 'Rekkefølge', 'Etter pasient');
  const families = async () => {
    const named = portal.all('Patient').map(({ name }) => ({
      family: name?.[0]?.family ?? '',
      whole: [...(name?.[0]?.given ?? []), name?.[0]?.family ?? ''].join(' '),
    }));
    return (await rows(desk).allTextContents()).map((text) => named.find((one) => text.includes(one.whole))?.family);
  };
  const sorted = (await families()).toSorted((a, b) => (a ?? '').localeCompare(b ?? '', 'nb'));
  await expect.poll(families).toEqual(sorted);

  await portal.patientWrites({ subject: 'Aller nyest', question: 'Kom nettopp.' });
  await desk.row('Aller nyest');
  await choose(desk, 'Rekkefølge', 'Nyeste først');
  await expect(rows(desk).first()).toContainText('Aller nyest');
});
