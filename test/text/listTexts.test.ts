import { expect, test } from 'vitest';
import { calendarText } from '../../shared/text/calendar.ts';
import { gpChangeText } from '../../shared/text/gpChange.ts';
import { identityText } from '../../shared/text/identity.ts';
import type { Texts } from '../../shared/text/language.ts';
import { patientListText } from '../../shared/text/patientList.ts';

/** Each text's key with the names of the values that it takes, in alphabetical order. */
function valuesByKey(texts: Texts, path = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[`${path}${key}`, (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()]]
        : Object.entries(valuesByKey(text, `${path}${key}.`)),
    ),
  );
}

const SUBJECTS = { calendarText, identityText, patientListText, gpChangeText };

test.each(Object.entries(SUBJECTS))('%s takes the same values in every language', (_name, texts) => {
  expect(valuesByKey(texts.nn)).toEqual(valuesByKey(texts.nb));
  expect(valuesByKey(texts.en)).toEqual(valuesByKey(texts.nb));
});

test.each(Object.entries(SUBJECTS))('%s never raises its voice', (_name, texts) => {
  expect(JSON.stringify(texts)).not.toContain('!');
});
