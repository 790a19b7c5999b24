import { NAME_SHOWN, QUESTION, SCRIPT, SUBJECT, writeHostilely } from '../../badInput/hostileFhir.ts';
import { expect, test } from '../workstation.ts';

// The fixture sees to it that the console has no error, which every violation of the content security policy is, and
// that nobody outside is asked.

test('hostile words, names and attachments from the portal are shown as text, and nothing of them runs', async ({
  portal,
  desk,
}) => {
  const dialogs: string[] = [];
  const pages: string[] = [];
  const { page } = desk;
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  page.context().on('page', (opened) => void pages.push(opened.url()));
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', () =>
      document.documentElement.setAttribute('data-violated', ''),
    );
  });

  const before = new URL(page.url()).origin;
  await writeHostilely(portal, 5_000_000);
  await desk.signInAs('Ingrid Lien');
  const row = await desk.row(SUBJECT);
  await expect(row).toContainText(NAME_SHOWN);
  await desk.open(SUBJECT);
  await expect(page.getByRole('heading', { name: NAME_SHOWN })).toBeVisible();
  const thread = desk.pane;
  for (const line of QUESTION.split('\n')) await expect(thread.getByText(line).first()).toBeVisible();
  await expect(thread.getByText(`Vedlegg ${SCRIPT}`).first()).toBeVisible();

  await desk.answer(`Sett. ${SCRIPT}`);
  await expect(desk.message(`Sett. ${SCRIPT}`)).toContainText('Levert');
  await page.getByRole('link', { name: 'Usendt' }).click();
  await expect(page.getByText('Communication.id').first()).toBeVisible();

  // Nothing ran, opened, led away, or became more than text.
  expect(await page.evaluate(() => 'taken' in window)).toBe(false);
  expect([dialogs, pages, new URL(page.url()).origin]).toEqual([[], [], before]);
  expect(await page.locator('[data-violated]').count()).toBe(0);
  for (const what of ['iframe', 'img[onerror]', '[onload]', 'a[href^="javascript:"]', 'object', 'embed'])
    // oxlint-disable-next-line no-await-in-loop -- six looks at a page that stands still
    expect(await page.locator(what).count()).toBe(0);
  await expect(page).not.toHaveTitle('kapret');
});
