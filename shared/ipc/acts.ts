import type { AnswerRefused } from '../domain/eConsultation/answer.ts';
import type { ClaimRefused } from '../domain/eConsultation/desk.ts';
import { CONTACT_WAYS } from '../domain/eConsultation/eConsultation.ts';
import type { ContactRefused } from '../domain/eConsultation/urgent.ts';
import type { NotYourRole } from '../domain/eConsultation/whoMay.ts';
import { z } from '../lib/zod.ts';
import type { Refusal } from './reply.ts';
import { TOPICS, topicsOfQueries, type Topic } from './topics.ts';
import type {
  EConsultationThread,
  Preferences,
  QueuePage,
  Session,
  StaffMember,
  SyncDetails,
  SyncState,
} from './views.ts';

/** A query reads; a command changes; both are asked by name over `window.surgery`. */
type Act<Kind extends 'query' | 'command', Schema extends z.ZodType> = {
  readonly kind: Kind;
  readonly input: Schema;
  /** A query: what its answer depends on. A command: what it may change. */
  readonly topics: readonly Topic[];
  /** May it be asked before anyone has signed in? */
  readonly openToNobody: boolean;
};

type Options = { topics: readonly Topic[]; openToNobody?: boolean };

function query<Schema extends z.ZodType>(
  input: Schema,
  { topics, openToNobody = false }: Options,
): Act<'query', Schema> {
  return { kind: 'query', input, topics, openToNobody };
}

function command<Schema extends z.ZodType>(
  input: Schema,
  { topics, openToNobody = false }: Options,
): Act<'command', Schema> {
  return { kind: 'command', input, topics, openToNobody };
}

const nothing = z.strictObject({});
const fhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/u);
/** Far wider than any text may be: the rule says its limit in words, the door only keeps out what could harm. */
const text = z.string().max(4_000_000);

/** Every query and command, once. */
export const acts = {
  listStaff: query(nothing, { topics: topicsOfQueries.listStaff, openToNobody: true }),
  currentSession: query(nothing, { topics: topicsOfQueries.currentSession, openToNobody: true }),
  listEConsultations: query(
    z.strictObject({
      show: z.enum(['open', 'answered']),
      from: z.int().min(0).max(1_000_000),
      count: z.int().min(1).max(500),
    }),
    { topics: topicsOfQueries.listEConsultations },
  ),
  readEConsultation: query(z.strictObject({ taskId: fhirId }), { topics: topicsOfQueries.readEConsultation }),
  readSyncState: query(nothing, { topics: topicsOfQueries.readSyncState, openToNobody: true }),
  readSyncDetails: query(nothing, { topics: topicsOfQueries.readSyncDetails }),
  readPreferences: query(nothing, { topics: topicsOfQueries.readPreferences, openToNobody: true }),

  signIn: command(z.strictObject({ practitionerId: fhirId }), { topics: ['session'], openToNobody: true }),
  signOut: command(nothing, { topics: ['session'], openToNobody: true }),
  saveDraft: command(z.strictObject({ taskId: fhirId, text }), { topics: ['thread', 'queue'] }),
  answerEConsultation: command(z.strictObject({ taskId: fhirId, text }), { topics: ['thread', 'queue', 'sync'] }),
  documentContact: command(z.strictObject({ taskId: fhirId, way: z.enum(CONTACT_WAYS), note: text }), {
    topics: ['thread', 'queue', 'sync'],
  }),
  claimEConsultation: command(z.strictObject({ taskId: fhirId }), { topics: ['thread', 'queue', 'sync'] }),
  /** Says to colleagues that the person signed in has the matter open. */
  openEConsultation: command(z.strictObject({ taskId: fhirId }), { topics: ['thread'] }),
  resolveConflict: command(z.strictObject({ entryId: z.uuid(), choice: z.enum(['keep-theirs', 'send-as-addition']) }), {
    topics: ['thread', 'queue', 'sync'],
  }),
  retryNow: command(z.strictObject({ entryId: z.uuid() }), { topics: ['sync', 'thread', 'queue'] }),
  withdrawEntry: command(z.strictObject({ entryId: z.uuid() }), { topics: ['sync', 'thread', 'queue'] }),
  /** Sets a damaged file aside and fetches everything again; what was unsent is kept. */
  rebuildStore: command(nothing, { topics: [...TOPICS], openToNobody: true }),
  syncNow: command(nothing, { topics: ['sync'], openToNobody: true }),
  savePreferences: command(
    z.strictObject({
      language: z.enum(['nb', 'nn', 'en']).optional(),
      theme: z.enum(['light', 'dark', 'system']).optional(),
    }),
    { topics: ['preferences'], openToNobody: true },
  ),
} as const;

export type ActName = keyof typeof acts;
export type Input<A extends ActName> = z.input<(typeof acts)[A]['input']>;

/** What each act answers with when it is not refused. */
export type Outputs = {
  listStaff: readonly StaffMember[];
  currentSession: Session | null;
  listEConsultations: QueuePage;
  readEConsultation: EConsultationThread;
  readSyncState: SyncState;
  readSyncDetails: SyncDetails;
  readPreferences: Preferences;
  signIn: Session;
  signOut: null;
  saveDraft: { savedAt: string };
  answerEConsultation: { entryId: string };
  documentContact: { entryId: string };
  claimEConsultation: null;
  openEConsultation: null;
  resolveConflict: null;
  retryNow: null;
  withdrawEntry: null;
  rebuildStore: null;
  syncNow: null;
  savePreferences: Preferences;
};

/** The refusals of an act's own, beside those every act can meet. */
export type OwnRefusals = { readonly [A in ActName]: A extends keyof Refusals ? Refusals[A] : never };

type Refusals = {
  readonly answerEConsultation: AnswerRefused | { readonly type: 'AnswerPending' };
  readonly documentContact: ContactRefused | NoteRefused;
  readonly claimEConsultation: ClaimRefused;
  readonly openEConsultation: NotYourRole;
  readonly resolveConflict: AnswerRefused | { readonly type: 'NoConflict' };
  readonly retryNow: { readonly type: 'AlreadySettled' };
  readonly withdrawEntry: { readonly type: 'AlreadySettled' };
  readonly rebuildStore: { readonly type: 'StoreIsWell' };
  readonly signIn: { readonly type: 'NoSuchStaffMember' };
  readonly saveDraft: { readonly type: 'DraftTooLong'; readonly length: number; readonly limit: number };
};

/** A note that colleagues could not read; `line` counts from 1. */
export type NoteRefused =
  | { readonly type: 'NoteTooLong'; readonly length: number; readonly limit: number }
  | { readonly type: 'NoteUnreadable'; readonly line: number };

export type Reply<A extends ActName> =
  | { readonly ok: true; readonly value: Outputs[A] }
  | { readonly ok: false; readonly error: Refusal | OwnRefusals[A] };
