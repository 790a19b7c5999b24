import { followUpSince, type Word } from '../../../shared/domain/eConsultation/followUp.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import { SYSTEM, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { contactWayIn } from '../../../shared/fhir/contact.ts';
import { dueDayOf } from '../../../shared/fhir/dueDay.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { openedAgain, wordIn } from '../../../shared/fhir/followUp.ts';
import { readInstant } from '../../../shared/fhir/instant.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { workKindOf } from '../../../shared/fhir/work.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import type { StoredResource } from './resourceStore.ts';
import { followUpsFrom } from './workHorizon.ts';

// Most threads have been history for long.
export const ANY_LATER = 'SELECT 1 FROM resource WHERE parent = ? AND at > ? LIMIT 1';
export const WORDS = `
  SELECT json FROM resource WHERE parent = ? AND json IS NOT NULL AND type = ${typeNumber('Communication')}`;

const THREADS = [TASK_KINDS.indexOf('e-consultation'), TASK_KINDS.indexOf('message')];

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
  if (kind === null || workKind === null || !THREADS.includes(kind)) return null;
  if (task.status === 'draft' || task.status === 'entered-in-error') return null;
  const answer = answerEntryIn(task);
  const byContact = endingIn(task)?.code === 'contacted';
  const from = followUpsFrom(db);
  if (prepared(db, ANY_LATER).get(num, from) === undefined) return null;
  const endedAt = readInstant(task.meta.lastUpdated) ?? 0;
  const words: Word[] = [];
  let told = false;
  for (const json of prepared(db, WORDS).pluck().all(num) as string[]) {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    const word = message.success ? wordIn(message.data) : null;
    if (!message.success || word === null) continue;
    const isContact = contactWayIn(message.data) !== null;
    // A contact ends nothing by itself: one that came after the end, or before another one, is a note.
    if (isContact && (!byContact || word.at > endedAt)) continue;
    words.push(word);
    const entry = message.data.identifier?.find(({ system }) => system === SYSTEM.entry)?.value;
    told ||= byContact ? isContact : task.status === 'completed' && answer !== null && entry === answer;
  }
  const at = followUpSince(words, {
    askedAt: readInstant(task.authoredOn ?? '') ?? 0,
    endedAt,
    told,
    history: from,
  });
  return at === null ? null : { task: openedAgain(task, at), at, due: dueDayOf(workKind, at) };
}
