import { answer, type AnswerRefused } from '../../../shared/domain/eConsultation/answer.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { listStaff } from '../db/staff.ts';
import { textOf } from '../db/answerText.ts';

/**
 * Asks the rule once more, with what is known now: consent, owner or age may have changed since the act was done.
 * `overtaken`: somebody else's answer came first, so both texts go before a person. Otherwise the refusal by its type.
 */
export function mayStillBeSent(
  db: Db,
  entry: OutboxEntry,
  taskId: string,
): 'yes' | 'overtaken' | AnswerRefused['type'] {
  const loaded = loadEConsultation(db, taskId);
  if (loaded === null) return 'AlreadyClosed';
  const author = listStaff(db).find((one) => one.num === entry.author);
  if (author === undefined) return 'OnlyDoctorSigns';
  const draft = { text: textOf(entry), author: author.practitionerId satisfies PractitionerId, role: author.role };
  const answered = answer(loaded.eConsultation, draft, Temporal.Instant.fromEpochMilliseconds(entry.created));
  if (answered.ok) return 'yes';
  const { error } = answered;
  if (error.type === 'SomeoneElseIsAnswering' || (error.type === 'AlreadyClosed' && error.as === 'answered'))
    return 'overtaken';
  return error.type;
}
