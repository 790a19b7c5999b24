import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../electron/engine/sync/summaryOf.ts';
import { backOff, LONGEST_RETRY_AFTER } from '../../shared/domain/sync/backOff.ts';
import { settle } from '../../shared/domain/sync/settle.ts';

const reply = (status: number, retryAfter: number | null = null) =>
  ({ type: 'reply', status, retryAfter, detail: 'fordi' }) as const;
const told = (decision: ReturnType<typeof settle>) =>
  'problem' in decision ? `${decision.type} ${decision.problem.kind}` : decision.type;

describe('what each status means for a create and for an update', () => {
  test.each<[number, string, string]>([
    [200, 'Acknowledged', 'Acknowledged'],
    [201, 'Acknowledged', 'Acknowledged'],
    [204, 'Acknowledged', 'Acknowledged'],
    [202, 'Acknowledged', 'Acknowledged'],
    [299, 'Acknowledged', 'Acknowledged'],
    [199, 'Rejected not-valid', 'Rejected not-valid'],
    [304, 'Rejected not-valid', 'Rejected not-valid'],
    [400, 'Retry portal-broken', 'Retry portal-broken'],
    [401, 'SignInFirst sign-in-needed', 'SignInFirst sign-in-needed'],
    [403, 'Rejected not-allowed', 'Rejected not-allowed'],
    [404, 'Rejected gone', 'Rejected gone'],
    [405, 'Rejected not-valid', 'Rejected not-valid'],
    [408, 'Retry portal-broken', 'Retry portal-broken'],
    [409, 'Retry portal-broken', 'Retry portal-broken'],
    [410, 'Rejected gone', 'Rejected gone'],
    // After a guarded update: another version. After a conditional create: several carry our identifier.
    [412, 'Rejected unexpected-answer', 'LookUp'],
    [413, 'Rejected not-valid', 'Rejected not-valid'],
    [422, 'Rejected not-valid', 'Rejected not-valid'],
    [425, 'Retry portal-broken', 'Retry portal-broken'],
    [429, 'Retry portal-busy', 'Retry portal-busy'],
    [500, 'Retry portal-broken', 'Retry portal-broken'],
    [502, 'Retry portal-broken', 'Retry portal-broken'],
    [503, 'Retry portal-busy', 'Retry portal-busy'],
    [504, 'Retry portal-broken', 'Retry portal-broken'],
    [507, 'Retry portal-broken', 'Retry portal-broken'],
    [599, 'Retry portal-broken', 'Retry portal-broken'],
  ])('%i', (status, create, update) => {
    expect([told(settle('create', reply(status), 0, 0)), told(settle('update', reply(status), 0, 0))]).toEqual([
      create,
      update,
    ]);
  });

  test('400 is asked again for two minutes, for some servers answer so while something behind them is away', () => {
    const decisions = Array.from({ length: 8 }, (_, failures) => settle('update', reply(400), failures, 0.5));
    expect(decisions.map(told)).toEqual([
      ...Array.from({ length: 6 }, () => 'Retry portal-broken'),
      'Rejected not-valid',
      'Rejected not-valid',
    ]);
    const waits = decisions.flatMap((one) => (one.type === 'Retry' ? [one.after] : []));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(60_000);
    expect(decisions[0]).toMatchObject({ offline: false, problem: { status: 400, detail: 'fordi' } });
  });

  test.each(['create', 'update'] as const)(
    'no answer to a %s: again later, and the line is taken to be gone',
    (sent) => {
      expect(settle(sent, { type: 'no-reply' }, 0, 0)).toEqual({
        type: 'Retry',
        after: 1_000,
        offline: true,
        problem: { kind: 'no-network', status: null, detail: null },
      });
      expect(settle(sent, { type: 'not-fhir', status: 302 }, 2, 0)).toEqual({
        type: 'Retry',
        after: 4_000,
        offline: true,
        problem: { kind: 'unexpected-answer', status: 302, detail: null },
      });
    },
  );

  test('a portal that is broken or busy is there: others are tried', () => {
    for (const status of [408, 409, 425, 429, 500, 503])
      expect(settle('create', reply(status), 0, 0)).toMatchObject({ offline: false });
  });

  test('what the portal said goes with the problem', () => {
    expect(settle('create', reply(422), 0, 0)).toEqual({
      type: 'Rejected',
      problem: { kind: 'not-valid', status: 422, detail: 'fordi' },
    });
  });

  test('whatever the status, nothing is given up for a fault that may pass, and nothing is repeated that was carried out', () => {
    const status = fc.integer({ min: 100, max: 599 });
    const wait = fc.option(fc.integer({ min: -1_000, max: 2 ** 40 }));
    fc.assert(
      fc.property(
        fc.constantFrom('create', 'update'),
        status,
        wait,
        fc.nat(40),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (sent, code, after, failures, random) => {
          const decision = settle(sent, reply(code, after), failures, random);
          if (code >= 500 || code === 429) expect(decision.type).toBe('Retry');
          if (code === 200 || code === 201) expect(decision.type).toBe('Acknowledged');
          if (decision.type === 'Retry') {
            expect(decision.after).toBeGreaterThanOrEqual(0);
            expect(decision.after).toBeLessThanOrEqual(LONGEST_RETRY_AFTER + 1_000);
            expect(Number.isSafeInteger(decision.after)).toBe(true);
          }
        },
      ),
    );
  });
});

const waits = (status: number, retryAfter: number | null, failures = 0, random = 0) => {
  const decision = settle('create', reply(status, retryAfter), failures, random);
  return decision.type === 'Retry' ? decision.after : null;
};

describe('Retry-After', () => {
  test.each([
    ['as told', 429, 7_000, 0, 7_000],
    ['as told by a portal that rests', 503, 7_000, 0, 7_000],
    ['a little over, so that not everybody returns together', 429, 7_000, 0.5, 7_500],
    ['at once', 429, 0, 0, 0],
    ['never before now', 429, -5_000, 0, 0],
    ['at most a day', 429, 10 ** 12, 0, 86_400_000],
    ['as far as we think best, where it does not say', 429, null, 0, 1_000],
    ['not heeded with a fault of the portal’s', 500, 7_000, 0, 1_000],
  ])('%s', (_what, status, retryAfter, random, after) => {
    expect(waits(status, retryAfter, 0, random)).toBe(after);
  });

  test('where it does not say, longer at each failure', () => {
    expect([0, 1, 2, 3].map((failures) => waits(503, null, failures))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });
});

describe('how long to wait before trying again', () => {
  const failures = fc.integer({ min: 1, max: 2_000 });
  const random = fc.double({ min: 0, max: 0.9999, noNaN: true });

  test('never under a second, never over five minutes, and from the sixth failure on never under 30 s', () => {
    fc.assert(
      fc.property(failures, random, (count, chance) => {
        const wait = backOff(count, chance);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(300_000);
        if (count >= 6) expect(wait).toBeGreaterThanOrEqual(30_000);
      }),
    );
  });

  test('never shorter after one failure more, with the same luck', () => {
    fc.assert(fc.property(failures, random, (count, chance) => backOff(count + 1, chance) >= backOff(count, chance)));
  });

  test('two workstations with other luck come back at other times', () => {
    expect(backOff(1, 0)).toBe(1_000);
    expect(backOff(1, 0.999)).toBe(1_999);
    expect(backOff(12, 0)).toBe(150_000);
    expect(backOff(12, 0.9999)).toBeGreaterThan(299_000);
  });
});

const summary = (body: unknown) =>
  summaryOf({ type: 'reply', status: 422, body, etag: null, retryAfter: 5, date: null });

const outcome = (issue: unknown) => ({ resourceType: 'OperationOutcome', issue });

describe('what is kept of a reply for the decision', () => {
  test.each<[string, unknown, string | null]>([
    [
      'the words for people',
      outcome([{ details: { text: 'Mangler mottaker' }, diagnostics: 'x' }]),
      'Mangler mottaker',
    ],
    ['the diagnostics where there are none', outcome([{ diagnostics: 'recipient: min 1' }]), 'recipient: min 1'],
    ['at most 500 characters', outcome([{ diagnostics: 'x'.repeat(9_000) }]), 'x'.repeat(500)],
    ['nothing from no issue', outcome([]), null],
    ['nothing from an issue that is a text', outcome(['x']), null],
    ['nothing from a text that is a number', outcome([{ details: { text: 7 } }]), null],
    ['nothing from no list', outcome({ diagnostics: 'x' }), null],
    ['nothing from no body', null, null],
    ['nothing from a text', 'Bad Request', null],
  ])('%s', (_what, body, detail) => {
    expect(summary(body)).toEqual({ type: 'reply', status: 422, retryAfter: 5, detail });
  });

  test('no reply and no FHIR', () => {
    expect(summaryOf({ type: 'no-reply', cause: 'ECONNRESET', neverLeft: false })).toEqual({ type: 'no-reply' });
    expect(summaryOf({ type: 'not-fhir', status: 200, contentType: 'text/html' })).toEqual({
      type: 'not-fhir',
      status: 200,
    });
  });

  test('no body makes it throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => summary(body).type === 'reply'));
  });
});

test.each<[string, string, string | null]>([
  ['turned round and broken', 'Ikke\u202egodtatt\u2066\n\r\u0000av\u200fportalen\u061c', 'Ikkegodtatt avportalen'],
  ['spaces of no width', 'fd\u200b sl\ufeff', 'fd sl'],
  ['nothing but what is not seen', '\u202e\u0007\u2029', null],
  ['far too long', 'å'.repeat(600), 'å'.repeat(500)],
])('the words of an OperationOutcome can neither break a line nor turn it: %s', (_what, words, shown) => {
  for (const issue of [{ details: { text: words } }, { diagnostics: words }]) {
    const body = { resourceType: 'OperationOutcome', issue: [issue] };
    const reduced = summaryOf({ type: 'reply', status: 422, body, retryAfter: null } as Parameters<
      typeof summaryOf
    >[0]);
    expect(reduced).toMatchObject({ detail: shown });
  }
});
