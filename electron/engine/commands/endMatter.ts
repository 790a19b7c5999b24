import type { ClosedEConsultation } from '../../../shared/domain/eConsultation/closing.ts';
import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import type { Ending } from '../../../shared/domain/eConsultation/ending.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInContext } from '../act.ts';
import { type LoadedMatter, loadEConsultation } from '../db/loadEConsultation.ts';
import { carryOutEnd, endIsOnItsWay } from './carryOutEnd.ts';

type End<Refused> = {
  readonly kind: EntryKind;
  readonly ending: Ending;
  readonly rule: (matter: EConsultation, actor: Actor, now: Temporal.Instant) => Result<ClosedEConsultation, Refused>;
  /** What else is carried out while the matter is reserved, before the text leaves. */
  readonly before?: (loaded: LoadedMatter, entryId: string, at: number) => readonly Step[];
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
  const loaded = loadEConsultation(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  if (endIsOnItsWay(db, loaded)) return err({ type: 'AnswerPending' });

  const at = now();
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const ended = rule(loaded.eConsultation, actor, Temporal.Instant.fromEpochMilliseconds(at));
  if (!ended.ok) return ended;
  const { how } = ended.value.state;
  const text = 'text' in how ? how.text : null;
  return ok({ entryId: carryOutEnd(context, loaded, { kind, ending, text, at, ...(before && { before }) }) });
}
