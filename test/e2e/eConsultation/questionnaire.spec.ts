import { expect, test } from '../workstation.ts';
import { SCRIPT } from '../../badInput/hostileFhir.ts';

const question = { subject: 'Utslett på armen', question: 'Hva kan det være?' };

test('what the patient answered stands question by question with the message; a long form is folded, and opened by the keyboard', async ({
  portal,
  desk,
}) => {
  await portal.patientWrites({
    ...question,
    form: [
      ['Har du feber?', false],
      ['Hvor lenge har det vart?', 'Siden mandag'],
      ['Hvor sterk er kløen, fra 0 til 10?', 6],
      ['Hvilket år hadde du det sist?', 2024],
      ['Hvor mye salve tok du, i desiliter?', 0.0125],
      [`Annet? ${SCRIPT}`, null],
    ],
  });
  const form = Array.from({ length: 12 }, (_, place) => [`Spørsmål ${place + 1}`, 'Ja, litt'] as const);
  await portal.patientWrites({ subject: 'Nattevakt og søvn', question: 'Er det noe å gjøre med?', form });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  const message = desk.message(question.question);
  await expect(message).toContainText('Spørreskjema, 6 spørsmål');
  await expect(message.getByRole('term')).toHaveText([
    'Har du feber?',
    'Hvor lenge har det vart?',
    'Hvor sterk er kløen, fra 0 til 10?',
    'Hvilket år hadde du det sist?',
    'Hvor mye salve tok du, i desiliter?',
    `Annet? ${SCRIPT}`,
  ]);
  await expect(message.getByRole('definition')).toHaveText([
    'Nei',
    'Siden mandag',
    '6',
    '2024',
    '0,0125',
    'ikke besvart',
  ]);
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(await desk.page.evaluate(() => 'taken' in window)).toBe(false);

  await desk.open('Nattevakt og søvn');
  const long = desk.message('Er det noe å gjøre med?');
  await expect(long.getByText('Spørsmål 12')).toBeHidden();
  await long.getByText('Spørreskjema, 12 spørsmål').focus();
  await desk.page.keyboard.press('Enter');
  await expect(long.getByText('Spørsmål 12')).toBeVisible();
});
