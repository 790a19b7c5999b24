import type {
  Contact,
  EConsultation,
  EConsultationId,
  EConsultationState,
  Reach,
} from '../domain/eConsultation/eConsultation.ts';
import type { Ending } from '../domain/eConsultation/ending.ts';
import type { PatientId, PractitionerId } from '../domain/identity/ids.ts';
import { assertNever } from '../lib/assertNever.ts';
import { closingOf, ENDING_ELEMENTS, endingElements, endingIn } from './closing.ts';
import { SYSTEM } from './codes.ts';
import { readInstant, writeInstant } from './instant.ts';
import type { Json } from './json.ts';
import { practitionerIn, readReference } from './reference.ts';
import { codeIn, type CommunicationResource, type TaskResource } from './schemas.ts';
import type { CreateStep, Step } from './step.ts';
import { isUrgent } from './urgency.ts';

type Known = {
  /** The doctor whose list the patient is on; null when the portal has not said. */
  readonly responsibleGp: PractitionerId | null;
  readonly reach: Reach;
  /** Contacts outside the portal, oldest first: the Task's thread tells of them, and what waits to be sent. */
  readonly contacts: readonly Contact[];
};

/**
 * An e-consultation as its Task tells it.
 *
 * `in-progress` with an answer in `output` is reserved by its owner, whose answer is on its way; `in-progress`
 * without one has only been opened.
 */
export function toEConsultation(task: TaskResource, known: Known): EConsultation {
  const owner = practitionerIn(task.owner?.reference);
  const patient = task.for?.reference === undefined ? null : readReference(task.for.reference);
  return {
    id: task.id as EConsultationId,
    patient: (patient?.id ?? '') as PatientId,
    responsibleGp: known.responsibleGp ?? owner ?? ('' as PractitionerId),
    assignedTo: owner,
    receivedAt: (task.authoredOn === undefined ? null : readInstant(task.authoredOn)) ?? 0,
    urgent: isUrgent(task),
    contacts: known.contacts,
    reach: known.reach,
    state: stateOf(task, owner),
  };
}

function stateOf(task: TaskResource, owner: PractitionerId | null): EConsultationState {
  const by = owner ?? ('' as PractitionerId);
  const at = readInstant(task.meta.lastUpdated) ?? 0;
  const answered = answerEntryIn(task) !== null;
  switch (task.status) {
    case 'draft':
    case 'requested':
      return { status: 'new' };
    case 'received':
    case 'accepted':
    case 'ready':
    case 'on-hold':
      return { status: 'opened' };
    case 'in-progress':
      return answered ? { status: 'in-progress', reservedBy: by } : { status: 'opened' };
    case 'completed': {
      const ending = endingIn(task);
      if (ending !== null) return { status: 'closed', by, at, how: closingOf(ending, by, at) };
      if (answered) return { status: 'answered', by, at, text: '' };
      return { status: 'closed', by, at, how: { type: 'NotTold' } };
    }
    case 'cancelled':
      return { status: 'closed', by, at, how: { type: 'WithdrawnByPatient' } };
    case 'rejected':
    case 'failed':
    case 'entered-in-error':
      return { status: 'closed', by, at, how: { type: 'EnteredInError' } };
    default:
      return assertNever(task.status);
  }
}

/** The entry whose answer holds this Task (reserved or completed by it); null while nobody's does. */
export function answerEntryIn(task: Pick<TaskResource, 'output'>): string | null {
  const answers = task.output?.filter((one) => codeIn([one.type], SYSTEM.taskOutput) === 'answer') ?? [];
  const identifier = answers.at(-1)?.valueIdentifier;
  return identifier?.system === SYSTEM.entry ? (identifier.value ?? null) : null;
}

/** The entries whose answers had reserved this Task until someone took it over. */
export function takenOverEntriesIn(task: Pick<TaskResource, 'output'>): readonly string[] {
  const taken = task.output?.filter((one) => codeIn([one.type], SYSTEM.taskOutput) === 'taken-over') ?? [];
  return taken.flatMap(({ valueIdentifier: entry }) => (entry?.system === SYSTEM.entry ? (entry.value ?? []) : []));
}

/** The entry that wrote this message, on whichever machine; null for one that came in another way. */
export function messageEntryIn({ identifier }: Pick<CommunicationResource, 'identifier'>): string | null {
  return identifier?.find(({ system }) => system === SYSTEM.entry)?.value ?? null;
}

type Answer = {
  readonly entryId: string;
  readonly task: Pick<TaskResource, 'id' | 'for' | 'output' | 'authoredOn'> &
    Partial<Pick<TaskResource, 'status' | 'owner'>>;
  /** To whom it is addressed, as references. Asked again before it leaves: who may get it can have changed. */
  readonly to: readonly string[];
  readonly author: PractitionerId;
  /** Who had taken the matter when its author saw it; null when nobody had. */
  readonly takenBy: PractitionerId | null;
  readonly text: string;
  /** ms (UTC) */
  readonly at: number;
  /** The message that it answers, where there is one. */
  readonly inResponseTo: string | null;
  /** What the thread is; an e-consultation unless told. */
  readonly kind?: 'e-consultation' | 'message';
};

/**
 * The requests that end a matter, each safe to repeat: reserve the Task, do what belongs to its end, as creating the
 * Communication of an answer, and close the Task.
 *
 * Not a transaction: servers that accept one may still store half of it (FHIR R4 leaves `transaction` optional), and
 * half would be an answer that nobody reserved. Reserving first means that the first doctor to reach the portal has
 * answered; a second gets 412 before any text of theirs has left. Closing last means that a Task is never shown as
 * answered to the patient without its answer.
 *
 * @param ending null when the matter is answered
 * @param between what is carried out while the matter is reserved: the text to the patient, an appointment
 */
export function endingSteps(
  { entryId, task, author, takenBy }: Pick<Answer, 'entryId' | 'task' | 'author' | 'takenBy'>,
  ending: Ending | null,
  between: readonly Step[],
): readonly Step[] {
  const update = { do: 'update', type: 'Task', id: task.id, answer: entryId } as const;
  const after = answerEntryIn(task);
  const asked = readInstant(task.authoredOn ?? '');
  const owner = { reference: `Practitioner/${author}` };
  return [
    {
      ...update,
      set: { status: 'in-progress', owner },
      was: wasBefore(task),
      unset: ENDING_ELEMENTS,
      ...(takenBy === null ? {} : { saw: takenBy }),
      ...(after === null ? {} : { after }),
      ...(asked === null ? {} : { asked }),
    },
    ...between,
    { ...update, set: { status: 'completed', ...(ending === null ? {} : endingElements(ending)) } },
  ];
}

/** Where a matter stood when somebody began to end it. One that was reserved already stands open when that is undone. */
function wasBefore({ status, owner }: Answer['task']): Json {
  const open = status === undefined || status === 'in-progress' ? 'received' : status;
  return { status: open, ...(owner === undefined ? {} : { owner }) };
}

/** The answer itself. */
export function answerCommunication(answer: Omit<Answer, 'takenBy'>): CreateStep {
  const { entryId, task, to, author, text, at, inResponseTo, kind = 'e-consultation' } = answer;
  return {
    do: 'create',
    entryId,
    resource: {
      resourceType: 'Communication',
      identifier: [{ system: SYSTEM.entry, value: entryId }],
      status: 'completed',
      category: [{ coding: [{ system: SYSTEM.communicationKind, code: kind }] }],
      partOf: [{ reference: `Task/${task.id}` }],
      ...(inResponseTo === null ? {} : { inResponseTo: [{ reference: `Communication/${inResponseTo}` }] }),
      ...(task.for?.reference === undefined ? {} : { subject: { reference: task.for.reference } }),
      sender: { reference: `Practitioner/${author}` },
      recipient: to.map((reference) => ({ reference })),
      sent: writeInstant(at),
      payload: [{ contentString: text }],
    },
  };
}
