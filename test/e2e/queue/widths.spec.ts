import type { Page } from 'playwright/test';
import { patientOf } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';

/** A name as long as many are, and the parts of a screen that may show one. */
const LONG = { given: ['Åse-Marie'], family: 'Kjærvik-Østbø' };
const NAME = 'Åse-Marie Kjærvik-Østbø';

/** CSS pixels: 640×400 is 1280×800 at 200 %. */
const SIZES = [
  [640, 400],
  [853, 533],
  [1024, 700],
  [1100, 720],
  [1280, 800],
  [1440, 900],
  [1680, 1050],
  [1920, 1080],
  [2560, 1300],
] as const;

/** Names that stand on the screen and are cut, whichever element cuts them. */
function cutNames(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.queue-row__name strong, [data-patient-name]')]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.textContent ?? ''),
  );
}

test('a patient’s name is the last thing to be cut, at every width', async ({ portal, desk }) => {
  const { page } = desk;
  const patient = portal.read('Patient', patientOf(portal, 'Ingrid Lien').id);
  if (patient === undefined) throw new Error('no patient');
  await portal.update({ ...patient, name: [{ use: 'official', ...LONG }] });
  await portal.patientWrites({
    subject: 'Et emne som er så langt at det må kuttes ved siden av et navn som ikke skal kuttes',
    question: 'Hei, jeg begynte på ny medisin på mandag.',
    patient: patient.id,
  });
  await desk.signInAs('Ingrid Lien');
  await desk.row('Et emne som er så langt');
  // Found by its words, so that it is in sight at every height.
  await page.keyboard.press('/');
  await page.keyboard.type('Et emne som');
  for (const [width, height] of SIZES) {
    // oxlint-disable no-await-in-loop -- one width after the other
    await page.setViewportSize({ width, height });
    const row = page.getByRole('option', { name: 'Et emne som er så langt' });
    await expect(row.getByText(NAME)).toBeInViewport();
    expect({ width, cut: await cutNames(page) }).toEqual({ width, cut: [] });
    // Nothing is wider than the window: what does not fit is reached without scrolling sideways (WCAG 1.4.10).
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // oxlint-enable no-await-in-loop
  }
});

test('at 200 % no two places of the navigation lie over each other, and the patient’s words have room', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  const taskId = await portal.patientWrites({
    subject: 'Vondt i brystet',
    question: 'Jeg har brystsmerter nå, og jeg blir tungpustet.',
    patient: patientOf(portal, 'Ingrid Lien').id,
  });
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('the case is not at the portal');
  await portal.update({ ...task, priority: 'urgent' });
  await page.setViewportSize({ width: 640, height: 400 });
  await desk.signInAs('Ingrid Lien');
  const places = await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link').all();
  const boxes = (await Promise.all(places.map((one) => one.boundingBox()))).flatMap((box) => box ?? []);
  expect(boxes.length).toBeGreaterThan(5);
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1];
    if (next !== undefined && next.y < box.y + box.height - 0.5) {
      expect(next.x).toBeGreaterThanOrEqual(box.x + box.width - 0.5);
    }
    // Every place is in sight without scrolling sideways (WCAG 1.4.10), and large enough to be hit (2.5.8).
    expect(box.x + box.width).toBeLessThanOrEqual(640);
    expect(box.height).toBeGreaterThanOrEqual(24);
  }

  // With the longest words there are.
  await desk.goTo('i');
  await page.getByRole('radio', { name: 'English' }).first().click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(desk.header).toContainText('urgent for you');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  await page.getByRole('radio', { name: 'Bokmål' }).first().click();
  await page.getByRole('link', { name: /^Arbeidskø/u }).click();

  await page.setViewportSize({ width: 1280, height: 800 });
  await (await desk.row('Vondt i brystet')).click();
  await expect(page.getByRole('heading', { name: /^Haster: ta kontakt med/u })).toBeVisible();
  const words = await page.locator('.messages').boundingBox();
  expect(words?.height).toBeGreaterThanOrEqual(180);
  await expect(desk.message('Jeg har brystsmerter nå')).toBeInViewport();
});
