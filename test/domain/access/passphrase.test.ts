import { expect, test } from 'vitest';
import { checkPassphrase } from '../../../shared/domain/access/passphrase.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const today = Temporal.PlainDate.from('2026-11-21');
const check = (passphrase: string, again = passphrase) => checkPassphrase(passphrase, again, today);

test.each(['fire hester i fjæra', '😀😁😂🤣😃😄😅😆😇😈😉😊', ' blå  øy 12 '])(
  '«%s» may close the surgery’s key',
  (words) => {
    expect(check(words)).toEqual({ ok: true, value: words });
  },
);

test.each([
  ['', 'nothing'],
  ['elleve tegn', 'eleven characters'],
  // Each is one to the eye, and two in the computer.
  ['a\u030Aa\u030Aa\u030Aa\u030Aa\u030Ae\u0301', 'six characters with marks'],
])('«%s» is too short: %s', (passphrase) => {
  expect(check(passphrase)).toEqual({ ok: false, error: { type: 'PassphraseTooShort', atLeast: 12 } });
});

test.each(['aaaaaaaaaaaa', '121212121212', 'abcdabcdabcdabcd'])(
  '«%s» has too few different characters',
  (passphrase) => {
    expect(check(passphrase)).toEqual({ ok: false, error: { type: 'PassphraseTooSimple' } });
  },
);

test('it is written twice, the same both times', () => {
  expect(check('fire hester i fjæra', 'fire hester i fjæra ')).toEqual({
    ok: false,
    error: { type: 'PassphrasesDiffer' },
  });
});
