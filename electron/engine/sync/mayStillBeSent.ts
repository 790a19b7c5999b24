import { answer, type AnswerRefused } from '../../../shared/domain/eConsultation/answer.ts';
import {
  closeAfterContact,
  type ClosingRefused,
  declineUnsuitable,
  redirect,
  requireAttendance,
} from '../../../shared/domain/eConsultation/closing.ts';
import { assign, take, type ClaimRefused } from '../../../shared/domain/eConsultation/desk.ts';
import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import {
  answerMessage,
  type AnswerMessageRefused,
  closeMessageAfterContact,
  wrongChannel,
} from '../../../shared/domain/message/answerMessage.ts';
import type { Message } from '../../../shared/domain/message/message.ts';
import { markOpened } from '../../../shared/domain/eConsultation/opened.ts';
import { takeOver, type TakeOverRefused } from '../../../shared/domain/eConsultation/takeOver.ts';
import { callOffUrgency, markUrgent } from '../../../shared/domain/eConsultation/urgent.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { claimIn, openedMarkIn } from '../../../shared/fhir/desk.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { holderOf } from '../../../shared/fhir/takeOver.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { textOf } from '../db/answerText.ts';
import { type LoadedMatter, matterOf } from '../db/loadEConsultation.ts';
import { messageIn } from '../db/loadMessage.ts';
import type { Db } from '../db/open.ts';
import { standingMark } from '../db/openedHere.ts';
import { stateOfEntry, type OutboxEntry } from '../db/outboxStore.ts';
import type { StoredResource } from '../db/resourceStore.ts';
import { listStaff, staffByNum, type Staff } from '../db/staff.ts';

type EndRefused = AnswerRefused | ClosingRefused | AnswerMessageRefused;
type Refused = EndRefused | ClaimRefused | TakeOverRefused;

export type Still =
  | { readonly type: 'yes' }
  /** Somebody else's act came first. */
  | { readonly type: 'overtaken'; readonly why: Refused['type'] | 'OtherVersion' }
  | { readonly type: 'refused'; readonly why: Refused['type'] };

/** Asks the rule of the act once more, with what is known now: consent, owner or age may have changed since it was done. */
export function mayStillBeSent(
  db: Db,
  entry: OutboxEntry,
  stored: StoredResource,
  task: TaskResource,
  now: number,
): Still {
  const { does } = entryRules[entry.kind];
  if (does === 'note' || does === 'prepare') return { type: 'yes' };
  const loaded = matterOf(db, stored, task, now);
  if (loaded === null) return { type: 'refused', why: 'AlreadyClosed' };
  const author = staffByNum(db, entry.author, entry.created) ?? undefined;
  switch (does) {
    case 'answer':
      return author === undefined ? { type: 'refused', why: 'OnlyDoctorSigns' } : mayAnswer(loaded, author, entry);
    case 'claim':
      return author === undefined ? { type: 'refused', why: 'NotYourRole' } : mayClaim(loaded, author, listStaff(db));
    case 'take-over':
      return author === undefined ? { type: 'refused', why: 'NotYourRole' } : mayTakeOver(db, loaded, author, entry);
    // What one has taken one can let go of.
    case 'release':
    // Only the close of an answer that is with the patient: there is nothing to ask.
    case 'finish':
    // What was begun can always be taken back.
    case 'undo':
      return { type: 'yes' };
    case 'assign':
    case 'priority':
      return author === undefined ? { type: 'refused', why: 'NotYourRole' } : maySet(loaded, author, entry, does);
    case 'mark':
      return mayMark(db, loaded, author, entry);
    default:
      return assertNever(does);
  }
}

function mayAnswer(loaded: LoadedMatter, author: Staff, entry: OutboxEntry): Still {
  const message = messageIn(loaded)?.message;
  const ended =
    message === undefined ? endAgain(loaded.eConsultation, author, entry) : endMessageAgain(message, author, entry);
  if (ended.ok) return { type: 'yes' };
  const { error } = ended;
  const byOther =
    error.type === 'SomeoneElseIsAnswering' || (error.type === 'AlreadyClosed' && error.as === 'answered');
  return byOther ? { type: 'overtaken', why: error.type } : { type: 'refused', why: error.type };
}

/** The rule of the act that ends the matter, with the text as it was frozen. */
function endAgain(eConsultation: EConsultation, author: Staff, entry: OutboxEntry): Result<unknown, EndRefused> {
  const text = textOf(entry);
  const actor = { by: author.practitionerId, role: author.role };
  const at = Temporal.Instant.fromEpochMilliseconds(entry.created);
  switch (entry.kind) {
    // Which channel and which reason stand in the text; the rule asks neither.
    case 'eConsultation.redirect':
      return redirect(eConsultation, { use: 'message', text }, actor, at);
    case 'eConsultation.attendance':
      return requireAttendance(eConsultation, text, actor, at);
    case 'eConsultation.unsuitable':
      return declineUnsuitable(eConsultation, { reason: 'other', text }, actor, at);
    case 'eConsultation.close':
      return closeAfterContact(eConsultation, actor, at);
    default:
      return answer(eConsultation, { text, author: author.practitionerId, role: author.role }, at);
  }
}

/** The same for a message. Its author has said that the answer is administrative; nobody else can. */
function endMessageAgain(message: Message, author: Staff, entry: OutboxEntry): Result<unknown, EndRefused> {
  const actor = { by: author.practitionerId, role: author.role };
  const at = Temporal.Instant.fromEpochMilliseconds(entry.created);
  switch (entry.kind) {
    case 'message.redirect':
      return wrongChannel(message, 'booking', actor, at);
    case 'message.close':
      return closeMessageAfterContact(message, actor, at);
    default:
      return answerMessage(message, { text: textOf(entry), content: 'administrative' }, actor, at);
  }
}

function mayClaim({ eConsultation, task }: LoadedMatter, author: Staff, staff: readonly Staff[]): Still {
  const team = staff.map(({ practitionerId }) => practitionerId);
  const actor = { by: author.practitionerId, role: author.role };
  const taken = take(eConsultation, claimIn(task)?.by ?? null, team, actor);
  return taken.ok ? { type: 'yes' } : { type: 'refused', why: taken.error.type };
}

function mayTakeOver(db: Db, { eConsultation, task }: LoadedMatter, author: Staff, entry: OutboxEntry): Still {
  const actor = { by: author.practitionerId, role: author.role };
  const at = Temporal.Instant.fromEpochMilliseconds(entry.created);
  const taken = takeOver(
    eConsultation,
    holderOf(task, (answerEntry) => stateOfEntry(db, answerEntry) !== null),
    actor,
    at,
  );
  return taken.ok ? { type: 'yes' } : { type: 'refused', why: taken.error.type };
}

function maySet(
  { eConsultation }: LoadedMatter,
  author: Staff,
  { kind }: OutboxEntry,
  does: 'assign' | 'priority',
): Still {
  const actor = { by: author.practitionerId, role: author.role };
  const rule = kind === 'eConsultation.urgent' ? markUrgent : callOffUrgency;
  const set = does === 'assign' ? assign(eConsultation, null, actor) : rule(eConsultation, actor);
  return set.ok ? { type: 'yes' } : { type: 'refused', why: set.error.type };
}

/** A hint is sent on the version that its author saw, or not at all: what has happened since tells more. */
function mayMark(db: Db, loaded: LoadedMatter, author: Staff | undefined, entry: OutboxEntry): Still {
  const { eConsultation, task, stored } = loaded;
  const overtaken = { type: 'overtaken', why: 'OtherVersion' } as const;
  if (author === undefined || stored.version !== entry.base) return overtaken;
  const by = author.practitionerId;
  const shown = standingMark(db, stored.num, openedMarkIn(task), by, entry.created);
  return markOpened(eConsultation, shown, by, entry.created) === null ? overtaken : { type: 'yes' };
}
