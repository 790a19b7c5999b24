import type { AnswerRefused } from '../../domain/eConsultation/answer.ts';
import { ROLES } from '../../domain/access/role.ts';
import type { ClaimRefused, DeskRefused, LetGoRefused } from '../../domain/eConsultation/desk.ts';
import { DRAFT_FIELDS } from '../../domain/eConsultation/draft.ts';
import { CONTACT_WAYS } from '../../domain/eConsultation/eConsultation.ts';
import type { TakeOverRefused } from '../../domain/eConsultation/takeOver.ts';
import type { PatientFee } from '../../domain/fees/patientFee.ts';
import type { AnswerMessageRefused } from '../../domain/message/answerMessage.ts';
import { CONFLICT_CHOICES } from '../../domain/sync/conflictChoices.ts';
import type { NoteRefused } from '../../domain/eConsultation/note.ts';
import type { PrepareRefused } from '../../domain/eConsultation/prepare.ts';
import type { ContactRefused, MarkUrgentRefused } from '../../domain/eConsultation/urgent.ts';
import type { NotYourRole } from '../../domain/eConsultation/whoMay.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query, shownMatter, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { EConsultationThread } from '../views/thread.ts';

/** An e-consultation, and what is done with one. */
export const eConsultationActs = {
  readEConsultation: query(z.strictObject({ taskId: fhirId }), {
    topics: topicsOfQueries.readEConsultation,
    needs: ['readEConsultation'],
    opens: true,
  }),
  /** What an answer given now costs the patient, and why; null when the patient's age is not known. */
  readFee: query(z.strictObject({ taskId: fhirId }), { topics: topicsOfQueries.readFee, needs: ['readFee'] }),
  /** `writtenFor`: the patient that the window showed. What was written for one is kept for them, whoever it is about now. */
  saveDraft: command(
    z.strictObject({ taskId: fhirId, writtenFor: fhirId, text, field: z.enum(DRAFT_FIELDS).default('answer') }),
    {
      topics: ['thread', 'queue'],
      needs: ['draftEConsultationAnswer'],
    },
  ),
  answerEConsultation: command(z.strictObject({ ...shownMatter, text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['answerEConsultation'],
  }),
  /** For a doctor to sign; it goes to the surgery alone. */
  prepareEConsultationAnswer: command(z.strictObject({ ...shownMatter, text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['prepareEConsultationAnswer'],
  }),
  /** `entryId`: of what was prepared, on whichever machine. */
  withdrawPrepared: command(z.strictObject({ ...shownMatter, entryId: fhirId }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['withdrawPrepared'],
  }),
  documentContact: command(z.strictObject({ ...shownMatter, way: z.enum(CONTACT_WAYS), note: text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['documentContact'],
  }),
  writeInternalNote: command(z.strictObject({ ...shownMatter, note: text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['writeInternalNote'],
  }),
  /** To a person, else to all with one role, else to the whole surgery. */
  assignEConsultation: command(
    z.strictObject({ ...shownMatter, person: fhirId.optional(), team: z.enum(ROLES).optional() }),
    { topics: ['thread', 'queue', 'sync'], needs: ['assignMatter'] },
  ),
  markUrgent: command(z.strictObject(shownMatter), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['markUrgent'],
  }),
  callOffUrgency: command(z.strictObject(shownMatter), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['callOffUrgency'],
  }),
  claimEConsultation: command(z.strictObject(shownMatter), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['claimMatter'],
  }),
  /** Lets go of a matter that the person signed in has taken. */
  releaseEConsultation: command(z.strictObject(shownMatter), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['releaseMatter'],
  }),
  /** Takes a matter from a colleague whose machine has not been heard of for a while. */
  takeOverEConsultation: command(z.strictObject(shownMatter), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['takeOverMatter'],
  }),
  /** Says to colleagues that the person signed in has the matter open. */
  openEConsultation: command(z.strictObject(shownMatter), { topics: ['thread'], needs: ['readEConsultation'] }),
  resolveConflict: command(z.strictObject({ entryId: z.uuid(), choice: z.enum(CONFLICT_CHOICES) }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['resolveConflict'],
  }),
} as const;

export type EConsultationOutputs = {
  readEConsultation: EConsultationThread;
  readFee: PatientFee | null;
  saveDraft: { savedAt: string };
  answerEConsultation: { entryId: string };
  prepareEConsultationAnswer: { entryId: string };
  withdrawPrepared: null;
  documentContact: { entryId: string };
  writeInternalNote: { entryId: string };
  assignEConsultation: null;
  markUrgent: null;
  callOffUrgency: null;
  claimEConsultation: null;
  releaseEConsultation: null;
  takeOverEConsultation: null;
  openEConsultation: null;
  resolveConflict: null;
};

export type EConsultationRefusals = {
  readonly answerEConsultation: AnswerRefused | { readonly type: 'AnswerPending' };
  readonly prepareEConsultationAnswer: PrepareRefused | { readonly type: 'AnswerPending' };
  readonly withdrawPrepared: NotYourRole | { readonly type: 'AlreadySettled' };
  readonly documentContact: ContactRefused | NoteRefused;
  readonly writeInternalNote: NoteRefused | NotYourRole;
  readonly assignEConsultation: DeskRefused | { readonly type: 'NoSuchStaffMember' };
  readonly markUrgent: MarkUrgentRefused;
  readonly callOffUrgency: MarkUrgentRefused;
  readonly claimEConsultation: ClaimRefused;
  readonly releaseEConsultation: LetGoRefused;
  readonly takeOverEConsultation: TakeOverRefused;
  readonly resolveConflict:
    | AnswerRefused
    | AnswerMessageRefused
    | { readonly type: 'AnswerPending' }
    | { readonly type: 'NoConflict' };
  readonly saveDraft:
    | { readonly type: 'DraftTooLong'; readonly length: number; readonly limit: number }
    /** It could not be kept to the letter; `line` counts from 1. */
    | { readonly type: 'BrokenCharacter'; readonly line: number };
};
