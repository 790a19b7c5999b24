import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../workstation.ts';

test('a damaged file is said to be one; on request everything is fetched again and the unsent answer is delivered', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({ subject: 'Før skaden', question: 'Går det bra?' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Før skaden');
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer('Ja, det går bra.');
  await expect(desk.message('Ja, det går bra.')).toContainText('Venter på nett');
  await desk.quit();

  const handle = openSync(path.join(desk.folder, 'legekontor.db'), 'r+');
  writeSync(handle, Buffer.alloc(64, 7), 0, 64, 100);
  closeSync(handle);

  await portal.misbehave.comeOnline();
  await desk.start();
  await expect(desk.page.getByText(/skadet/u)).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('button', { name: 'Hent alt på nytt' }).click();
  await expect(desk.page.getByText('Ingrid Lien', { exact: true })).toBeVisible();
  await expect.poll(() => portal.answers().at(-1)?.payload?.[0]?.contentString).toBe('Ja, det går bra.');
  expect(readdirSync(desk.folder).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('a key that is gone is said to be gone, and the file stays as it is', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.quit();
  writeFileSync(path.join(desk.folder, 'database-key'), 'not a key');
  await desk.start();
  await expect(desk.page.getByText(/nøkkel/iu).first()).toBeVisible();
  await expect(desk.page.getByText('Ingrid Lien')).toHaveCount(0);
});
