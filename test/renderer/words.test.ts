import { beforeEach, describe, expect, test, vi } from 'vitest';
import { i18n, type Words } from '../../renderer/app/i18n.ts';
import { KEYS, shownKey } from '../../renderer/app/keys.ts';
import {
  isQueuePart,
  isWhole,
  isWorkKind,
  logPathOf,
  pathOfMatter,
  pathOfPatient,
  printPathOf,
} from '../../renderer/app/paths.ts';
import { ageOn, bornWords } from '../../renderer/components/age.ts';
import { consentWords } from '../../renderer/components/consentWords.ts';
import { deliveryWords } from '../../renderer/components/deliveryWords.ts';
import { dueWords } from '../../renderer/components/dueDates.ts';
import { formatBirthDay, formatMoment, formatNumber } from '../../renderer/components/moments.ts';
import { languageChosen, themeChosen } from '../../renderer/components/preferenceChoices.ts';
import { refusalText } from '../../renderer/components/refusalText.ts';
import { spacedPhone } from '../../renderer/components/spacedPhone.ts';
import { announcedWords, syncWords } from '../../renderer/components/syncWords.ts';
import { waitedWords } from '../../renderer/components/waitedWords.ts';
import { warningWords } from '../../renderer/components/warningWords.ts';
import { errorCode } from '../../renderer/data/errorCode.ts';
import { sizeWords } from '../../renderer/screens/eConsultation/thread/attachments/sizeWords.ts';
import { wordDiff } from '../../renderer/screens/eConsultation/thread/wordDiff.ts';
import { hold, placeOf, refresh, rowAt } from '../../renderer/screens/queue/heldQueue.ts';
import type { Delivery } from '../../shared/domain/sync/delivery.ts';
import type { Warning } from '../../shared/ipc/views/patient.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { LANGUAGES, type Language } from '../../shared/text/language.ts';
import { aPage, ROW, SYNC } from './defaults.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-26T09:00:00Z') });
  return () => vi.useRealTimers();
});

const wordsIn = (language: Language): Words => ({ t: i18n.getFixedT(language), language });
const nb = wordsIn('nb');
const inAll = (say: (words: Words) => string) => LANGUAGES.map((language) => say(wordsIn(language)));

describe('moments', () => {
  test.each([
    ['2026-03-26T07:05:00Z', ['08:05', '08:05', '08:05']],
    ['2026-03-25T22:59:00Z', ['ons 25. mars 23:59', 'ons 25. mars 23:59', 'Wed 25 Mar 23:59']],
    ['2026-03-25T23:00:00Z', ['00:00', '00:00', '00:00']],
    ['2026-03-31T10:00:00Z', ['tir 31. mars 12:00', 'tys 31. mars 12:00', 'Tue 31 Mar 12:00']],
    ['2026-03-29T10:00:00Z', ['søn 29. mars 12:00', 'søn 29. mars 12:00', 'Sun 29 Mar 12:00']],
    ['2025-12-31T10:00:00Z', ['ons 31. des 2025 11:00', 'ons 31. des 2025 11:00', 'Wed 31 Dec 2025 11:00']],
  ])('%s', (instant, said) => expect(inAll(({ language }) => formatMoment(instant, language))).toEqual(said));

  test('a birth day, a number', () => {
    expect(formatBirthDay('1977-05-09')).toBe('09.05.1977');
    expect(formatNumber(1240)).toBe('1\u00a0240');
    expect(nb.t('workFilter.hidden.overdue', { count: 1240 })).toContain('1\u00a0240');
  });
});

describe('age', () => {
  test.each([
    ['2024-03-27', '23 måneder'],
    ['2024-03-26', '2 år'],
    ['2025-03-27', '11 måneder'],
    ['2026-03-26', '0 måneder'],
    ['2026-03-27', null],
    ['1977-03-27', '48 år'],
    ['1977-03-26', '49 år'],
    [null, null],
  ])('%s', (born, said) => expect(ageOn(born, '2026-03-26', nb.t)).toBe(said));

  test('born', () => {
    expect(bornWords('1977-05-05', '2026-03-26', nb.t)).toBe('05.05.1977 · 48 år');
    expect(bornWords('2026-05-05', '2026-03-26', nb.t)).toBe('05.05.2026');
    expect(bornWords(null, '2026-03-26', nb.t)).toBe('alder ukjent');
  });
});

describe('due dates', () => {
  const due = (dueDay: string | null, kind: (typeof ROW)['kind'] = 'e-consultation') =>
    dueWords({ kind, receivedAt: '2026-03-20T09:30:00Z', dueDay }, '2026-03-26', 'nb');
  test.each([['2026-03-24'], ['2026-03-25'], ['2026-03-26'], ['2026-03-27'], ['2026-04-01'], ['2027-01-04'], [null]])(
    '%s',
    (day) => expect(due(day)).toMatchSnapshot(),
  );
  test.each(['e-consultation', 'message', 'booking', 'renewal', 'result', 'list', 'note'] as const)('of %s', (kind) => {
    expect([due('2026-03-27', kind), due(null, kind)]).toMatchSnapshot();
  });
  test.each(['2026-03-25', '2026-03-26', '2026-03-27', '2026-04-07', '2026-04-08', '2026-04-20'])(
    'received %s, round Easter',
    (day) => {
      const received = { kind: 'e-consultation', receivedAt: `${day}T09:30:00Z`, dueDay: '2026-04-08' } as const;
      expect(LANGUAGES.map((language) => dueWords(received, '2026-03-26', language))).toMatchSnapshot();
    },
  );
});

describe('a delivery', () => {
  const since = '2026-03-26T08:00:00Z';
  const queued = { state: 'queued', since, attempts: 1, nextAttempt: null, lastProblem: null } as const;
  const problem = (kind: 'no-network' | 'portal-busy' | 'sign-in-needed' | 'rule', more = {}) =>
    ({ kind, status: null, detail: null, ...more }) as const;
  const deliveries: readonly Delivery[] = [
    queued,
    { ...queued, nextAttempt: '2026-03-27T08:00:00Z' },
    { ...queued, lastProblem: problem('no-network') },
    { ...queued, lastProblem: problem('portal-busy', { status: 503 }) },
    { ...queued, lastProblem: problem('sign-in-needed', { status: 401, detail: 'A1' }) },
    { state: 'sending', since },
    { state: 'acknowledged', at: since },
    { state: 'conflict', since },
    { state: 'rejected', at: since, problem: problem('rule', { detail: 'AlreadyClosed', status: 409 }) },
    { state: 'withdrawn', at: since },
  ];
  test.each(deliveries)('%o', (delivery) => {
    expect([deliveryWords(delivery, true, nb), deliveryWords(delivery, false, nb)]).toMatchSnapshot();
    expect(inAll((words) => deliveryWords(delivery, true, words).words)).toMatchSnapshot();
  });
});

describe('the connection', () => {
  const since = '2026-03-25T08:31:00Z';
  const states: readonly (readonly [string, Partial<SyncState>])[] = [
    ['connected', {}],
    ['not synchronised yet', { lastSynced: null }],
    ['sending', { sending: { done: 2, of: 5 }, waiting: 3 }],
    ['waiting', { waiting: 1 }],
    ['needs you', { needsYou: 2, waiting: 1 }],
    [
      'loading',
      {
        firstLoad: {
          perType: [
            { type: 'Task', count: 1200, expected: null, done: false },
            { type: 'Patient', count: 40, expected: null, done: true },
          ],
          perSecond: 1,
          secondsLeft: null,
        },
      },
    ],
    ['offline', { connection: { state: 'offline', since, why: null }, waiting: 2 }],
    [
      'shut out',
      { connection: { state: 'refused', since, problem: { kind: 'not-allowed', status: 403, detail: null } } },
    ],
    [
      'failing',
      { connection: { state: 'refused', since, problem: { kind: 'portal-broken', status: 500, detail: null } } },
    ],
    ['no portal', { connection: { state: 'not-a-portal', since, missing: [] } }],
    ['not set up', { connection: { state: 'not-set-up', file: 'f', field: '', problem: 'p' } }],
    ['starting', { connection: { state: 'starting' } }],
    ['clock ahead', { clockMinutesAhead: 3 }],
    ['clock behind', { clockMinutesAhead: -1 }],
    ['disk full', { storeFault: 'disk-full' }],
    ['put aside', { quarantined: 4 }],
  ];
  test.each(states)('%s', (_, state) => {
    const whole = { ...SYNC, ...state };
    expect([syncWords(whole, nb), announcedWords(whole, nb.t)]).toMatchSnapshot();
    expect(
      LANGUAGES.slice(1).map((language) => [
        syncWords(whole, wordsIn(language)).parts,
        announcedWords(whole, wordsIn(language).t),
      ]),
    ).toMatchSnapshot();
  });
});

describe('how long it has stood', () => {
  test.each([
    ['2026-03-26T08:59:00.001Z', null],
    ['2026-03-26T08:59:00Z', 'i 1 minutt'],
    ['2026-03-26T08:00:00.001Z', 'i 59 minutter'],
    ['2026-03-26T08:00:00Z', 'i 1 time'],
    ['2026-03-25T09:00:00.001Z', 'i 23 timer'],
    ['2026-03-25T09:00:00Z', 'i 1 dag'],
    ['2026-03-23T10:00:00Z', 'i 2 dager'],
  ])('%s', (since, said) => expect(waitedWords(since, nb.t)).toBe(said));
});

describe('warnings', () => {
  const on = '2026-04-01';
  const warnings: readonly Warning[] = [
    { type: 'NotReachable', instead: ['phone', 'letter'] },
    { type: 'NotReachable', instead: ['phone'] },
    { type: 'Recipient', reason: { type: 'ConsentWithdrawn', on } },
    { type: 'Recipient', reason: { type: 'GuardianNotInformed', from: 12 } },
    { type: 'AgeShiftPassed', age: 16, on },
    { type: 'AgeShiftAhead', age: 12, on },
    { type: 'GpChange', how: 'DueBeforeChange', on, oldGpName: 'Kari Lien', newGpName: 'Olav Moen' },
    { type: 'GpChange', how: 'AnswerOrRefer', on, oldGpName: 'Kari Lien', newGpName: null },
    { type: 'GpChange', how: 'OldGpFinishes', on, oldGpName: null, newGpName: 'Olav Moen' },
    { type: 'LocumStandsIn', gpName: 'Kari Lien', locumNames: ['Ida Strand', 'Per Ness'], until: on },
    { type: 'LocumStandsIn', gpName: null, locumNames: ['Ida Strand'], until: on },
    { type: 'VacantList', locumName: 'Ida Strand' },
    { type: 'VacantList', locumName: null },
    { type: 'SharedList', gpName: 'Kari Lien', otherNames: ['Olav Moen'] },
    { type: 'SharedList', gpName: null, otherNames: ['Olav Moen', 'Per Ness'] },
    {
      type: 'SurgeryClosed',
      how: 'ClosedOnDueDay',
      days: ['2026-04-02', '2026-04-03'],
      due: '2026-04-02',
      lastOpenDay: on,
    },
    { type: 'SurgeryClosed', how: 'ClosedBeforeDue', days: ['2026-04-02'], due: '2026-04-08' },
    { type: 'AddressProtected' },
    { type: 'WithheldFromGuardians' },
  ];
  test.each(warnings)('%o', (warning) => {
    expect(LANGUAGES.map((language) => warningWords(warning, '2026-03-26', wordsIn(language)))).toMatchSnapshot();
  });
});

describe('consent', () => {
  test.each(['none', 'basis', 'basis-plus', 'full'] as const)('%s', (level) => {
    expect(inAll((words) => consentWords({ level, withdrawnOn: null }, '2026-03-26', words))).toMatchSnapshot();
    expect(inAll((words) => consentWords({ level, withdrawnOn: '2026-04-01' }, '2026-03-26', words))).toMatchSnapshot();
  });
});

describe('refusals', () => {
  test('numbers are written as numbers, and each value where it belongs', () => {
    expect(
      inAll(({ t }) => refusalText(t, { type: 'DraftTooLong', length: 100_200, limit: 100_000 })),
    ).toMatchSnapshot();
    expect(inAll(({ t }) => refusalText(t, { type: 'StoreUnavailable', reason: 'disk-full' }))).toMatchSnapshot();
    expect(inAll(({ t }) => refusalText(t, { type: 'WrongPin', left: 1, seconds: 8 }))).toMatchSnapshot();
    expect(inAll(({ t }) => refusalText(t, { type: 'BadInput', field: 'text', problem: 'too_big' }))).toMatchSnapshot();
    expect(inAll(({ t }) => refusalText(t, { type: 'RecordNotTransferred', since: '2026-01-01' }))).toMatchSnapshot();
  });
});

describe('small words', () => {
  test.each([
    ['40000123', '400 00 123'],
    ['+4740000123', '400 00 123'],
    ['0047 400 00 123', '400 00 123'],
    ['+46 70 123 45 67', '+46 70 123 45 67'],
    ['116117', '116117'],
  ])('the phone number %s', (phone, said) => expect(spacedPhone(phone)).toBe(said));

  test.each([0, 1, 999, 1_000, 1_023, 1_024, 204_800, 999_999, 1_000_000, 1_048_576, 5_300_000])('%i bytes', (size) => {
    expect(inAll(({ t }) => sizeWords(size, t))).toMatchSnapshot();
  });

  test('what a menu gives back is a choice, or none', () => {
    expect(languageChosen('nn')).toEqual({ language: 'nn' });
    expect(languageChosen('sv')).toEqual({});
    expect(themeChosen('dark')).toEqual({ theme: 'dark' });
    expect(themeChosen('pink')).toEqual({});
  });

  test('the code of an error has its kind and place, and none of its words', () => {
    const error = new RangeError('Mia Berg');
    error.stack = 'RangeError: Mia Berg\n    at f (app://x/main.js:12:345)\n    at g (app://x/main.js:9:9)';
    expect(errorCode(error)).toBe('W-RangeError-12:345');
    error.name = 'Mia Berg';
    expect(errorCode(error)).toBe('W-12:345');
    error.stack = '';
    expect(errorCode(error)).toBe('W-0');
    expect(errorCode('Mia Berg')).toBe('W-0');
  });
});

describe('where things live', () => {
  test('paths', () => {
    expect(pathOfMatter('answered', 'message', 'a/b')).toBe('/queue/answered/message/a%2Fb');
    expect(pathOfPatient('a/b')).toBe('/patients/a%2Fb');
    expect(logPathOf('p 1', '2026-01-01', '')).toBe('/access-log?of=patient&id=p+1&from=2026-01-01');
    expect(logPathOf('p', '', '2026-01-01')).toBe('/access-log?of=patient&id=p&to=2026-01-01');
    expect(printPathOf('p/1', '', '')).toBe('/access-log/print/p%2F1');
    expect(printPathOf('p', '2026-01-01', '2026-02-01')).toBe('/access-log/print/p?from=2026-01-01&to=2026-02-01');
    expect(['all', 'answered', 'message', 'nothing', undefined].map(isQueuePart)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(['all', 'answered', 'message', undefined].map(isWhole)).toEqual([true, true, false, false]);
    expect(['all', 'note', undefined].map(isWorkKind)).toEqual([false, true, false]);
  });

  test('no two keys of one kind are the same, and each is shown as it is pressed', () => {
    const heard = Object.values(KEYS).filter(({ how }) => how !== 'in place');
    expect(new Set(heard.map(({ press }) => press)).size).toBe(heard.length);
    for (const { how, press, ways } of heard) {
      if (how === 'after G') expect(ways).toEqual([press.toUpperCase().split('>')]);
      if (how === 'alone') expect(ways.flat().map((key) => key.toLowerCase())).toContain(press);
      if (how === 'always') expect(ways[0]?.join('+').toLowerCase()).toBe(press.split(',')[0]);
    }
    expect([shownKey('next'), shownKey('find'), shownKey('goQueue')]).toEqual(['J', 'Ctrl+K', 'G+A']);
  });
});

describe('what differs between two texts', () => {
  const marked = (pieces: readonly { readonly text: string; readonly differs: boolean }[]) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
  test.each([
    ['Ta to om dagen', 'Ta én om dagen', 'Ta [to] om dagen', 'Ta [én] om dagen'],
    ['a b c', 'a b c', 'a b c', 'a b c'],
    ['', 'ny', '', '[ny]'],
    ['en to tre fire', 'en tre fem fire', 'en [to ]tre fire', 'en tre[ fem] fire'],
    ['a x b', 'a b', 'a [x ]b', 'a b'],
    ['a a a', 'a a', 'a a[ a]', 'a a'],
    ['x', 'y', '[x]', '[y]'],
  ])('«%s» and «%s»', (before, after, left, right) => {
    const diff = wordDiff(before, after);
    expect([marked(diff.before), marked(diff.after)]).toEqual([left, right]);
  });

  test('a text beyond measure is one difference, between the words that are the same', () => {
    const long = (word: string) =>
      `først ${Array.from({ length: 1_500 }, (_, place) => `${word}${place}`).join(' ')} sist`;
    const { before, after } = wordDiff(long('a'), long('b'));
    expect(before.map(({ differs }) => differs)).toEqual([false, true, false]);
    expect(after.map(({ differs }) => differs)).toEqual([false, true, false]);
  });
});

describe('the list as someone reads it', () => {
  const row = (id: string) => ({ ...ROW, id });
  const page = (ids: string, from = 0, total = from + ids.length) => aPage(Array.from(ids, row), { from, total });
  const standing = (held: ReturnType<typeof hold>) =>
    held.rows.map(({ row: { id }, gone }) => (gone ? `-${id}` : id)).join(' ');

  test.each([
    ['what is new waits outside', page('abc'), page('nabc'), 'a b c', 3, 1],
    ['what has gone stays', page('abc'), page('ac'), 'a -b c', 3, 0],
    ['one came as one went', page('abc'), page('nac'), 'a -b c', 3, 1],
    ['another window is another list', page('abc'), page('de', 3, 5), 'd e', 5, 0],
    ['an empty list is asked anew', page(''), page('ab'), 'a b', 2, 0],
    ['at the lower edge it may only have moved', page('abc', 0, 9), page('xab', 0, 10), 'a b c', 9, 1],
    ['at the end of all it has gone', page('abc'), page('ab'), 'a b -c', 3, 0],
    ['at the upper edge of a window it may only have moved', page('abc', 5, 20), page('bcd', 5, 20), 'a b c', 20, 0],
    ['from the top it has gone', page('abc'), page('bc'), '-a b c', 3, 0],
  ])('%s', (_, before, after, rows, places, outside) => {
    const held = refresh(hold(before), after);
    expect([standing(held), held.places, held.waitingOutside]).toEqual([rows, places, outside]);
  });

  test('what has gone stays gone, until it is there again', () => {
    const gone = refresh(hold(page('abc', 0, 9)), page('ac', 0, 9));
    expect(standing(gone)).toBe('a -b c');
    expect(standing(refresh(gone, page('abc', 0, 9)))).toBe('a b c');
    expect(standing(refresh(refresh(hold(page('abc')), page('ab')), page('xab', 0, 9)))).toBe('a b -c');
  });

  test('places count from the top of all', () => {
    const held = hold(page('abc', 5, 20));
    expect([rowAt(held, 6)?.row.id, rowAt(held, 4), rowAt(held, 8)]).toEqual(['b', undefined, undefined]);
    expect([placeOf(held, 'c'), placeOf(held, 'x'), placeOf(held, undefined)]).toEqual([7, undefined, undefined]);
  });
});
