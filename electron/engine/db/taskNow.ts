import { followUpSince } from '../../../shared/domain/eConsultation/followUp.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { dueDayOf } from '../../../shared/fhir/dueDay.ts';
import { endIn, openedAgain, wordIn } from '../../../shared/fhir/followUp.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { workKindOf } from '../../../shared/fhir/work.ts';
import { messagesOf } from './messagesOf.ts';
import { inBrief } from './inBrief.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import type { StoredResource } from './resourceStore.ts';
import { speakerIn } from './speaker.ts';
import { followUpsFrom } from './workHorizon.ts';

// Most threads have been history for long.
export const ANY_LATER = 'SELECT 1 FROM resource WHERE parent = ? AND at > ? LIMIT 1';

/** Matters that are a thread with the patient, as places in TASK_KINDS. */
export const THREAD_KINDS = [TASK_KINDS.indexOf('e-consultation'), TASK_KINDS.indexOf('message')];

/** What is else for a matter that the patient has opened again: the Task, when it came (ms) and its due day (days since 1970). */
export type Again = { readonly task: TaskResource; readonly at: number; readonly due: number | null };

/**
 * A Task as the surgery must see it, and its row; null for one that cannot be read.
 *
 * Where the patient has written again and the portal has left the Task ended, it is seen as a portal shows it that opens
 * it again. Every request is built on that, so whoever does something in the matter opens it at the portal too.
 */
export function taskNow(
  db: Db,
  stored: StoredResource,
): { readonly stored: StoredResource; readonly task: TaskResource } | null {
  const read = stored.json === null ? null : schemas.Task.safeParse(JSON.parse(stored.json));
  if (read === null || !read.success) return null;
  const again = stored.open === false ? openedAgainBy(db, stored.num, stored.kind, read.data) : null;
  if (again === null) return { stored, task: read.data };
  return { stored: { ...stored, open: true, at: again.at, due: again.due }, task: again.task };
}

/**
 * What a later message of the patient makes of a Task that has ended; null when nothing.
 *
 * @param kind place in TASK_KINDS
 */
export function openedAgainBy(db: Db, num: number, kind: number | null, task: TaskResource): Again | null {
  const workKind = workKindOf(kind);
  if (kind === null || workKind === null || !THREAD_KINDS.includes(kind)) return null;
  if (task.status === 'draft' || task.status === 'entered-in-error') return null;
  const from = followUpsFrom(db);
  if (prepared(db, ANY_LATER).get(num, from) === undefined) return null;
  const patient = patientOf(db, task);
  const words = messagesOf(db, num).flatMap((message) => wordIn(message, speakerIn(db, message, patient)) ?? []);
  const at = followUpSince(words, endIn(task), from);
  return at === null ? null : { task: openedAgain(task, at), at, due: dueDayOf(workKind, at) };
}

/** num of whom a Task is about; 0, which is nobody's, where it names nobody whom we know. */
function patientOf(db: Db, task: TaskResource): number {
  const reference = readReference(task.for?.reference ?? '');
  return (reference === null ? null : inBrief(db, reference))?.num ?? 0;
}
