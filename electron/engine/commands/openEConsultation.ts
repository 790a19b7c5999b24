import { randomUUID } from 'node:crypto';
import { markOpened } from '../../../shared/domain/eConsultation/opened.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { openedMarkIn, openedStep } from '../../../shared/fhir/desk.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { rememberOpenedHere, standingMark } from '../db/openedHere.ts';
import { enqueue, entriesAbout } from '../db/outboxStore.ts';

/**
 * Says to colleagues that the person signed in has a matter open. A hint: it changes nothing when it is said already
 * or the matter is open with a colleague, and nobody is told when it cannot be delivered.
 */
export const openEConsultation: SignedInAct<'openEConsultation'> = ({ db, now, signedIn }, { taskId }) => {
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const at = now();
  const by = signedIn.practitionerId;
  const mark = markOpened(eConsultation, standingMark(db, stored.num, openedMarkIn(task), by, at), by, at);
  const isOnItsWay = entriesAbout(db, stored).some(
    ({ kind, author, created }) =>
      kind === 'eConsultation.opened' && author === signedIn.num && at - created < (entryRules[kind].hintFor ?? 0),
  );
  // Where someone answers, what is to be said of the matter is on its way.
  if (mark === null || isOnItsWay || task.status === 'in-progress') return ok(null);
  db.transaction(() => {
    enqueue(db, {
      entryId: randomUUID(),
      steps: [openedStep(task, mark)],
      kind: 'eConsultation.opened',
      // A lane of the matter's own, which no patient's number can be: a hint never stands before an answer.
      lane: -stored.num,
      task: stored.num,
      author: signedIn.num,
      requester: requesterOf(task),
      created: mark.since,
      base: stored.version,
    });
    rememberOpenedHere(db, stored.num, mark);
  })();
  return ok(null);
};
