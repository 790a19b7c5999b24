import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { COMMUNICATION_KINDS } from '../../../shared/fhir/codes.ts';
import { contactWayIn } from '../../../shared/fhir/contact.ts';
import { messageEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { formsOfMessage, formsOfTask, holdsMore } from '../../../shared/fhir/questionnaire.ts';
import { isSaid, saidAt, type SaidAt, type Speaker, textIn } from '../../../shared/fhir/said.ts';
import { schemas, type CommunicationResource } from '../../../shared/fhir/schemas.ts';
import type { ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import { textOf } from '../db/answerText.ts';
import { contactOf } from '../db/contactOf.ts';
import type { LoadedMatter } from '../db/loadEConsultation.ts';
import { ABOUT_ITS_PATIENT } from '../db/messagesOf.ts';
import { PREPARED } from '../db/newestText.ts';
import type { Db } from '../db/open.ts';
import { deliveryOf } from '../db/deliveryOf.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { prepared } from '../db/prepared.ts';
import { speakerIn } from '../db/speaker.ts';
import { threadFiles } from './threadFiles.ts';
import { threadForms } from './threadForms.ts';
import { displayOf, type Names } from './names.ts';

export const THREAD = `
  SELECT num, kind, at, json, NOT ${ABOUT_ITS_PATIENT} AS others
  FROM resource WHERE parent = ? AND json IS NOT NULL AND type = ${typeNumber('Communication')} ORDER BY at`;

type Row = { num: number; kind: number | null; at: number | null; json: string; others: 0 | 1 };

/** The messages of a matter, oldest first: what the portal has, and what was written here. */
export function threadOf(
  db: Db,
  names: Names,
  { stored, task }: LoadedMatter,
  entries: readonly OutboxEntry[],
): ThreadMessage[] {
  const byEntry = new Map(entries.map((entry) => [entry.entryId, entry]));
  const messages: ThreadMessage[] = [];
  for (const row of prepared(db, THREAD).all(stored.num) as Row[]) {
    const parsed = schemas.Communication.safeParse(JSON.parse(row.json));
    if (!parsed.success) continue;
    const entryId = messageEntryIn(parsed.data);
    const entry = entryId === null ? undefined : byEntry.get(entryId);
    if (entryId !== null) byEntry.delete(entryId);
    // What was only prepared is said to nobody, and stands by itself.
    if (parsed.data.status === 'entered-in-error' || row.kind === PREPARED) continue;
    if (row.others === 1) {
      messages.push(aboutAnother(parsed.data.id, row.at));
      continue;
    }
    const more = holdsMore(parsed.data) ? [{ id: `${parsed.data.id} more`, state: 'other-content' } as const] : [];
    const forms = [...threadForms(db, stored.patient, formsOfMessage(parsed.data)), ...more];
    const files = threadFiles(db, row.num, parsed.data);
    messages.push({
      ...toMessage(names, parsed.data, row, entry, speakerIn(db, parsed.data, stored.patient)),
      forms,
      files,
    });
  }
  // What the portal has not yet given back: our own answers and notes on their way, or stopped.
  for (const entry of byEntry.values()) {
    const contact = contactOf(entry);
    const { answers } = entryRules[entry.kind];
    const isNote = contact !== null || entry.kind === 'eConsultation.note' || entry.kind === 'message.forward';
    // The text of an answer that does not go is a draft, or in the card that asks; a note has no such place, and stays
    // where it was written.
    if (!isNote && (!answers || entry.state === 'withdrawn' || entry.state === 'conflict')) continue;
    messages.push({
      id: entry.entryId,
      entryId: entry.entryId,
      kind: answers ? 'answer' : 'internal',
      contactWay: contact?.way ?? null,
      authorName: names.other(entry.author) ?? '–',
      sentAt: writeInstant(entry.created),
      sentAs: { is: 'sent' },
      notSent: null,
      text: textOf(entry),
      forms: [],
      files: [],
      delivery: deliveryOf(entry),
    });
  }
  const ordered = messages.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
  return withFormsOfTask(db, stored.patient, ordered, formsOfTask(task));
}

/** The place of a message about another patient: that there is one, and nothing of it. */
function aboutAnother(id: string, at: number | null): ThreadMessage {
  const nothing = { entryId: null, contactWay: null, authorName: '', text: '', forms: [], files: [], delivery: null };
  return {
    ...nothing,
    id,
    kind: 'about-another',
    sentAt: writeInstant(at ?? 0),
    sentAs: { is: 'sent' },
    notSent: null,
  };
}

/** What came with the matter stands with the patient's first message. */
function withFormsOfTask(db: Db, patient: number, messages: ThreadMessage[], ids: readonly string[]): ThreadMessage[] {
  const shown = new Set(messages.flatMap(({ forms }) => forms.map(({ id }) => id)));
  const others = threadForms(
    db,
    patient,
    ids.filter((id) => !shown.has(id)),
  );
  const first = messages.findIndex(({ kind }) => kind === 'patient');
  return messages.map((one, place) => (place === first ? { ...one, forms: [...one.forms, ...others] } : one));
}

function toMessage(
  names: Names,
  message: CommunicationResource,
  row: Row,
  entry: OutboxEntry | undefined,
  speaker: Speaker,
): Omit<ThreadMessage, 'forms' | 'files'> {
  const internal = row.kind !== null && COMMUNICATION_KINDS[row.kind] === 'internal-note';
  const said = saidAt(message);
  return {
    id: message.id,
    entryId: entry?.entryId ?? null,
    kind: internal ? 'internal' : speaker === 'surgery' ? 'answer' : speaker,
    notSent: notSentIn(message),
    contactWay: contactWayIn(message),
    authorName: names.byReference(message.sender?.reference) ?? displayOf(message.sender) ?? '–',
    sentAt: writeInstant(said.at),
    sentAs: sentAsOf(message, said),
    text: textIn(message),
    delivery: entry === undefined ? null : deliveryOf(entry),
  };
}

function notSentIn(message: CommunicationResource): ThreadMessage['notSent'] {
  const { status } = message;
  if (isSaid(message) || status === 'completed' || status === 'in-progress' || status === 'entered-in-error')
    return null;
  return status;
}

function sentAsOf({ sent, received }: CommunicationResource, { by, precision }: SaidAt): ThreadMessage['sentAs'] {
  if (by === 'stored') return { is: by };
  if (precision !== 'instant') return { is: 'part', of: (by === 'sent' ? sent : received) ?? '' };
  return { is: by };
}
