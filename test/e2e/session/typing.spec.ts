import { expect, test } from '../workstation.ts';

const LETTER = 'Smøringen kan du ta morgen og kveld, og ring oss om det ikke gir seg.';

test.beforeEach(({ portal }) => portal.patientWrites({ subject: 'Utslett på armen', question: 'Det klør så fælt.' }));

test('whoever writes without a pause has all but the last letters when the power goes', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.answerField.pressSequentially(LETTER, { delay: 150 });
  await desk.kill();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await expect(desk.answerField).not.toHaveValue('');
  const kept = await desk.answerField.inputValue();
  expect(LETTER.startsWith(kept)).toBe(true);
  // By the rhythm it is all but a second, which test/renderer/drafts.test.ts holds; a busy machine may be later.
  expect(kept.length).toBeGreaterThan(LETTER.length / 2);
});
