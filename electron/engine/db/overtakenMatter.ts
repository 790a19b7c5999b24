import { whyEnded } from '../../../shared/domain/eConsultation/gates.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import type { LoadedMatter } from './loadEConsultation.ts';
import type { Db } from './open.ts';
import { stateOfEntry, type OutboxEntry } from './outboxStore.ts';

/**
 * What became of a matter whose answer was overtaken: `answered` by the entry that holds it, `open` since someone took
 * it over and has not answered, or `ended` without an answer. An entry that was taken back here holds nothing.
 */
export function overtakenMatter(
  db: Db,
  { task, eConsultation }: Pick<LoadedMatter, 'task' | 'eConsultation'>,
  mine: OutboxEntry,
): { readonly is: 'answered'; readonly entryId: string } | { readonly is: 'open' | 'ended' } {
  const entryId = answerEntryIn(task);
  const reserve = mine.steps[0];
  // Of a matter that the patient has opened again since: the answer that came first is still the one to decide about.
  const isNews = reserve?.do === 'update' && entryId !== (reserve.after ?? null);
  const holds = task.status === 'in-progress' || task.status === 'completed' || isNews;
  if (holds && entryId !== null && entryId !== mine.entryId && stateOfEntry(db, entryId) !== 'withdrawn') {
    return { is: 'answered', entryId };
  }
  return { is: whyEnded(eConsultation) === null ? 'open' : 'ended' };
}
