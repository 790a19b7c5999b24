import type { AnswerRefused } from '../../domain/eConsultation/answer.ts';
import type { ClaimRefused } from '../../domain/eConsultation/desk.ts';
import { CONTACT_WAYS } from '../../domain/eConsultation/eConsultation.ts';
import type { ContactRefused } from '../../domain/eConsultation/urgent.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { QueuePage } from '../views/queue.ts';
import type { EConsultationThread } from '../views/thread.ts';

/** The queue of e-consultations, and what is done with one. */
export const eConsultationActs = {
  listEConsultations: query(
    z.strictObject({
      show: z.enum(['open', 'answered']),
      from: z.int().min(0).max(1_000_000),
      count: z.int().min(1).max(500),
    }),
    { topics: topicsOfQueries.listEConsultations, needs: ['readEConsultation'] },
  ),
  readEConsultation: query(z.strictObject({ taskId: fhirId }), {
    topics: topicsOfQueries.readEConsultation,
    needs: ['readEConsultation'],
  }),
  saveDraft: command(z.strictObject({ taskId: fhirId, text }), {
    topics: ['thread', 'queue'],
    needs: ['draftEConsultationAnswer'],
  }),
  answerEConsultation: command(z.strictObject({ taskId: fhirId, text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['answerEConsultation'],
  }),
  documentContact: command(z.strictObject({ taskId: fhirId, way: z.enum(CONTACT_WAYS), note: text }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['documentContact'],
  }),
  claimEConsultation: command(z.strictObject({ taskId: fhirId }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['claimMatter'],
  }),
  /** Says to colleagues that the person signed in has the matter open. */
  openEConsultation: command(z.strictObject({ taskId: fhirId }), { topics: ['thread'], needs: ['readEConsultation'] }),
  resolveConflict: command(z.strictObject({ entryId: z.uuid(), choice: z.enum(['keep-theirs', 'send-as-addition']) }), {
    topics: ['thread', 'queue', 'sync'],
    needs: ['resolveConflict', 'answerEConsultation'],
  }),
} as const;

export type EConsultationOutputs = {
  listEConsultations: QueuePage;
  readEConsultation: EConsultationThread;
  saveDraft: { savedAt: string };
  answerEConsultation: { entryId: string };
  documentContact: { entryId: string };
  claimEConsultation: null;
  openEConsultation: null;
  resolveConflict: null;
};

export type EConsultationRefusals = {
  readonly answerEConsultation: AnswerRefused | { readonly type: 'AnswerPending' };
  readonly documentContact: ContactRefused | NoteRefused;
  readonly claimEConsultation: ClaimRefused;
  readonly resolveConflict: AnswerRefused | { readonly type: 'NoConflict' };
  readonly saveDraft: { readonly type: 'DraftTooLong'; readonly length: number; readonly limit: number };
};

/** A note that colleagues could not read; `line` counts from 1. */
export type NoteRefused =
  | { readonly type: 'NoteTooLong'; readonly length: number; readonly limit: number }
  | { readonly type: 'NoteUnreadable'; readonly line: number };
