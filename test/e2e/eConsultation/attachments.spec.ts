import { SCRIPT } from '../../badInput/hostileFhir.ts';
import { aPng } from '../../builders/files.ts';
import { rashPicture } from '../../portal/surgery/texts/rashPicture.ts';
import { expect, test, type Workstation } from '../workstation.ts';

// The fixture sees to it that nobody outside is asked, and that the console has no violation of the content policy.

const question = { subject: 'Utslett på armen', question: 'Hva kan det være?' };
const picture = { contentType: 'image/png', title: 'Arm.png', base64: rashPicture() };
const base64 = (file: Buffer | string) => Buffer.from(file).toString('base64');

const files = (desk: Workstation) => desk.message(question.question).getByRole('list', { name: 'Vedlegg' });
const dialog = (desk: Workstation) => desk.page.getByRole('dialog');

test('a picture is opened, looked at and closed by the keyboard alone, also without a network', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({ ...question, files: [{ ...picture, apart: true }] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  const open = files(desk).getByRole('button', { name: 'Åpne Arm.png' });
  await expect(open).toBeVisible();
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');

  await open.focus();
  await desk.page.keyboard.press('Enter');
  const shown = dialog(desk).getByRole('img', { name: 'Bilde fra pasienten: Arm.png' });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(240);
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await expect(dialog(desk)).toHaveCount(0);
  await expect(open).toBeFocused();
  // Escape closed the picture, and not the matter.
  await expect(desk.answerField).toBeVisible();
  await portal.misbehave.comeOnline();
});

test('what is not what it says is named with its reason, nothing of it runs, and the message stands', async ({
  portal,
  desk,
}) => {
  const taskId = await portal.patientWrites({
    ...question,
    files: [
      { contentType: 'image/png', title: 'html.png', base64: base64(`<html>${SCRIPT}</html>`) },
      { contentType: 'image/svg+xml', title: 'tegning.svg', base64: base64('<svg onload="window.taken=1"/>') },
      { contentType: 'image/png', title: 'halv.png', base64: base64(aPng().subarray(0, 40)), apart: true },
      { contentType: 'image/png', title: 'bombe.png', base64: base64(aPng(60_000, 60_000)) },
      { contentType: 'application/pdf', title: 'halv.pdf', base64: base64('%PDF-1.7 1 0 obj') },
    ],
  });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  const rows = files(desk).getByRole('listitem');
  await expect(rows).toHaveText([
    /html\.png.*Innholdet er noe annet enn image\/png/u,
    /tegning\.svg.*Filtypen image\/svg\+xml vises ikke/u,
    /halv\.png.*skadet eller ikke hel/u,
    /bombe\.png.*over 64 millioner punkter/u,
    /halv\.pdf.*skadet eller ikke hel/u,
  ]);
  await expect(files(desk).getByRole('button')).toHaveCount(0);

  // Larger than this portal itself takes from anybody.
  const [message] = portal.communications(taskId);
  const data = base64(Buffer.concat([aPng(), Buffer.alloc(12_340_000)]));
  const payload = [{ contentAttachment: { contentType: 'image/png', title: 'stor.png', data } }];
  await portal.createMalformed({ ...message, resourceType: 'Communication', id: undefined, payload });
  await expect(desk.page.getByText('Filen er 12,4 MB, største er 10 MB. Be pasienten sende en mindre.')).toBeVisible();
  expect(await desk.page.evaluate(() => 'taken' in window)).toBe(false);
  for (const what of ['iframe', 'object', 'embed', 'svg[onload]', 'img[src^="data:text"]']) {
    // oxlint-disable-next-line no-await-in-loop -- a few looks at a page that stands still
    expect(await desk.page.locator(what).count()).toBe(0);
  }
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test('a picture whose frame is right and whose content is not says so', async ({ portal, desk }) => {
  await portal.patientWrites({ ...question, files: [{ ...picture, base64: base64(aPng(50, 50)) }] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await files(desk).getByRole('button', { name: 'Åpne Arm.png' }).click();
  await expect(dialog(desk).getByRole('alert')).toContainText('Bildet kan ikke tegnes');
});

test('the picture is gone from the window when it is locked', async ({ portal, desk }) => {
  await portal.patientWrites({ ...question, files: [picture] });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await files(desk).getByRole('button', { name: 'Åpne Arm.png' }).click();
  await expect(dialog(desk).getByRole('img', { name: 'Arm.png' })).toBeVisible();
  await desk.page.keyboard.press('Control+l');
  await expect(desk.page.locator('img[src^="data:"]')).toHaveCount(0);
});
