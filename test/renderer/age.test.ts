import { expect, test } from 'vitest';
import { i18n } from '../../renderer/app/i18n.ts';
import { ageOn, bornWords, lifeWords } from '../../renderer/components/age.ts';

const TODAY = '2027-03-23';
const { t } = i18n;

test.each([
  ['2020-05-05', '6 år'],
  ['2020-03-23', '7 år'],
  ['2020', '6–7 år'],
  ['2020-03', '6–7 år'],
  ['2020-04', '6 år'],
  ['2026-02-22', '13 måneder'],
  ['2026', '2–14 måneder'],
  ['2027', '0–2 måneder'],
  ['2027-03-24', null],
  ['2028', null],
  [null, null],
])('born %s is %s', (born, age) => {
  expect(ageOn(born, TODAY, t)).toBe(age);
});

test('as much of the birth date as is known stands beside the age', () => {
  expect(bornWords('2020-05', TODAY, t)).toBe('05.2020 · 6 år');
  expect(bornWords('2020', TODAY, t)).toBe('2020 · 6–7 år');
});

test('what has become of someone, in words', () => {
  expect(lifeWords({ is: 'dead', on: null }, t)).toBe('Død');
  expect(lifeWords({ is: 'dead', on: '2027-03' }, t)).toBe('Død 03.2027');
  expect(lifeWords({ is: 'replaced', by: null }, t)).toBe('Utgått oppføring');
  expect(lifeWords({ is: 'replaced', by: { patientId: 'now', name: 'Kari Berg' } }, t)).toBe('Erstattet av Kari Berg');
});
