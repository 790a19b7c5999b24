import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../shared/domain/access/role.ts';
import { KEYS, type KeyName } from '../../renderer/app/keys.ts';
import { keysOf } from '../../renderer/app/ownKeys.ts';

const CASE: readonly KeyName[] = (Object.keys(KEYS) as KeyName[]).filter((name) => KEYS[name].group === 'matter');

/** What each role does not find among its keys. */
const NOT_FOR: Readonly<Record<Role, readonly KeyName[]>> = {
  gp: [],
  locum: ['goAccessLog'],
  nurse: ['attendance', 'unsuitable', 'goAccessLog'],
  receptionist: ['attendance', 'unsuitable', 'goAccessLog'],
  // Sees who has how much, and no case.
  'practice-manager': [...CASE, 'goEConsultations', 'goMessages', 'goBookings', 'goRenewals', 'goResults', 'goNotes'],
};

test.each(ROLES)('the help of a %s shows the keys that do something for them', (role) => {
  const own = keysOf(role);
  expect((Object.keys(KEYS) as KeyName[]).filter((name) => !own.includes(name)).toSorted()).toEqual(
    [...NOT_FOR[role]].toSorted(),
  );
});
