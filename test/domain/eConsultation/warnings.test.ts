import { describe, expect, test } from 'vitest';
import { digitalReach, reachNow } from '../../../shared/domain/access/reach.ts';
import type { Answerable, Reachable } from '../../../shared/domain/access/recipients.ts';
import { matterWarnings } from '../../../shared/domain/eConsultation/warnings.ts';
import type { Contract } from '../../../shared/domain/patientList/responsible.ts';
import type { ListId } from '../../../shared/domain/patientList/listState.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { guardian, patient, proxy } from '../access/people.ts';
import { aList, anEConsultation, berg, covers, day, lien, vik } from './anEConsultation.ts';

const selfAsked: Answerable = {
  matter: 'e-consultation',
  requester: { type: 'patient' },
  withheldFromGuardians: false,
};
const asked = (by: Answerable['requester'], withheldFromGuardians = false): Answerable => ({
  ...selfAsked,
  requester: by,
  withheldFromGuardians,
});

/** What stands over a matter received Monday 22 March 2027, due 1 April, on Tuesday unless told. */
function warnings(
  about: Partial<Parameters<typeof matterWarnings>[0]> & { who?: Reachable; by?: Answerable; today?: string } = {},
) {
  const { who = patient(), by = selfAsked, today = '2027-03-23', ...rest } = about;
  const list = rest.list ?? aList();
  return matterWarnings(
    {
      eConsultation: anEConsultation(),
      patient: who,
      life: { is: 'alive' },
      withheldFromGuardians: by.withheldFromGuardians,
      reach: digitalReach(who, by, day(today)),
      change: null,
      list,
      lists: [list],
      hours: null,
      ...rest,
    },
    day(today),
  );
}

test('nothing stands over the question of an adult with full consent', () => {
  expect(warnings()).toEqual([]);
  expect(warnings({ reach: null, who: patient({ consent: { level: 'none', withdrawnOn: null } }) })).toEqual([]);
  expect(
    warnings({ who: patient({ proxies: [proxy('sønn')] }), by: asked({ type: 'proxy', id: 'sønn' as never }) }),
  ).toEqual([]);
});

describe('what has become of the patient', () => {
  test('is said first, also when the matter has ended', () => {
    const life = { is: 'dead', on: '2027-03-03' } as const;
    const who = patient({ life: life.is });
    expect(warnings({ who, life })).toEqual([
      { type: 'PatientIsDead', on: '2027-03-03' },
      { type: 'NotReachable', instead: [] },
    ]);
    const ended = anEConsultation({ state: { status: 'answered', by: lien, at: 0, text: '' } });
    expect(warnings({ who, life, eConsultation: ended })).toEqual([{ type: 'PatientIsDead', on: '2027-03-03' }]);
    const by = 'now' as never;
    expect(warnings({ life: { is: 'replaced', by }, reach: null })).toEqual([{ type: 'PatientIsReplaced', by }]);
  });
  test('a kind that is not known is a broken program', () => {
    const life: { readonly is: string } = { is: 'lost' };
    expect(() => warnings({ life: life as never })).toThrow('unexpected value');
  });
});

const born = (earliest: string, latest: string) => patient({ birthDate: day(earliest), latestBirthDate: day(latest) });

describe('a birth date of which a part is known', () => {
  test('is told of where an age limit lies within it', () => {
    expect(warnings({ who: born('2011-01-01', '2011-12-31') })).toContainEqual({ type: 'BirthDateNotWhole' });
    // Sixteen by the day that it is due at the earliest, and still fifteen at the latest.
    expect(warnings({ who: born('2011-04-01', '2011-04-30') })).toContainEqual({ type: 'BirthDateNotWhole' });
    // What lies long overdue is looked at today.
    expect(warnings({ who: born('2011-06-01', '2011-06-30'), today: '2027-06-10' })).toContainEqual({
      type: 'BirthDateNotWhole',
    });
  });
  test('and not where none does', () => {
    expect(warnings({ who: born('1972-01-01', '1972-12-31') })).toEqual([]);
    expect(warnings({ who: born('2020-01-01', '2020-12-31') })).not.toContainEqual({ type: 'BirthDateNotWhole' });
  });
});

describe('who cannot be reached', () => {
  test('scenario 26: consent was withdrawn, with what to do instead', () => {
    const who = patient({ consent: { level: 'basis', withdrawnOn: '2027-03-22' } });
    expect(warnings({ who })).toEqual([
      { type: 'NotReachable', instead: ['phone', 'letter'] },
      { type: 'Recipient', reason: { type: 'ConsentWithdrawn', on: '2027-03-22' } },
    ]);
    expect(reachNow(digitalReach(who, selfAsked, day('2027-03-23')), who.consent)).toBe('consent-withdrawn');
  });

  test('scenario 28: only on Basis', () => {
    const who = patient({ consent: { level: 'basis', withdrawnOn: null } });
    expect(warnings({ who })[0]).toEqual({ type: 'NotReachable', instead: ['phone', 'letter'] });
    expect(reachNow(digitalReach(who, selfAsked, day('2027-03-23')), who.consent)).toBe('consent-too-low');
  });

  test('a small child whose guardians have no access has nobody to send to, whatever the consent', () => {
    const who = patient({ birthDate: day('2020-01-01'), guardians: [guardian('mor', { livesWithChild: false })] });
    const by = asked({ type: 'guardian', id: 'mor' as never });
    expect(reachNow(digitalReach(who, by, day('2027-03-23')), who.consent)).toBe('no-recipient');
    expect(warnings({ who, by }).map((one) => ('reason' in one ? one.reason.type : one.type))).toEqual([
      'NotReachable',
      'TooYoungForOwnAccess',
      'NoGuardianAtChildsAddress',
    ]);
  });

  test('who can be reached is reached through the portal', () => {
    expect(reachNow(digitalReach(patient(), selfAsked, day('2027-03-23')), patient().consent)).toBe('portal');
  });
});

describe('the young', () => {
  const child = patient({ birthDate: day('2011-03-25'), guardians: [guardian('mor')] });
  const byMother = asked({ type: 'guardian', id: 'mor' as never });

  test('scenario 30: turns 16 before the answer is due, and then has', () => {
    expect(warnings({ who: child, by: byMother })).toEqual([{ type: 'AgeShiftAhead', age: 16, on: '2027-03-25' }]);
    expect(warnings({ who: child, by: byMother, today: '2027-03-26' })).toEqual([
      { type: 'Recipient', reason: { type: 'ChildDecidesAlone', age: 16 } },
      { type: 'AgeShiftPassed', age: 16, on: '2027-03-25' },
    ]);
  });

  test('an age that is reached after the answer is due says nothing', () => {
    expect(warnings({ who: { ...child, birthDate: day('2011-04-02') }, by: byMother })).toEqual([]);
  });

  test('scenario 31: what is kept from the guardians is said once, also when the matter has ended', () => {
    const by = asked({ type: 'guardian', id: 'mor' as never }, true);
    const who = { ...child, birthDate: day('2013-06-01'), parentConsentsToOwnAccess: true };
    expect(warnings({ who, by })).toEqual([{ type: 'WithheldFromGuardians' }]);
    const state = { status: 'answered', by: lien, at: 0, text: 'Ta én.' } as const;
    expect(warnings({ who, by, eConsultation: anEConsultation({ state }) })).toEqual([
      { type: 'WithheldFromGuardians' },
    ]);
  });
});

test('scenario 33: a fullmakt that has ended, and who gets the answer', () => {
  const who = patient({ proxies: [proxy('sønn', { to: '2027-03-22' })] });
  expect(warnings({ who, by: asked({ type: 'proxy', id: 'sønn' as never }) })).toEqual([
    { type: 'Recipient', reason: { type: 'ProxyExpired', on: '2027-03-22' } },
  ]);
});

test('scenario 34: a protected address stands there whatever becomes of the matter', () => {
  const who = patient({ addressProtection: 'kode-6' });
  expect(warnings({ who })).toEqual([{ type: 'AddressProtected' }]);
});

const to = (on: string) => ({ newGp: berg, on: day(on) });

describe('scenario 11: the patient changes GP', () => {
  test.each([
    ['2027-04-01', '2027-03-23', 'AnswerOrRefer'],
    ['2027-04-02', '2027-03-23', 'DueBeforeChange'],
    ['2027-04-01', '2027-04-01', 'OldGpFinishes'],
  ])('on %s, seen on %s', (on, today, how) => {
    expect(warnings({ change: to(on), today })).toEqual([{ type: 'GpChange', how, on, oldGp: lien, newGp: berg }]);
  });

  test('what came after it is the new GP’s, and nothing is said', () => {
    expect(warnings({ change: to('2027-03-22') })).toEqual([]);
  });
});

const shared = (list: Contract, id: string): Contract => ({ ...list, listId: id as ListId, sharedList: 'felles' });

describe('who answers', () => {
  test('scenario 40: the GP is away, and a locum stands in until a day', () => {
    const list = aList([
      covers(vik, '2027-03-20', '2027-03-30'),
      covers(vik, '2027-03-20', '2027-03-28'),
      covers(vik, '2027-07-01', '2027-07-14'),
    ]);
    expect(warnings({ list })).toEqual([{ type: 'LocumStandsIn', gp: lien, locums: [vik], until: '2027-03-30' }]);
  });

  test('a vacant list is its locum’s, or the surgery must say whose', () => {
    const gps = [{ gp: lien, from: day('2015-01-01'), to: day('2027-03-01') }];
    expect(warnings({ list: { ...aList([covers(vik, '2027-03-20', '2027-03-30')]), gps } })).toEqual([
      { type: 'VacantList', locum: vik },
    ]);
    expect(warnings({ list: { ...aList(), gps } })).toEqual([{ type: 'VacantList', locum: null }]);
  });

  test('scenario 48: a shared list names the others, and one GP is responsible', () => {
    const lists = [shared(aList(), 'a'), shared(aList([], berg), 'b')];
    expect(warnings({ list: lists[0] ?? aList(), lists })).toEqual([{ type: 'SharedList', gp: lien, others: [berg] }]);
    expect(warnings({ list: shared(aList(), 'a'), lists: [shared(aList(), 'a')] })).toEqual([]);
  });
});

describe('the surgery’s own closing days on the way to the due day, which stands', () => {
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    opens: Temporal.PlainTime.from('08:00'),
    closes: Temporal.PlainTime.from('16:00'),
  }));
  const closedOn = (first: string, last = first) => ({
    weekly: weekdays,
    closings: [{ from: day(first), to: day(last), reason: 'Kurs' }],
  });

  test('on a day before it, the warning names the day', () => {
    expect(warnings({ hours: closedOn('2027-03-24') })).toEqual([
      { type: 'SurgeryClosed', how: 'ClosedBeforeDue', days: ['2027-03-24'], due: '2027-04-01' },
    ]);
  });

  test('on the due day, it names the last day to answer on which the door is open', () => {
    expect(warnings({ hours: closedOn('2027-03-31', '2027-04-01') })).toEqual([
      {
        type: 'SurgeryClosed',
        how: 'ClosedOnDueDay',
        days: ['2027-03-31', '2027-04-01'],
        due: '2027-04-01',
        lastOpenDay: '2027-03-30',
      },
    ]);
  });

  test('what has passed is not warned of, nor what comes after', () => {
    expect(warnings({ hours: closedOn('2027-03-22') })).toEqual([]);
    expect(warnings({ hours: closedOn('2027-04-02') })).toEqual([]);
    expect(warnings({ hours: closedOn('2027-03-24'), today: '2027-04-05' })).toEqual([]);
  });
});
