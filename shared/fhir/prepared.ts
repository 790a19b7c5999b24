import type { PractitionerId } from '../domain/identity/ids.ts';
import { EXTENSION, SYSTEM } from './codes.ts';
import { messageEntryIn } from './eConsultation.ts';
import { readInstant, writeInstant } from './instant.ts';
import { practitionerIn } from './reference.ts';
import { codeIn, type CommunicationResource, type TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';
import type { CreateStep, UpdateStep } from './step.ts';

const SET_ASIDE = `${EXTENSION}set-aside-by`;

const reference = object({ reference: optional(text) });
const part = object({ url: text, valueReference: optional(reference), valueInstant: optional(text) });
const extensions = listOf(object({ url: text, extension: optional(listOf(part)) }));

type By = { readonly by: PractitionerId; readonly at: number };

/** A text that somebody has prepared for a doctor to sign, as the portal has it. */
export type PreparedText = By & {
  /** The entry that delivered it. */
  readonly entryId: string;
  readonly text: string;
  readonly status: 'standing' | 'taken-back' | 'set-aside';
  /** Who set it aside, and when (ms); null where the portal does not say. */
  readonly setAside: By | null;
};

/**
 * A prepared answer: a Communication in `preparation`, to the surgery alone. Never an answer, and never for the patient.
 *
 * @param at ms (UTC)
 * @param organization the surgery as a reference; null when the portal has not said which it is
 */
export function preparedStep(
  entryId: string,
  task: Pick<TaskResource, 'id' | 'for'>,
  { by, at, text: prepared }: By & { readonly text: string },
  organization: string | null,
): CreateStep {
  return {
    do: 'create',
    entryId,
    resource: {
      resourceType: 'Communication',
      identifier: [{ system: SYSTEM.entry, value: entryId }],
      status: 'preparation',
      category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'prepared-answer' }] }],
      partOf: [{ reference: `Task/${task.id}` }],
      ...(task.for?.reference === undefined ? {} : { subject: { reference: task.for.reference } }),
      sender: { reference: `Practitioner/${by}` },
      ...(organization === null ? {} : { recipient: [{ reference: organization }] }),
      sent: writeInstant(at),
      payload: [{ contentString: prepared }],
    },
  };
}

/**
 * Takes a prepared answer back (`entered-in-error`). Its id at the portal is found by the entry that made it.
 *
 * @param undoes that entry
 */
export function takeBackStep(undoes: string): UpdateStep {
  return { do: 'update', type: 'Communication', id: '', set: { status: 'entered-in-error' }, undoes };
}

/** Sets somebody else's prepared answer aside (`stopped`), and says who did. */
export function setAsideStep(undoes: string, { by, at }: By): UpdateStep {
  const who = [
    { url: 'practitioner', valueReference: { reference: `Practitioner/${by}` } },
    { url: 'at', valueInstant: writeInstant(at) },
  ];
  return { ...takeBackStep(undoes), set: { status: 'stopped' }, extension: { url: SET_ASIDE, extension: who } };
}

/** Whether a message is a text of the surgery's that is prepared for a doctor, or was: no word of the thread. */
export function isPrepared({ category }: Pick<CommunicationResource, 'category'>): boolean {
  return codeIn(category, SYSTEM.communicationKind) === 'prepared-answer';
}

/** A prepared answer; null for a message that is none, and for one that nobody of the surgery has written. */
export function toPrepared(message: CommunicationResource): PreparedText | null {
  if (!isPrepared(message)) return null;
  const by = practitionerIn(message.sender?.reference);
  const at = readInstant(message.sent ?? '');
  if (by === null || at === null) return null;
  const status = STATUS[message.status] ?? 'taken-back';
  return {
    entryId: messageEntryIn(message) ?? message.id,
    by,
    at,
    text: message.payload?.flatMap(({ contentString }) => contentString ?? []).join('\n') ?? '',
    status,
    setAside: status === 'set-aside' ? setAsideBy(message) : null,
  };
}

const STATUS: Partial<Record<CommunicationResource['status'], PreparedText['status']>> = {
  preparation: 'standing',
  stopped: 'set-aside',
};

function setAsideBy(message: CommunicationResource): By | null {
  const found = extensions.safeParse(message['extension']);
  const parts = found.success ? found.data.find(({ url }) => url === SET_ASIDE)?.extension : undefined;
  const by = practitionerIn(parts?.find(({ url }) => url === 'practitioner')?.valueReference?.reference);
  const at = readInstant(parts?.find(({ url }) => url === 'at')?.valueInstant ?? '');
  return by === null || at === null ? null : { by, at };
}
