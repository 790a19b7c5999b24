import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from '../../../shared/lib/time.ts';
import { root } from '../../demo/build.ts';
import { startPortal } from '../../portal/portal.ts';
import { patientOf } from '../../builders/people.ts';
import { expect, test as base, type Workstation } from '../workstation.ts';
import { smallPng } from './smallPng.ts';

/**
 * The pictures of the documents, taken anew where LEGEKONTOR_PICTURES names a folder, and not otherwise:
 * `LEGEKONTOR_PICTURES=docs/pictures npm run e2e -- pictures` puts them where README.md shows them.
 */
const FOLDER = path.resolve(root, process.env['LEGEKONTOR_PICTURES'] ?? 'test-results/pictures');

const SIZE = { width: 1280, height: 800 };
/** Larger files make a document slow to open. */
const MOST_BYTES = 200_000;

async function picture(desk: Workstation, name: string): Promise<void> {
  const small = smallPng(await desk.page.screenshot({ animations: 'disabled', caret: 'hide' }));
  expect(small.length).toBeLessThan(MOST_BYTES);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, `${name}.png`), small);
}

/** A Monday morning, five minutes past eight. */
base.use({ begins: '2026-11-23T08:05' });

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern
  portal: async ({}, use) => {
    const portal = await startPortal({ surgery: 'full' });
    await use(portal);
    await portal.close();
  },
});

test('the queue on a Monday morning, an open e-consultation, and triage', async ({ portal, desk }) => {
  const { page } = desk;
  await page.setViewportSize(SIZE);
  await portal.patientWrites({
    subject: 'Rødt utslett på armene',
    question:
      'Hei, jeg begynte på ny medisin på mandag og har fått et rødt utslett på armene. Det klør, men jeg har ikke feber. Skal jeg slutte med tablettene?',
    patient: patientOf(portal, 'Ingrid Lien').id,
    received: Temporal.Instant.from('2026-11-05T08:00:00Z'),
  });
  await desk.signInAs('Ingrid Lien');
  await expect(desk.header).toContainText('sist synkronisert');
  await page.keyboard.press('n');
  await page.keyboard.press('/');
  await page.keyboard.type('Rødt utslett på');
  await (await desk.row('Rødt utslett på armene')).click();
  await expect(desk.answerField).toBeVisible();
  await page.getByRole('searchbox', { name: 'Søk på navn eller emne' }).fill('');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').nth(5)).toBeVisible();
  await picture(desk, 'queue');

  await page.keyboard.press('r');
  await desk.answerField.fill('Hei. Ta en pause med tablettene til vi har snakket sammen.');
  await expect(page.getByText(/kladd lagret/iu)).toBeVisible();
  await picture(desk, 'thread');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(desk, 'thread-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await page.getByRole('button', { name: 'Krever oppmøte' }).click();
  await expect(page.getByRole('region', { name: 'Krever oppmøte' })).toBeVisible();
  await picture(desk, 'triage');
});

base('a conflict: both answered, and the second decides', async ({ portal, desk, other }) => {
  const question = { subject: 'Kan jeg doble dosen?', question: 'Tabletten hjelper ikke nok. Kan jeg ta to om dagen?' };
  await desk.page.setViewportSize(SIZE);
  await portal.patientWrites({ ...question, patient: patientOf(portal, 'Ingrid Lien').id });
  await desk.signInAs('Ingrid Lien');
  await other.signInAs('Anders Bjørnstad');
  await desk.open(question.subject);
  await other.open(question.subject);
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer('Ta én tablett om dagen til kontrollen på fredag.');
  await desk.quit();
  await portal.misbehave.comeOnline();
  const first = 'Ta én tablett om dagen, og ring oss hvis det ikke hjelper.';
  await other.answer(first);
  await expect(other.message(first)).toContainText('Levert');

  await desk.start();
  await desk.page.setViewportSize(SIZE);
  await desk.signInAs('Ingrid Lien');
  await expect(desk.header).toContainText('1 trenger deg');
  await desk.page.getByRole('link', { name: /^Usendt/u }).click();
  await desk.page.getByRole('button', { name: 'Les og velg' }).click();
  await expect(desk.page.getByRole('button', { name: 'Send mitt som tillegg' })).toBeVisible();
  await picture(desk, 'conflict');
});
