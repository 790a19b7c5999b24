import { isHeldElsewhere, mayTakeOverFrom } from '../../../shared/domain/eConsultation/takeOver.ts';
import { may } from '../../../shared/domain/eConsultation/whoMay.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { holderOf } from '../../../shared/fhir/takeOver.ts';
import type { HeldView } from '../../../shared/ipc/views/thread.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { isDelivered } from '../db/isDelivered.ts';
import { stateOfEntry } from '../db/outboxStore.ts';
import type { Desk } from './deskViews.ts';

/**
 * The colleague who has a matter, or the reader at another machine, and from when on it may be taken over; null when
 * nobody does.
 */
export function heldBy({ db, num, names, task, entries, reader }: Desk, now: number): HeldView | null {
  const holder = holderOf(task, (entry) => stateOfEntry(db, entry) !== null);
  if (holder === null || !isHeldElsewhere(holder, reader.practitionerId) || !may(reader.role, 'takeOverMatter'))
    return null;
  const onItsWay = entries.some(
    ({ kind, state }) => (kind === 'eConsultation.takeOver' || kind === 'eConsultation.finish') && !isSettled(state),
  );
  const answer = answerEntryIn(task);
  return {
    name: names.byReference(`Practitioner/${holder.by}`) ?? '–',
    as: holder.as,
    since: writeInstant(holder.since),
    takeOverFrom: writeInstant(mayTakeOverFrom(holder, Temporal.Instant.fromEpochMilliseconds(now))),
    answerIsDelivered: holder.as === 'answer' && answer !== null && isDelivered(db, num, answer),
    takingOver: onItsWay,
  };
}
