import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { notePortalClock, readPin, recordFullSignIn } from '../../electron/engine/db/pinStore.ts';
import { secretOf } from '../../electron/engine/db/pinSecret.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { aDatabase, aFile, contentOf, opened } from '../db/aDatabase.ts';
import { ask, askSlow, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MATTER, MOE, staff } from '../fhir/resources.ts';
import { SAMPLES } from './samples.ts';

const PIN = '482915';
const WRONG = '482916';
const SECOND = 1_000;
const DAY = 86_400_000;

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});

const numOf = (who: string) => findStaff(db, who)?.num ?? -1;
const fullSignIn = (who: string, at = NOW) => recordFullSignIn(db, numOf(who), at);
const set = (who: string, pin = PIN, at = NOW) => askSlow(db, 'setPin', { pin }, who, at);
const enter = (who: string, pin: string, at = NOW) =>
  askSlow(db, 'signInWithPin', { practitionerId: who, pin }, null, at);
const change = (current: string, pin: string) => askSlow(db, 'changePin', { current, pin }, LIEN);
const refused = (error: object) => ({ ok: false, error });
const logged = () => db.prepare('SELECT act, practitioner FROM access_log ORDER BY seq').all();

/** Wrong ones in a row, with all the patience that they ask for; gives the last reply and when it came. */
async function wrongOnes(count: number, from = NOW) {
  let at = from;
  let reply: unknown;
  for (let tried = 0; tried < count; tried += 1) {
    at += 300 * SECOND;
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is tried here
    reply = await enter(LIEN, WRONG, at);
  }
  return { reply, at };
}

describe('choosing a PIN', () => {
  test('takes a full sign-in on this machine first', async () => {
    expect(await set(LIEN)).toEqual(refused({ type: 'PinNeedsSignIn' }));
    expect(ask(db, 'readOwnPin', {}, LIEN)).toEqual({ ok: true, value: { chosen: false, mayChoose: false } });
    fullSignIn(LIEN);
    expect(ask(db, 'readOwnPin', {}, LIEN)).toEqual({ ok: true, value: { chosen: false, mayChoose: true } });
    expect(await set(LIEN)).toEqual({ ok: true, value: null });
    expect(ask(db, 'readOwnPin', {}, LIEN)).toEqual({ ok: true, value: { chosen: true, mayChoose: false } });
    expect(logged()).toEqual([{ act: 'setPin', practitioner: LIEN }]);
  });

  test('is not done twice on one sign-in, nor for someone else', async () => {
    fullSignIn(LIEN);
    const both = await Promise.all([set(LIEN, PIN), set(LIEN, '190377')]);
    expect(both.filter((reply) => (reply as { ok: boolean }).ok)).toHaveLength(1);
    expect(await set(MOE)).toEqual(refused({ type: 'PinNeedsSignIn' }));
  });

  test.each([
    ['12345', { type: 'PinTooShort', atLeast: 6 }],
    ['123456', { type: 'PinTooSimple' }],
    ['48291a', { type: 'PinOnlyDigits' }],
  ])('«%s» is refused, and nothing is kept', async (pin, error) => {
    fullSignIn(LIEN);
    const before = contentOf(db);
    expect(await set(LIEN, pin)).toEqual(refused(error));
    expect(contentOf(db)).toEqual(before);
  });

  test('the PIN itself is nowhere in the database, and two alike look different', async () => {
    for (const who of [LIEN, MOE]) fullSignIn(who);
    await Promise.all([set(LIEN), set(MOE)]);
    expect(JSON.stringify(contentOf(db))).not.toContain(PIN);
    const secrets = [LIEN, MOE].map((who) => JSON.parse(readPin(db, numOf(who))?.secret ?? '{}') as { salt: string });
    expect(secrets).toMatchObject([
      { N: 32_768, r: 8, p: 1 },
      { N: 32_768, r: 8, p: 1 },
    ]);
    expect(secrets[0]?.salt).not.toBe(secrets[1]?.salt);
  });
});

describe('signing in with a PIN', () => {
  beforeEach(async () => {
    fullSignIn(LIEN);
    await set(LIEN);
  });

  test('the right one opens, and is in the access log', async () => {
    expect(await enter(LIEN, PIN)).toEqual({
      ok: true,
      value: { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata legesenter' },
    });
    expect(logged().at(-1)).toEqual({ act: 'signIn', practitioner: LIEN });
  });

  test('a wrong one does not, is counted, and is in the access log', async () => {
    expect(await enter(LIEN, WRONG)).toEqual(refused({ type: 'WrongPin', left: 9, seconds: 0 }));
    expect(readPin(db, numOf(LIEN))).toMatchObject({ failures: 1, tried: NOW });
    expect(logged().at(-1)).toEqual({ act: 'signInDenied', practitioner: LIEN });
  });

  test('each member of staff has their own, and who has none is told so', async () => {
    expect(await enter(MOE, PIN)).toEqual(refused({ type: 'NoPin' }));
    expect(await enter('nobody', PIN)).toEqual(refused({ type: 'NoSuchStaffMember' }));
  });

  test('someone who has left the surgery does not get in', async () => {
    pulled(
      db,
      staff(LIEN, 'Ingrid', 'Lien', 'gp', {
        active: false,
        meta: { versionId: '9', lastUpdated: '2027-03-23T09:00:00Z' },
      }),
    );
    expect(await enter(LIEN, PIN)).toEqual(refused({ type: 'NoSuchStaffMember' }));
    expect(ask(db, 'listPinHolders', {}, null)).toEqual({ ok: true, value: [] });
  });

  test('the attempt stands in the file before it is checked, so that a kill gives none for free', async () => {
    const checking = enter(LIEN, PIN);
    expect(readPin(db, numOf(LIEN))).toMatchObject({ failures: 1, tried: NOW });
    expect(db.inTransaction).toBe(false);
    await checking;
    expect(readPin(db, numOf(LIEN))).toMatchObject({ failures: 0 });
  });

  test('many at once are no way around the waiting', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => enter(LIEN, WRONG)));
    const types = replies.map((reply) => (reply as { error: { type: string } }).error.type);
    expect(types.filter((type) => type === 'WrongPin')).toHaveLength(3);
    expect(types.filter((type) => type === 'PinTooSoon')).toHaveLength(5);
  });

  test('after the third wrong one it takes patience, and the right one is not looked at before', async () => {
    const { reply, at } = await wrongOnes(3);
    expect(reply).toEqual(refused({ type: 'WrongPin', left: 7, seconds: 2 }));
    const before = contentOf(db);
    expect(await enter(LIEN, PIN, at + SECOND)).toEqual(refused({ type: 'PinTooSoon', seconds: 1 }));
    expect(contentOf(db)).toEqual(before);
    expect(await enter(LIEN, PIN, at + 2 * SECOND)).toMatchObject({ ok: true });
    expect(await enter(LIEN, WRONG, at + 3 * SECOND)).toEqual(refused({ type: 'WrongPin', left: 9, seconds: 0 }));
  });

  test('a clock that has been set back gives the wait anew, once', async () => {
    const { at } = await wrongOnes(3);
    const back = at - 600 * SECOND;
    expect(await enter(LIEN, PIN, back)).toEqual(refused({ type: 'PinTooSoon', seconds: 2 }));
    expect(await enter(LIEN, PIN, back + 2 * SECOND)).toMatchObject({ ok: true });
  });

  test('ten wrong ones end it: the right one does not help, and a full sign-in asks for a new PIN', async () => {
    const { reply, at } = await wrongOnes(10);
    expect(reply).toEqual(refused({ type: 'TooManyWrongPins', failures: 10 }));
    expect(logged().slice(-2)).toMatchObject([{ act: 'signInDenied' }, { act: 'pinEnded' }]);
    expect(await enter(LIEN, PIN, at + DAY)).toEqual(refused({ type: 'TooManyWrongPins', failures: 10 }));
    expect(ask(db, 'listPinHolders', {}, null, at)).toMatchObject({
      value: [{ practitionerId: LIEN, signInNeeded: { type: 'TooManyWrongPins', failures: 10 } }],
    });
    fullSignIn(LIEN, at);
    expect(await enter(LIEN, PIN, at)).toEqual(refused({ type: 'NoPin' }));
    expect(await set(LIEN, '190377', at)).toMatchObject({ ok: true });
    expect(await enter(LIEN, '190377', at)).toMatchObject({ ok: true });
  });

  test('fourteen days without a full sign-in end it, and one gives it back', async () => {
    expect(await enter(LIEN, PIN, NOW + 14 * DAY)).toMatchObject({ ok: true });
    const before = contentOf(db);
    expect(await enter(LIEN, PIN, NOW + 15 * DAY)).toEqual(refused({ type: 'SignInTooLongAgo', days: 14 }));
    expect(contentOf(db)).toEqual(before);
    fullSignIn(LIEN, NOW + 15 * DAY);
    expect(await enter(LIEN, PIN, NOW + 29 * DAY)).toMatchObject({ ok: true });
  });
});

describe('changing a PIN', () => {
  beforeEach(async () => {
    fullSignIn(LIEN);
    await set(LIEN);
  });
  test('takes the one that is', async () => {
    expect(await change(PIN, '190377')).toEqual({ ok: true, value: null });
    expect(await enter(LIEN, PIN)).toMatchObject(refused({ type: 'WrongPin' }));
    expect(await enter(LIEN, '190377')).toMatchObject({ ok: true });
  });

  test('a wrong one changes nothing, and counts as it does at the sign-in', async () => {
    expect(await change(WRONG, '190377')).toEqual(refused({ type: 'WrongPin', left: 9, seconds: 0 }));
    expect(logged().at(-1)).toMatchObject({ act: 'signInDenied' });
    expect(await enter(LIEN, PIN)).toMatchObject({ ok: true });
  });

  test('a new one that may not be used is said before the old is looked at', async () => {
    const before = contentOf(db);
    expect(await change(WRONG, '111111')).toEqual(refused({ type: 'PinTooSimple' }));
    expect(contentOf(db)).toEqual(before);
  });

  test('once a PIN has been used, a new one is not set without the old', async () => {
    fullSignIn(LIEN);
    await enter(LIEN, PIN);
    expect(await set(LIEN, '190377')).toEqual(refused({ type: 'PinNeedsSignIn' }));
  });
});

test('what is known of a PIN is there after a restart', async () => {
  const file = aFile();
  const first = opened(file);
  pullTheSurgery(first);
  const lien = findStaff(first, LIEN)?.num ?? -1;
  recordFullSignIn(first, lien, NOW);
  await askSlow(first, 'setPin', { pin: PIN }, LIEN);
  await askSlow(first, 'signInWithPin', { practitionerId: LIEN, pin: WRONG }, null);
  first.close();
  db = opened(file);
  expect(await enter(LIEN, WRONG)).toEqual(refused({ type: 'WrongPin', left: 8, seconds: 0 }));
  expect(await enter(LIEN, PIN)).toMatchObject({ ok: true });
});

describe('an act that carries something else than it should is refused by the field, and nothing has changed', () => {
  const cases = (['signInWithPin', 'setPin', 'changePin'] as const).flatMap((name) =>
    Object.keys(SAMPLES[name]).flatMap((field) =>
      [482_915, null, undefined, [PIN], { toString: PIN }, '4'.repeat(65)].map(
        (value) => [name, field, value] as const,
      ),
    ),
  );
  test.each(cases)('%s: %s is %j', async (name, field, value) => {
    const before = contentOf(db);
    expect(await askSlow(db, name, { ...SAMPLES[name], [field]: value }, LIEN)).toMatchObject({
      ok: false,
      error: { type: 'BadInput', field },
    });
    expect(contentOf(db)).toEqual(before);
  });

  test.each(['setPin', 'changePin'] as const)('%s by nobody', async (name) => {
    for (const who of [null, 'nobody', MATTER])
      // oxlint-disable-next-line no-await-in-loop
      expect(await askSlow(db, name, SAMPLES[name], who)).toEqual(refused({ type: 'NotSignedIn' }));
  });

  test('a query is no slow act', async () => {
    expect(await askSlow(db, 'listStaff', {}, LIEN)).toMatchObject(refused({ type: 'BadInput' }));
  });
});

test('a secret that is damaged opens to nobody, and says that the program could not', async () => {
  fullSignIn(LIEN);
  await set(LIEN);
  db.prepare('UPDATE pin SET secret = ?').run((await secretOf(PIN)).replace('"key":"', '"key":"00'));
  await expect(enter(LIEN, PIN)).rejects.toThrow('signInWithPin broke');
});

describe('a clock that is set back after the days have passed', () => {
  const tooLong = refused({ type: 'SignInTooLongAgo', days: 14 });
  beforeEach(async () => {
    fullSignIn(LIEN);
    await set(LIEN);
  });

  test('gives none of them back: the log has seen them', async () => {
    ask(db, 'signIn', { practitionerId: MOE }, null, NOW + 15 * DAY);
    // A line that is written after the clock was set back does not hide it.
    ask(db, 'signIn', { practitionerId: MOE }, null, NOW + DAY);
    expect(await enter(LIEN, PIN, NOW + DAY)).toEqual(tooLong);
    expect(ask(db, 'listPinHolders', {}, null, NOW + DAY)).toMatchObject({ value: [{ signInNeeded: tooLong.error }] });
  });

  test('nor has the portal said less', async () => {
    notePortalClock(db, NOW + 15 * DAY);
    expect(await enter(LIEN, PIN, NOW + DAY)).toEqual(tooLong);
  });

  test('a full sign-in begins anew, whatever was seen before it', async () => {
    ask(db, 'signIn', { practitionerId: MOE }, null, NOW + 400 * DAY);
    notePortalClock(db, NOW + 400 * DAY);
    fullSignIn(LIEN, NOW + DAY);
    expect(await enter(LIEN, PIN, NOW + 2 * DAY)).toMatchObject({ ok: true });
  });
});
