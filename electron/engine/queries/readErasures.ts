import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { ERASED_GROUPS, type ErasedGroup } from '../../../shared/ipc/views/erasure.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { holdsOwnWords } from '../db/erase.ts';
import { waitingErasures } from '../db/erasureStore.ts';
import { findResource } from '../db/resourceStore.ts';

const GROUP_OF: Partial<Record<ResourceType, ErasedGroup>> = {
  Patient: 'patients',
  Task: 'matters',
  Appointment: 'matters',
  Communication: 'messages',
};

/** What waits to be erased: how many of what and why, and nothing of whom. */
export const readErasures: SignedInAct<'readErasures'> = ({ db }) => {
  const waiting = waitingErasures(db);
  const groups = ERASED_GROUPS.flatMap((group) =>
    (['deleted', 'not-ours'] as const).flatMap((why) => {
      // The longest first.
      const [oldest, ...others] = waiting.filter((one) => one.why === why && (GROUP_OF[one.type] ?? 'other') === group);
      if (oldest === undefined) return [];
      return [{ group, why, count: 1 + others.length, since: writeInstant(oldest.since) }];
    }),
  );
  const withDrafts = waiting.filter((one) => {
    const stored = findResource(db, one);
    return stored !== null && holdsOwnWords(db, stored.num);
  }).length;
  return ok({ count: waiting.length, groups, withDrafts });
};
