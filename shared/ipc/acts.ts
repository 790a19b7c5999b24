import type { z } from '../lib/zod.ts';
import { accessLogActs, type AccessLogOutputs, type AccessLogRefusals } from './acts/accessLog.ts';
import { attachmentActs, type AttachmentOutputs, type AttachmentRefusals } from './acts/attachments.ts';
import { eConsultationActs, type EConsultationOutputs, type EConsultationRefusals } from './acts/eConsultation.ts';
import { formDraftActs, type FormDraftOutputs, type FormDraftRefusals } from './acts/formDrafts.ts';
import { keyActs, type KeyOutputs, type KeyRefusals } from './acts/keys.ts';
import { erasureActs, type ErasureOutputs, type ErasureRefusals } from './acts/erasure.ts';
import { endingActs, type EndingOutputs, type EndingRefusals } from './acts/ending.ts';
import { messageActs, type MessageOutputs, type MessageRefusals } from './acts/message.ts';
import { patientActs, type PatientOutputs, type PatientRefusals } from './acts/patients.ts';
import { patientListActs, type PatientListOutputs } from './acts/patientLists.ts';
import { preferenceActs, type PreferenceOutputs } from './acts/preferences.ts';
import { sessionActs, type SessionOutputs, type SessionRefusals } from './acts/session.ts';
import { signInActs, type SignInOutputs, type SignInRefusals } from './acts/signIn.ts';
import { supportActs, type SupportOutputs, type SupportRefusals } from './acts/support.ts';
import { syncActs, type SyncOutputs, type SyncRefusals } from './acts/sync.ts';
import { templateActs, type TemplateOutputs, type TemplateRefusals } from './acts/templates.ts';
import { workActs, type WorkOutputs } from './acts/work.ts';
import type { Refusal } from './reply.ts';

/** Every query and command, once. */
export const acts = {
  ...sessionActs,
  ...signInActs,
  ...workActs,
  ...eConsultationActs,
  ...endingActs,
  ...attachmentActs,
  ...messageActs,
  ...templateActs,
  ...patientActs,
  ...patientListActs,
  ...syncActs,
  ...preferenceActs,
  ...keyActs,
  ...accessLogActs,
  ...supportActs,
  ...erasureActs,
  ...formDraftActs,
} as const;

export type ActName = keyof typeof acts;
export type Input<A extends ActName> = z.input<(typeof acts)[A]['input']>;

/** What each act answers with when it is not refused. */
export type Outputs = SessionOutputs &
  SignInOutputs &
  WorkOutputs &
  EConsultationOutputs &
  EndingOutputs &
  AttachmentOutputs &
  MessageOutputs &
  TemplateOutputs &
  PatientOutputs &
  PatientListOutputs &
  SyncOutputs &
  PreferenceOutputs &
  KeyOutputs &
  AccessLogOutputs &
  SupportOutputs &
  ErasureOutputs &
  FormDraftOutputs;

type Refusals = SessionRefusals &
  SignInRefusals &
  EConsultationRefusals &
  EndingRefusals &
  AttachmentRefusals &
  MessageRefusals &
  PatientRefusals &
  TemplateRefusals &
  SyncRefusals &
  KeyRefusals &
  AccessLogRefusals &
  SupportRefusals &
  ErasureRefusals &
  FormDraftRefusals;

/** The refusals of an act's own, beside those every act can meet. */
export type OwnRefusals = { readonly [A in ActName]: A extends keyof Refusals ? Refusals[A] : never };

export type Reply<A extends ActName> =
  | { readonly ok: true; readonly value: Outputs[A] }
  | { readonly ok: false; readonly error: Refusal | OwnRefusals[A] };
