import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test, Workstation } from '../workstation.ts';

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
  await expect(desk.page.getByRole('heading', { name: /skadet/u })).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.getByRole('button', { name: 'Hent alt på nytt' }).click();
  await expect(desk.page.getByText('Ingrid Lien', { exact: true })).toBeVisible();
  await expect.poll(() => portal.answerTexts().at(-1)).toBe('Ja, det går bra.');
  expect(readdirSync(desk.folder).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('a key that is gone is said to be gone, with what can be done, and the file stays as it is', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.quit();
  const store = path.join(desk.folder, 'legekontor.db');
  const before = readFileSync(store);
  const key = readFileSync(path.join(desk.folder, 'database-key'));
  for (const content of ['not a key', null]) {
    if (content === null) rmSync(path.join(desk.folder, 'database-key'));
    else writeFileSync(path.join(desk.folder, 'database-key'), content);
    await desk.start();
    await expect(desk.page.getByRole('heading', { name: 'Nøkkelen til kontorets data er borte' })).toBeVisible();
    await expect(desk.page.getByRole('listitem')).toHaveCount(3);
    await expect(desk.page.getByText(desk.folder)).toBeVisible();
    await expect(desk.page.getByText('Ingrid Lien')).toHaveCount(0);
    expect(await desk.accessibilityViolations()).toEqual([]);
    await desk.quit();
    expect(readFileSync(store).equals(before)).toBe(true);
  }
  await desk.start();
  writeFileSync(path.join(desk.folder, 'database-key'), key);
  await desk.page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(desk.page.getByText('Ingrid Lien', { exact: true })).toBeVisible();
});

test('a key of another file is said not to fit, and no new file is made over the old', async ({ portal, desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.quit();
  const other = new Workstation({ fhirBase: portal.fhirUrl });
  await other.start();
  await other.quit();
  const store = path.join(desk.folder, 'legekontor.db');
  for (const name of ['legekontor.db', 'legekontor.db.unsent'])
    copyFileSync(path.join(other.folder, name), path.join(desk.folder, name));
  other.dispose();
  const before = readFileSync(store);
  await desk.start();
  await expect(desk.page.getByRole('heading', { name: 'Nøkkelen passer ikke til filen' })).toBeVisible();
  await desk.quit();
  expect(readFileSync(store).equals(before)).toBe(true);
});
