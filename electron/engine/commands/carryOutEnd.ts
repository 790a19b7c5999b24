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
import { entriesAbout } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';

type Ended = {
  /** Null when the matter is answered. */
  readonly ending: Ending | null;
  /** What the patient is sent; null when what was said stands in the thread already. */
  readonly text: string | null;
  /** ms: when it was done. */
  readonly at: number;
  /** What else is carried out while the matter is reserved, before the text leaves. */
  readonly before?: (loaded: LoadedMatter, entryId: string, at: number) => readonly Step[];
};

/**
 * Whether something that ends the matter is still on its way: a second one waits until the first has been settled.
 *
 * @param besides number of an entry that does not count
 */
export function endIsOnItsWay(db: Db, { stored }: LoadedMatter, besides: number | null = null): boolean {
  return entriesAbout(db, stored).some(
    ({ seq, kind, state }) => seq !== besides && entryRules[kind].ends && !isSettled(state),
  );
}

/** The requests that end a matter in the name of the person signed in, once their entry has an id. */
export function endSteps(
  { db, signedIn }: SignedInContext,
  loaded: LoadedMatter,
  { ending, text, at, before }: Ended,
): (entryId: string) => readonly Step[] {
  const { stored, task, reach } = loaded;
  const inResponseTo = newestMessage(db, stored.num);
  return (entryId) => {
    const answer = {
      entryId,
      task,
      to: reach.recipients,
      author: signedIn.practitionerId,
      takenBy: claimIn(task)?.by ?? null,
      at,
      inResponseTo,
      kind: messageKind(loaded),
    };
    const delivery = text === null ? [] : [answerCommunication({ ...answer, text })];
    return endingSteps(answer, ending, [...(before?.(loaded, entryId, at) ?? []), ...delivery]);
  };
}

/** Saves the end of a matter that the rule has allowed, and lets go of the draft that it began as. Gives the entry's id. */
export function carryOutEnd(
  context: SignedInContext,
  loaded: LoadedMatter,
  { kind, ...ended }: Ended & { readonly kind: EntryKind },
): string {
  const { db, signedIn } = context;
  const field = draftFieldOf(kind);
  return carryOut(context, loaded, {
    kind,
    at: ended.at,
    steps: endSteps(context, loaded, ended),
    also: () => {
      if (field !== null) removeDraft(db, loaded.stored, signedIn.num, field);
    },
  });
}
