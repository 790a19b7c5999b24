import type { Delivery } from '../../../shared/domain/sync/delivery.ts';
import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { claimIn, openedMarkIn } from '../../../shared/fhir/desk.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { practitionerIn } from '../../../shared/fhir/reference.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import type { ClaimView, OpenedBy } from '../../../shared/ipc/views/queue.ts';
import type { LostClaim } from '../../../shared/ipc/views/thread.ts';
import type { Db } from '../db/open.ts';
import { standingMark } from '../db/openedHere.ts';
import { deliveryOf } from '../db/deliveryOf.ts';
import { unsettledMoves } from '../db/unsettledMoves.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import type { Staff } from '../db/staff.ts';
import type { Names } from './names.ts';

/** What the views below look at: the matter, its entries on this machine, and who reads. */
export type Desk = {
  readonly db: Db;
  /** The Task's. */
  readonly num: number;
  readonly names: Names;
  readonly task: TaskResource;
  readonly entries: readonly OutboxEntry[];
  readonly reader: Staff;
};

/** Who has taken the matter at the portal; else who here is about to. */
export function claimOf({ names, task, entries, reader }: Desk): ClaimView | null {
  const moves = unsettledMoves(entries);
  const entry = moves.at(-1);
  if (entry?.kind === 'eConsultation.release') return null;
  const claim = moves.some(({ kind }) => kind === 'eConsultation.release') ? null : claimIn(task);
  if (claim !== null) {
    const name = names.byReference(`Practitioner/${claim.by}`) ?? '–';
    return { name, since: writeInstant(claim.at), isMine: claim.by === reader.practitionerId, delivery: null };
  }
  if (entry === undefined) return null;
  return {
    name: names.other(entry.author) ?? '–',
    since: writeInstant(entry.created),
    isMine: entry.author === reader.num,
    delivery: deliveryOf(entry),
  };
}

/** How far a matter's release here has come on its way to the portal; null where none is on its way. */
export function releasingOf({ entries }: Desk): Delivery | null {
  const last = unsettledMoves(entries).at(-1);
  return last?.kind === 'eConsultation.release' ? deliveryOf(last) : null;
}

const TAKES: readonly EntryKind[] = ['eConsultation.claim', 'eConsultation.takeOver', 'eConsultation.finish'];

/** The reader's last «take» or take-over, when it came to nothing and they have not got the matter since. */
export function lostClaimOf(desk: Desk): LostClaim | null {
  const { names, task, entries, reader } = desk;
  const last = entries.findLast(({ kind, author }) => TAKES.includes(kind) && author === reader.num);
  // One that its author took back has met no problem.
  if (last?.state !== 'withdrawn' || last.problem === null || claimOf(desk)?.isMine === true) return null;
  const at = writeInstant(last.settled ?? last.created);
  const { kind, detail } = last.problem;
  if (kind !== 'rule' || detail === 'NotYourRole') return { at, why: 'refused' };
  const owner = practitionerIn(task.owner?.reference);
  const name = owner === null || owner === reader.practitionerId ? null : names.byReference(`Practitioner/${owner}`);
  if (detail === 'AlreadyClosed' || name === null) return { at, why: 'ended' };
  return { at, why: 'taken', name, takenAt: writeInstant(claimIn(task)?.at ?? last.settled ?? last.created) };
}

/** The colleague who has the matter open now, as far as the portal has heard. */
export function openedByOf({ db, num, names, task, reader }: Desk, now: number): OpenedBy | null {
  const mark = standingMark(db, num, openedMarkIn(task), reader.practitionerId, now);
  if (mark === null || mark.by === reader.practitionerId) return null;
  const name = names.byReference(`Practitioner/${mark.by}`);
  return name === null ? null : { name, since: writeInstant(mark.since), until: writeInstant(mark.until) };
}
