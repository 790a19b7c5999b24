import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../workstation.ts';

test('the GP changes the key: everything is there, what is unsent is delivered, and the next start knows the new one', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({ subject: 'Før nøkkelbyttet', question: 'Går det bra?' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Før nøkkelbyttet');
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.answer('Ja, det går bra.');
  await expect(desk.message('Ja, det går bra.')).toContainText('Venter på nett');

  const keyFile = () => readFileSync(path.join(desk.folder, 'database-key'));
  const before = keyFile();
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.page.getByRole('button', { name: 'Bytt databasenøkkel' }).click();
  await expect(desk.page.getByText('Nøkkelen er byttet. Alt er på plass.')).toBeVisible();
  expect(keyFile().equals(before)).toBe(false);
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await expect(desk.page.getByText('Før nøkkelbyttet')).toBeVisible();

  await desk.kill();
  await portal.misbehave.comeOnline();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect.poll(() => portal.answerTexts().at(-1)).toBe('Ja, det går bra.');
});
