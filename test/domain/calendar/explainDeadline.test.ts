import { expect, test } from 'vitest';
import { explainDeadline, holidayName } from '../../../shared/domain/calendar/explainDeadline.ts';
import { listed } from '../../../shared/domain/calendar/listed.ts';
import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';

function explained(receivedOn: string, count: number, language: Language): string {
  const received = Temporal.PlainDate.from(receivedOn);
  return explainDeadline({ receivedOn: received, ...addWorkingDays(received, count) }, language);
}

test('Easter is explained in the reader’s language', () => {
  expect(explained('2027-03-22', 5, 'nb')).toBe(
    'Mottatt man 22. mars. Skjærtorsdag, langfredag og 2. påskedag teller ikke.',
  );
  expect(explained('2027-03-22', 5, 'nn')).toBe(
    'Motteken mån 22. mars. Skjærtorsdag, langfredag og 2. påskedag tel ikkje.',
  );
  expect(explained('2027-03-22', 5, 'en')).toBe(
    'Received Mon 22 Mar. Maundy Thursday, Good Friday and Easter Monday do not count.',
  );
});

test('one holiday is spoken of in the singular', () => {
  expect(explained('2026-12-23', 5, 'en')).toBe('Received Wed 23 Dec. Christmas Day does not count.');
});

test('a day that is two holidays is named once by both names', () => {
  expect(explained('2027-05-12', 5, 'en')).toBe('Received Wed 12 May. Whit Monday (17 May) does not count.');
});

test('two holidays are joined by a word', () => {
  expect(explained('2026-05-12', 9, 'nb')).toBe(
    'Mottatt tir 12. mai. Kristi himmelfartsdag og 2. pinsedag teller ikke.',
  );
});

test('the weekend is named when it is all that was skipped', () => {
  expect(explained('2026-11-02', 5, 'nb')).toBe('Mottatt man 2. nov. Lørdag og søndag teller ikke.');
});

test('when nothing was skipped only the day of arrival is told', () => {
  expect(explained('2026-11-02', 2, 'nb')).toBe('Mottatt man 2. nov.');
});

test('nothing to list is an empty text, one name stands alone', () => {
  expect(listed([], 'nb')).toBe('');
  expect(listed(['langfredag'], 'nb')).toBe('langfredag');
});

test.each(LANGUAGES)('every holiday has a name in %s', (language) => {
  expect(holidayName('constitutionDay', language)).toMatch(/17/);
  expect(holidayName('whitMonday', language)).not.toBe(holidayName('easterMonday', language));
});
