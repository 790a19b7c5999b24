import type { ClosedEConsultation } from '../../../shared/domain/eConsultation/closing.ts';
import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import { draftFieldOf, type EntryKind, entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import type { Ending } from '../../../shared/domain/eConsultation/ending.ts';
import { answerCommunication, endingSteps } from '../../../shared/fhir/eConsultation.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInContext } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { type LoadedEConsultation, loadEConsultation, newestMessage } from '../db/loadEConsultation.ts';
import { entriesOfTask } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';

type End<Refused> = {
  readonly kind: EntryKind;
  readonly ending: Ending;
  readonly rule: (matter: EConsultation, actor: Actor, now: Temporal.Instant) => Result<ClosedEConsultation, Refused>;
  /** What else is carried out while the matter is reserved, before the text leaves. */
  readonly before?: (loaded: LoadedEConsultation, entryId: string, at: number) => readonly Step[];
};

type CannotEnd = { readonly type: 'NotFound' } | { readonly type: 'AnswerPending' };

/**
 * Ends a matter in another way than by an answer. It sends nothing: the outbox does. Refuses what the rule refuses, and
 * a second ending while the first is still on its way.
 */
export function endMatter<Refused>(
  context: SignedInContext,
  taskId: string,
  { kind, ending, rule, before }: End<Refused>,
): Result<{ readonly entryId: string }, Refused | CannotEnd> {
  const { db, now, signedIn } = context;
  const loaded = loadEConsultation(db, taskId);
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const pending = entriesOfTask(db, stored.num).some((entry) => entryRules[entry.kind].ends && !isSettled(entry.state));
  if (pending) return err({ type: 'AnswerPending' });

  const at = now();
  const author = signedIn.practitionerId;
  const ended = rule(eConsultation, { by: author, role: signedIn.role }, Temporal.Instant.fromEpochMilliseconds(at));
  if (!ended.ok) return ended;
  const { how } = ended.value.state;
  const text = 'text' in how ? how.text : null;
  const inResponseTo = newestMessage(db, stored.num);
  const entryId = carryOut(context, loaded, {
    kind,
    at,
    steps: (id) => {
      const answer = { entryId: id, task, author, at, inResponseTo };
      const delivery = text === null ? [] : [answerCommunication({ ...answer, text })];
      return endingSteps(answer, ending, [...(before?.(loaded, id, at) ?? []), ...delivery]);
    },
    also: () => removeDraft(db, stored.num, signedIn.num, draftFieldOf(kind)),
  });
  return ok({ entryId });
}
