import { checkAnswerText } from '../../../shared/domain/eConsultation/answer.ts';
import { choicesInConflict } from '../../../shared/domain/sync/conflictChoices.ts';
import { maySign } from '../../../shared/domain/eConsultation/whoMay.ts';
import { draftFieldOf } from '../../../shared/domain/sync/entryKind.ts';
import { answerCommunication } from '../../../shared/fhir/eConsultation.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { answeredBy, textOf } from '../db/answerText.ts';
import { keepBeside } from '../db/draftStore.ts';
import { loadMatter, messageKind } from '../db/loadEConsultation.ts';
import { findEntry, updateEntry } from '../db/outboxStore.ts';
import { overtakenMatter } from '../db/overtakenMatter.ts';
import { resourceByNum } from '../db/resourceStore.ts';
import { undoEntry } from '../db/undoEntry.ts';
import { sendAsAnswer, whyNotAnswer } from './answerAnew.ts';
import { carryOut } from './carryOut.ts';

/**
 * What becomes of a text that something else overtook: the own text is kept as a draft, which its author and a doctor
 * decide; or, where it was an answer, a doctor sends it to the patient: as an addition to the one that is there, or,
 * where the matter was taken over and nobody has answered, as the answer, if the rule allows one now.
 */
export const resolveConflict: SignedInAct<'resolveConflict'> = (context, { entryId, choice }) => {
  const { db, now, signedIn } = context;
  const entry = findEntry(db, entryId);
  if (entry === null || entry.state !== 'conflict') return err({ type: 'NoConflict' });
  const taskId = resourceByNum(db, entry.task)?.id;
  const loaded = taskId === undefined ? null : loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { role } = signedIn;
  const matter = overtakenMatter(db, loaded, entry);
  if (!choicesInConflict(entry.kind, role, entry.author === signedIn.num, matter.is).includes(choice)) {
    return err(maySign(role) ? { type: 'NoConflict' } : { type: 'OnlyDoctorSigns', role });
  }
  const text = checkAnswerText(textOf(entry));
  if (!text.ok) return text;

  // The portal has put another patient in its place: this text goes nowhere but back to its writer.
  if (choice !== 'keep-theirs' && loaded.stored.patient !== entry.lane) return err({ type: 'PatientChanged' });

  const at = now();
  if (choice === 'send-as-answer') {
    const refused = whyNotAnswer(context, loaded, entry, text.value, at);
    if (refused !== null) return err(refused);
  }
  db.transaction(() => {
    updateEntry(db, entry, { state: 'withdrawn', settled: at });
    undoEntry(db, entry, signedIn.num, at);
    if (choice === 'send-as-addition') {
      // Its line in the log is that of the choice itself. It was written for what its author had read: what the patient
      // has asked since is not answered by it.
      const inResponseTo = answeredBy(entry);
      const addition = {
        task: loaded.task,
        to: loaded.reach.recipients,
        author: signedIn.practitionerId,
        text: text.value,
        at,
        inResponseTo,
        kind: messageKind(loaded),
      };
      const steps = (id: string) => [answerCommunication({ ...addition, entryId: id })];
      carryOut(context, loaded, { kind: 'eConsultation.addition', at, steps, writer: entry.writer });
      return;
    }
    if (choice === 'send-as-answer') sendAsAnswer(context, loaded, entry, text.value, at);
    const field = draftFieldOf(entry.kind);
    if (choice === 'keep-theirs' && field !== null) {
      keepBeside(db, { num: entry.task, patient: entry.lane }, entry.writer, { text: text.value, saved: at }, field);
    }
    appendAccess(context, { act: 'resolveConflict', patient: entry.lane, documents: [entry.task] });
  })();
  return ok(null);
};
