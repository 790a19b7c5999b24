import { readFileSync } from 'node:fs';
import path from 'node:path';
import { aPdf } from '../../builders/files.ts';
import { A_HOSTILE_PDF, A_LOCKED_PDF, aPdfBomb, aPdfOf } from '../../builders/pdfs.ts';
import { patientOf } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

// The fixture sees to it that nobody outside is asked, and that the console has no violation of the content policy.

const question = { subject: 'Epikrise fra Spania', question: 'Kan du lese denne?' };

const aFile = (title: string, file: Buffer) => ({
  contentType: 'application/pdf',
  title,
  base64: file.toString('base64'),
});
/** What counts is refused at once; what only takes its time is waited for a while, and then the file is opened again. */
const GIVEN_UP = { timeout: 90_000 };
const LETTER = aPdfOf([
  { lines: ['Informe de alta', 'Paracetamol 1 g ved behov'], faxed: true },
  { lines: ['Kontroll om tre uker'] },
]);

const files = (desk: Workstation) => desk.message(question.question).getByRole('list', { name: 'Vedlegg' });
const dialog = (desk: Workstation) => desk.page.getByRole('dialog');
const opener = (desk: Workstation, title: string) => files(desk).getByRole('button', { name: `Åpne ${title}` });

/** How much of a part of the drawn page is black, from 0 to 1; its sides as parts of the page's, from the upper left. */
function blackness(desk: Workstation, [left, top, right, bottom]: readonly [number, number, number, number]) {
  return dialog(desk)
    .locator('canvas')
    .evaluate(
      (canvas, [l, t, r, b]) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const { width, height } = canvas;
        const size = [Math.round((r - l) * width), Math.round((b - t) * height)] as const;
        const drawn = canvas.getContext('2d')?.getImageData(Math.round(l * width), Math.round(t * height), ...size);
        const values = drawn?.data ?? new Uint8ClampedArray();
        let black = 0;
        for (let at = 0; at < values.length; at += 4) if ((values[at] ?? 255) < 128) black += 1;
        return black / (values.length / 4);
      },
      [left, top, right, bottom] as const,
    );
}

const TEXT = [0.1, 0.08, 0.6, 0.14] as const;
const FAXED = [0.12, 0.82, 0.25, 0.91] as const;

test('a PDF is read page by page with the keyboard alone, saved outside, and is in the access log', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({ ...question, files: [{ ...aFile('Epikrise.pdf', LETTER), apart: true }] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(opener(desk, 'Epikrise.pdf')).toBeVisible();
  // Nothing that reads PDFs is there before somebody opens one.
  const loaded: string[] = [];
  desk.page.on('response', (response) => loaded.push(`${response.status()} ${path.basename(response.url())}`));
  expect(desk.page.workers()).toHaveLength(0);
  await opener(desk, 'Epikrise.pdf').focus();
  await desk.page.keyboard.press('Enter');

  const first = dialog(desk).getByRole('img', { name: 'Side 1 av 2' });
  await expect(first).toHaveAttribute('aria-busy', 'false');
  await expect(dialog(desk)).toContainText('Paracetamol 1 g ved behov');
  expect(await blackness(desk, TEXT)).toBeGreaterThan(0.02);
  expect(await blackness(desk, FAXED)).toBe(1);
  // The letters are those that come with the program, and not whatever the machine has.
  expect(loaded).toContain('200 LiberationSans-Regular.ttf');
  expect(loaded.filter((one) => !one.startsWith('200'))).toEqual([]);
  expect(await desk.accessibilityViolations()).toEqual([]);

  // The page is longer than the frame: the key reads on, and then turns the page, and back again to where it was left.
  const region = dialog(desk).getByRole('region', { name: 'Siden, kan rulles' });
  await expect(region).toBeFocused();
  const place = () => region.evaluate((element) => element.scrollTop);
  await desk.page.keyboard.press('PageDown');
  await expect.poll(place).toBeGreaterThan(100);
  await expect(first).toBeVisible();
  await desk.page.keyboard.press('End');
  await expect
    .poll(() => region.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - clientHeight - scrollTop))
    .toBeLessThan(1);
  await desk.page.keyboard.press('PageDown');
  await expect(dialog(desk).getByRole('img', { name: 'Side 2 av 2' })).toHaveAttribute('aria-busy', 'false');
  await expect(dialog(desk)).toContainText('Kontroll om tre uker');
  await expect(dialog(desk)).not.toContainText('Paracetamol');
  expect(await place()).toBe(0);
  await desk.page.keyboard.press('PageUp');
  await expect(first).toHaveAttribute('aria-busy', 'false');
  expect(await place()).toBeGreaterThan(100);
  await dialog(desk).getByRole('button', { name: 'Neste side' }).click();
  await expect(dialog(desk).getByRole('status').filter({ hasText: 'Side' })).toHaveText('Side 2 av 2');
  await expect(dialog(desk).getByRole('button', { name: 'Neste side' })).toBeDisabled();
  await expect(region).toBeFocused();

  const file = path.join(desk.folder, 'ut.pdf');
  await desk.app.evaluate(({ dialog: boxes }, filePath) => {
    boxes.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await expect(dialog(desk)).toContainText('ukryptert utenfor Legekontor');
  await dialog(desk).getByRole('button', { name: 'Lagre som … Epikrise.pdf' }).click();
  await expect(dialog(desk)).toContainText('Lagret som ut.pdf.');
  expect(readFileSync(file).equals(LETTER)).toBe(true);

  await desk.page.keyboard.press('Escape');
  await expect(dialog(desk)).toHaveCount(0);
  await expect(opener(desk, 'Epikrise.pdf')).toBeFocused();
  await expect(desk.answerField).toBeVisible();
  await expect.poll(() => desk.page.workers()).toHaveLength(0);

  await desk.page.getByRole('link', { name: 'Innsynslogg', exact: true }).click();
  const { name } = patientOf(portal, 'Ingrid Lien');
  await desk.page.getByRole('textbox', { name: 'Finn pasient' }).fill(name.slice(0, 4));
  await desk.page.getByRole('button', { name }).click();
  const lines = desk.page.getByRole('table', { name: 'Linjer i innsynsloggen' });
  await expect(lines).toContainText('Åpnet vedlegg');
  await expect(lines).toContainText('Lagret vedlegg i en fil');
  await expect(lines).toContainText('Vedlegg (');
});

test('nothing in a PDF runs or leads anywhere, and one that cannot be shown says why and what to do', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({
    ...question,
    files: [
      aFile('skript.pdf', A_HOSTILE_PDF),
      aFile('last.pdf', A_LOCKED_PDF),
      aFile('halv.pdf', aPdf()),
      aFile('remse.pdf', aPdfOf([{ size: [1, 14_400] }, { lines: ['Kort side'] }])),
    ],
  });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  const address = desk.page.url();

  await opener(desk, 'skript.pdf').click();
  const page = dialog(desk).getByRole('img', { name: 'Side 1 av 1' });
  await expect(page).toHaveAttribute('aria-busy', 'false');
  await expect(dialog(desk)).toContainText('Se vedlagt epikrise');
  // In the middle of the link, and of the program.
  await page.click();
  expect(await desk.page.evaluate(() => 'taken' in globalThis)).toBe(false);
  expect(desk.page.url()).toBe(address);
  expect(desk.app.windows()).toHaveLength(1);
  await expect(dialog(desk).getByRole('link')).toHaveCount(0);
  await expect(dialog(desk).locator('iframe, object, embed, input, script')).toHaveCount(0);
  // A program outside might run it.
  await expect(dialog(desk)).toContainText('filen kan ikke lagres utenfor Legekontor');
  await expect(dialog(desk).getByRole('button', { name: /^Lagre/u })).toHaveCount(0);
  await desk.page.keyboard.press('Escape');

  for (const [title, words] of [
    ['last.pdf', /låst med et passord/u],
    ['halv.pdf', /kan ikke leses her/u],
    ['remse.pdf', /har mål som ikke kan vises/u],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one person, one file after another
    await opener(desk, title).click();
    // oxlint-disable-next-line no-await-in-loop
    await expect(dialog(desk).getByRole('alert')).toHaveText(words);
    // oxlint-disable-next-line no-await-in-loop
    await expect(dialog(desk).getByRole('button', { name: `Lagre som … ${title}` })).toBeVisible();
    // oxlint-disable-next-line no-await-in-loop
    expect(await desk.accessibilityViolations()).toEqual([]);
    // oxlint-disable-next-line no-await-in-loop
    if (title !== 'remse.pdf') await desk.page.keyboard.press('Escape');
  }
  // One page of it can be read all the same.
  await dialog(desk).getByRole('button', { name: 'Neste side' }).click();
  await expect(dialog(desk)).toContainText('Kort side');
  await desk.page.keyboard.press('Escape');
  await expect(desk.answerField).toBeVisible();
});

test('a PDF that is open is gone from the window when it is locked', async ({ portal, desk }) => {
  await portal.patientWrites({ ...question, files: [aFile('Epikrise.pdf', LETTER)] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await opener(desk, 'Epikrise.pdf').click();
  await expect(dialog(desk)).toContainText('Paracetamol');
  expect(desk.page.workers()).toHaveLength(1);
  await desk.page.keyboard.press('Control+l');
  await expect(desk.page.getByRole('heading', { name: 'Låst' })).toBeVisible();
  await expect(desk.page.locator('canvas')).toHaveCount(0);
  expect(await desk.page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/Paracetamol|Epikrise/u);
  await expect.poll(() => desk.page.workers()).toHaveLength(0);
});

test('a page that would take gigabytes is not drawn and says so; the other pages and the other files are read', async ({
  portal,
  desk,
}) => {
  test.slow();
  const bomb = aPdfBomb();
  expect(bomb.length).toBeLessThan(20_000);
  await portal.patientWrites({ ...question, files: [aFile('bombe.pdf', bomb), aFile('Epikrise.pdf', LETTER)] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await opener(desk, 'bombe.pdf').click();
  await expect(dialog(desk)).toContainText('Før bomben');
  const next = dialog(desk).getByRole('button', { name: 'Neste side' });
  for (const number of [2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- one page after another
    await next.click();
    // oxlint-disable-next-line no-await-in-loop
    await expect(dialog(desk).getByText(`Side ${number} av 4`)).toBeVisible();
    // oxlint-disable-next-line no-await-in-loop
    await expect(dialog(desk).getByRole('alert')).toHaveText(/krever mer av maskinen enn en side skal/u, GIVEN_UP);
    // oxlint-disable-next-line no-await-in-loop
    expect(await desk.accessibilityViolations()).toEqual([]);
  }
  await next.click();
  await expect(dialog(desk)).toContainText('Etter bomben');
  await dialog(desk).getByRole('button', { name: 'Forrige side' }).click();
  await expect(dialog(desk).getByRole('alert')).toHaveText(/krever mer av maskinen enn en side skal/u);
  expect(desk.page.workers()).toHaveLength(1);
  await desk.page.keyboard.press('Escape');
  await expect.poll(() => desk.page.workers()).toHaveLength(0);
  await opener(desk, 'Epikrise.pdf').click();
  await expect(dialog(desk)).toContainText('Paracetamol');
});
