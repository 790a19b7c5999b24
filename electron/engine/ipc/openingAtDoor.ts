import type { SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import type { PatientBlocks } from '../../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Emergency } from '../db/appendAccess.ts';
import { openingOf } from '../db/blocks.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import type { Db } from '../db/open.ts';
import { findEntry } from '../db/outboxStore.ts';
import { findResource } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';

/** What an act's input names: whose it is, and the matter where there is one; nums. */
type Named = { readonly patient: number; readonly task: number | null };

/**
 * Asks of every act that names a matter, an outbox entry or a patient whether the person signed in may open it: what the
 * patient has blocked, and whether a change of GP has brought the record along. Asked at the door, so that no act can
 * forget it. Gives the emergency on whose ground it is opened; null where there is none, or no patient is named.
 */
export function openingAtDoor(
  db: Db,
  viewer: Staff,
  act: SurgeryAct,
  input: unknown,
  now: number,
): Result<Emergency | null, PatientBlocks & { readonly patient: number }> {
  const named = namedIn(db, input);
  if (named === null) return ok(null);
  const { patient, task } = named;
  const opening = openingOf(db, viewer, patient, act, now, task);
  if (!opening.ok) {
    // The role has been asked already.
    const { error } = opening;
    return err({ type: 'Blocked', mayOverride: error.type === 'Blocked' && error.mayOverride, patient });
  }
  const since = task === null ? null : whyNotTransferred(db, viewer, task, now);
  if (since !== null) return err({ type: 'RecordNotTransferred', since, patient });
  const { value } = opening;
  return ok(value.ground === 'emergency-override' ? { patient, reason: value.reason } : null);
}

/**
 * The keys by which an input may name what is a patient's, and `id` where `of` says that it is a patient's. A test holds
 * every act to them.
 */
export const NAMING_KEYS = ['taskId', 'entryId', 'patientId'] as const;

function namedIn(db: Db, input: unknown): Named | null {
  if (typeof input !== 'object' || input === null) return null;
  if ('taskId' in input && typeof input.taskId === 'string')
    return ofTask(findResource(db, { type: 'Task', id: input.taskId }));
  if ('entryId' in input && typeof input.entryId === 'string') {
    const entry = findEntry(db, input.entryId);
    // A hint's lane is no patient's.
    return entry === null || entry.lane < 0 ? null : { patient: entry.lane, task: entry.task };
  }
  if ('patientId' in input && typeof input.patientId === 'string') return ofPatient(db, input.patientId);
  if ('of' in input && input.of === 'patient' && 'id' in input && typeof input.id === 'string')
    return ofPatient(db, input.id);
  return null;
}

function ofPatient(db: Db, id: string): Named | null {
  const patient = findResource(db, { type: 'Patient', id });
  return patient === null ? null : { patient: patient.num, task: null };
}

function ofTask(task: { readonly num: number; readonly patient: number | null } | null): Named | null {
  return task === null || task.patient === null ? null : { patient: task.patient, task: task.num };
}
