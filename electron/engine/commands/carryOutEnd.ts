import type { Ending } from '../../../shared/domain/eConsultation/ending.ts';
import { draftFieldOf, type EntryKind, entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import { answerCommunication, endingSteps } from '../../../shared/fhir/eConsultation.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import type { SignedInContext } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { type LoadedMatter, messageKind, newestMessage } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { entriesOfTask } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';

type End = {
  readonly kind: EntryKind;
  /** Null when the matter is answered. */
  readonly ending: Ending | null;
  /** What the patient is sent; null when what was said stands in the thread already. */
  readonly text: string | null;
  /** ms: when it was done. */
  readonly at: number;
  /** What else is carried out while the matter is reserved, before the text leaves. */
  readonly before?: (loaded: LoadedMatter, entryId: string, at: number) => readonly Step[];
};

/** Whether something that ends the matter is still on its way: a second one waits until the first has been settled. */
export function endIsOnItsWay(db: Db, { stored }: LoadedMatter): boolean {
  return entriesOfTask(db, stored.num).some(({ kind, state }) => entryRules[kind].ends && !isSettled(state));
}

/** Saves the end of a matter that the rule has allowed, and lets go of the draft that it began as. Gives the entry's id. */
export function carryOutEnd(
  context: SignedInContext,
  loaded: LoadedMatter,
  { kind, ending, text, at, before }: End,
): string {
  const { db, signedIn } = context;
  const { stored, task, reach } = loaded;
  const inResponseTo = newestMessage(db, stored.num);
  const field = draftFieldOf(kind);
  return carryOut(context, loaded, {
    kind,
    at,
    steps: (id) => {
      const answer = {
        entryId: id,
        task,
        to: reach.recipients,
        author: signedIn.practitionerId,
        takenBy: claimIn(task)?.by ?? null,
        at,
        inResponseTo,
        kind: messageKind(loaded),
      };
      const delivery = text === null ? [] : [answerCommunication({ ...answer, text })];
      return endingSteps(answer, ending, [...(before?.(loaded, id, at) ?? []), ...delivery]);
    },
    also: () => {
      if (field !== null) removeDraft(db, stored.num, signedIn.num, field);
    },
  });
}
