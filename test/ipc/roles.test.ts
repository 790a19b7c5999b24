import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { permissionForAll } from '../../shared/domain/access/permissions.ts';
import { ROLES, type Role } from '../../shared/domain/access/role.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { aDatabase, contentBesidesLog, contentOf } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { KJELSTRUP, LIEN, MOE, SOLBERG, staff, VIK } from '../fhir/resources.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

const PERSON: Readonly<Record<Role, string>> = {
  gp: LIEN,
  locum: SOLBERG,
  nurse: KJELSTRUP,
  receptionist: MOE,
  'practice-manager': VIK,
};

function theWholeTeam(): Db {
  const db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'locum'),
    ...staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'),
    ...staff(VIK, 'Trond', 'Vik', 'practice-manager'),
  ]);
  return db;
}

const inEngine = ACT_NAMES.filter((name) =>
  [readerActs.open, readerActs.signedIn, writerActs.open, writerActs.signedIn].some((part) =>
    Object.hasOwn(part, name),
  ),
);
const everyPair = inEngine.flatMap((name) => ROLES.map((role) => [name, role] as const));

/** What the table says of a role and an act. */
function byTheTable(name: ActName, role: Role): 'allowed' | 'draft-only' | 'refused' {
  const { needs } = acts[name];
  return typeof needs === 'string' ? 'allowed' : permissionForAll(role, needs).type;
}

const REFUSED_FOR_ROLE = ['NotYourRole', 'OnlyDoctorSigns', 'OverrideNotYourRole'];

describe('every act for every role', () => {
  test.each(everyPair.filter(([name, role]) => byTheTable(name, role) === 'allowed'))(
    '%s is never refused the %s for the role',
    (name, role) => {
      const reply = ask(theWholeTeam(), name, SAMPLES[name], PERSON[role]);
      for (const type of REFUSED_FOR_ROLE) expect(reply).not.toMatchObject({ ok: false, error: { type } });
    },
  );

  describe('what the table does not allow', () => {
    let db: Db;
    beforeAll(() => {
      db = theWholeTeam();
    });

    test.each(everyPair.filter(([name, role]) => byTheTable(name, role) !== 'allowed'))(
      '%s by the %s is refused, and nothing has changed but the log, which has the attempt',
      (name, role) => {
        const before = contentOf(db);
        const reply = ask(db, name, SAMPLES[name], PERSON[role]);
        const mayPrepare = byTheTable(name, role) === 'draft-only';
        expect(reply).toMatchObject({
          ok: false,
          error: { type: mayPrepare ? expect.stringMatching(/^(OnlyDoctorSigns|NotYourRole)$/u) : 'NotYourRole', role },
        });
        const after = contentOf(db);
        expect({ ...contentBesidesLog(db), access_log: before['access_log'] }).toEqual(before);
        // A query's attempt is told to main, which has it written.
        if (acts[name].kind === 'query') return expect(after).toEqual(before);
        const lines = JSON.parse(after['access_log'] ?? '[]') as { practitioner: string; outcome: string }[];
        return expect(lines.at(-1)).toMatchObject({ practitioner: PERSON[role], outcome: 'denied' });
      },
    );
  });
});

test('a nurse and a receptionist prepare an answer and do not send it', () => {
  expect(byTheTable('saveDraft', 'receptionist')).toBe('allowed');
  for (const role of ['nurse', 'receptionist'] as const) {
    expect(ask(theWholeTeam(), 'answerEConsultation', SAMPLES.answerEConsultation, PERSON[role])).toEqual({
      ok: false,
      error: { type: 'OnlyDoctorSigns', role },
    });
  }
});

test('a manager is refused what is about health', () => {
  const db = theWholeTeam();
  for (const name of ['readEConsultation', 'readSyncDetails'] as const) {
    expect(ask(db, name, SAMPLES[name], VIK)).toMatchObject({
      error: { type: 'NotYourRole', role: 'practice-manager' },
    });
  }
});

describe('the role comes from the sign-in', () => {
  const db = aDatabase();
  beforeAll(() => pullTheSurgery(db));

  test.each(inEngine)('%s takes no role from the window', (name) => {
    const before = contentOf(db);
    for (const claimed of ['role', 'practitionerRole', 'signedIn', 'author']) {
      const reply = ask(db, name, { ...SAMPLES[name], [claimed]: 'gp' }, MOE);
      expect(reply).toMatchObject({ ok: false, error: { type: 'BadInput', field: expect.stringContaining(claimed) } });
    }
    expect(contentOf(db)).toEqual(before);
  });

  test('who is made a receptionist at the portal signs nothing from then on', () => {
    const changed = staff(LIEN, 'Ingrid', 'Lien', 'receptionist').map((one) => ({
      ...one,
      meta: { versionId: '2', lastUpdated: '2027-03-23T08:10:00.000Z' },
    }));
    pulled(db, changed);
    expect(ask(db, 'answerEConsultation', SAMPLES.answerEConsultation, LIEN)).toMatchObject({
      error: { type: 'OnlyDoctorSigns', role: 'receptionist' },
    });
  });
});
