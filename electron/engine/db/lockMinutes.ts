import { lockAfterMinutes } from '../../../shared/domain/access/lock.ts';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import type { LockMinutes } from '../../../shared/ipc/views/session.ts';
import type { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/** The surgery's choice for this machine, or the rule's own where none stands or the rule has become narrower. */
export function storedLockMinutes(db: Db, today: Temporal.PlainDate): LockMinutes {
  const atMost = limitOn('lockAfterMinutesAtMost', today);
  const stored = readSetting(db, 'lockAfterMinutes');
  const chosen = lockAfterMinutes(stored === null ? null : Number(stored), today);
  return { minutes: chosen.ok ? chosen.value : limitOn('lockAfterMinutes', today), atMost };
}

export function storeLockMinutes(db: Db, minutes: number): void {
  saveSetting(db, 'lockAfterMinutes', String(minutes));
}
