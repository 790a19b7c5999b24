import type { DraftField } from '../../../shared/domain/eConsultation/draft.ts';
import { isOpen } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { whyUrgencyStands } from '../../../shared/domain/eConsultation/gates.ts';
import { may } from '../../../shared/domain/eConsultation/whoMay.ts';
import { dayFromNumber } from '../../../shared/fhir/dueDay.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { urgencySetBy } from '../../../shared/fhir/urgency.ts';
import type { DraftView, EConsultationThread } from '../../../shared/ipc/views/thread.ts';
import type { PatientSummary } from '../../../shared/ipc/views/summary.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { draftsOfTask } from '../db/draftStore.ts';
import { type LoadedMatter, loadEConsultation, messageKind } from '../db/loadEConsultation.ts';
import { entriesAbout } from '../db/outboxStore.ts';
import { phoneOf } from '../db/phoneOf.ts';
import { endAmong, queueStateOf } from '../db/queueState.ts';
import { assignedToOf, lostAssignmentOf } from './assignmentView.ts';
import { conflictOf } from './conflictView.ts';
import { claimOf, lostClaimOf, openedByOf, releasingOf } from './deskViews.ts';
import { endingOf } from './endingView.ts';
import { heldBy } from './heldView.ts';
import { Names } from './names.ts';
import { overrideViewOf } from './overrideView.ts';
import { summaryOf } from './patientSummary.ts';
import { preparedForDoctor } from './preparedForDoctor.ts';
import { preparedViews } from './preparedViews.ts';
import { templateFacts } from './templateFacts.ts';
import { threadActsOf } from './threadActs.ts';
import { formDocuments } from './threadForms.ts';
import { threadOf } from './threadMessages.ts';
import { warningsOf } from './warningsOf.ts';

/** One e-consultation with its thread: what came from the portal, and what was written here and is on its way. */
export const readEConsultation: SignedInAct<'readEConsultation'> = (context, { taskId }) => {
  const loaded = loadEConsultation(context.db, taskId, context.now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { patient, num } = loaded.stored;
  const { db, now, signedIn } = context;
  const names = new Names(db, now());
  const { summary, documents } = summaryOf(db, names, signedIn, loaded, now());
  const view = threadView(context, names, loaded, summary);
  const forms = formDocuments(db, view.messages);
  context.opened({ act: 'readEConsultation', patient, documents: [num, ...forms, ...documents] });
  return ok(view);
};

/** A thread as it is shown to the person signed in; who calls tells the access log of it. */
export function threadView(
  { db, now, signedIn }: SignedInContext,
  names: Names,
  loaded: LoadedMatter,
  summary: PatientSummary | null,
): EConsultationThread {
  const at = now();
  const { stored, task, eConsultation } = loaded;
  const kind = messageKind(loaded);
  const patient = names.patient(stored.patient);
  const entries = entriesAbout(db, stored);
  const messages = threadOf(db, names, loaded, entries);
  const drafts = draftsOfTask(db, stored);
  const own: Partial<Record<DraftField, DraftView>> = Object.fromEntries(
    drafts
      .filter(({ author }) => author === signedIn.num)
      .map(({ field, text, saved }) => [field, { text, savedAt: writeInstant(saved) }]),
  );
  const desk = { db, num: stored.num, names, task, entries, reader: signedIn };
  const claim = claimOf(desk);
  const setBy = urgencySetBy(task);
  const state = queueStateOf(task, endAmong(entries));
  const waits = isOpen(eConsultation) && state !== 'answered' && state !== 'closed';
  const prepared = preparedViews({
    ...desk,
    messages,
    asked: waits ? (stored.at ?? 0) : null,
    reader: signedIn.practitionerId,
  });
  const handedOver = new Set(prepared.filter(({ fate }) => fate.type === 'waits').map(({ authorName }) => authorName));
  return {
    taskId: stored.id,
    kind,
    patientId: loaded.access.patient,
    warnings: warningsOf(db, names, loaded, at),
    override: overrideViewOf(db, signedIn, stored.patient, at),
    reach: loaded.reach.reach,
    answerGoesTo:
      loaded.reach.digital === null ? [] : loaded.reach.recipients.map((one) => names.byReference(one) ?? '–'),
    subject: task.description ?? '',
    patientName: patient.name,
    birthDay: patient.birthDay,
    phone: phoneOf(db, stored.patient, at),
    ...templateFacts(db, stored.patient, at),
    writtenBy: names.writtenBy(task),
    gpName: patient.gpName,
    summary,
    ownerName: names.other(stored.owner),
    receivedAt: writeInstant(stored.at ?? 0),
    dueDay: dayFromNumber(stored.due ?? 0).toString(),
    urgent: eConsultation.urgent,
    urgencySetBy:
      setBy === null
        ? null
        : { name: names.byReference(`Practitioner/${setBy.by}`) ?? '–', at: writeInstant(setBy.at) },
    assignedTo: assignedToOf(desk),
    lostAssignment: lostAssignmentOf(desk),
    state,
    messages,
    draft: own['answer'] ?? null,
    drafts: own,
    prepared,
    // Whoever answers messages sends the answer too: nobody prepares one for another to sign.
    draftsOfOthers: (kind === 'message' ? [] : preparedForDoctor(db, drafts, signedIn))
      .filter(({ author }) => !handedOver.has(names.other(author) ?? '–'))
      .map(({ author, text, saved }) => ({
        authorName: names.other(author) ?? '–',
        text,
        savedAt: writeInstant(saved),
      })),
    claim,
    held: waits ? heldBy(desk, at) : null,
    lostClaim: lostClaimOf(desk),
    openedBy: openedByOf(desk, at),
    needsContact: waits && whyUrgencyStands(eConsultation) !== null,
    conflict: conflictOf(desk, eConsultation, messages),
    ending: endingOf(task, entries),
    ...threadActsOf(signedIn.role, kind),
    mayRelease: waits && state === 'open' && claim?.isMine === true && may(signedIn.role, 'releaseMatter'),
    releasing: releasingOf(desk),
    mayClaim: waits && state === 'open' && claim === null && may(signedIn.role, 'claimMatter'),
    today: osloDateAt(at).toString(),
  };
}
