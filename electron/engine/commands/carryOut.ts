import { randomUUID } from 'node:crypto';
import { entryRules, type EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import type { SignedInContext } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import type { LoadedMatter } from '../db/loadEConsultation.ts';
import { enqueue } from '../db/outboxStore.ts';

type Act = {
  readonly kind: EntryKind;
  /** ms: when it was done. */
  readonly at: number;
  readonly steps: (entryId: string) => readonly Step[];
  /** Num of who wrote its text, where that is not the person signed in. */
  readonly writer?: number;
  /** What else belongs to the act, in the same transaction. */
  readonly also?: () => void;
};

/**
 * Saves an act in a matter: its outbox entry and its line in the access log, all or nothing. Gives the entry's id.
 * The rule has been asked before.
 */
export function carryOut(
  context: SignedInContext,
  { stored, task }: LoadedMatter,
  { kind, at, steps, writer, also }: Act,
): string {
  const entryId = randomUUID();
  const { db, signedIn } = context;
  db.transaction(() => {
    enqueue(db, {
      entryId,
      kind,
      steps: steps(entryId),
      lane: stored.patient,
      task: stored.num,
      author: signedIn.num,
      ...(writer === undefined ? {} : { writer }),
      requester: requesterOf(task),
      created: at,
      base: stored.version,
    });
    also?.();
    appendAccess(context, { act: entryRules[kind].act, patient: stored.patient, documents: [stored.num] });
  })();
  return entryId;
}
