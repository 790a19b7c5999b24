import { expect, test } from '../workstation.ts';

test('Ctrl+L locks while someone writes, and the text is there when they are back', async ({ portal, desk }) => {
  await portal.patientWrites({ subject: 'Utslett', question: 'Hva gjør jeg?' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett');
  await desk.answerField.fill('Smør på');
  await desk.answerField.press('Control+l');
  await expect(desk.page.getByRole('heading', { name: 'Låst' })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Fortsett som Ingrid Lien' }).press('Enter');
  await expect(desk.answerField).toHaveValue('Smør på');
});
