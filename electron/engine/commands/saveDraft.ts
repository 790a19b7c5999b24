import { brokenLineOf, MAX_ANSWER_CHARACTERS } from '../../../shared/domain/eConsultation/answer.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft, saveDraft as keep } from '../db/draftStore.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { findResource } from '../db/resourceStore.ts';

/** A draft may be longer than an answer: people paste first and shorten afterwards. */
const LIMIT = 10 * MAX_ANSWER_CHARACTERS;

/**
 * Keeps what has been written so far, for the patient whom the window showed; an empty text removes the draft. Where the
 * matter is about another one by now, the text is kept all the same, and no matter shows it (`strayDrafts`).
 */
export const saveDraft: SignedInAct<'saveDraft'> = ({ db, now, signedIn }, { taskId, writtenFor, text, field }) => {
  if (text.length > LIMIT) return err({ type: 'DraftTooLong', length: text.length, limit: LIMIT });
  const broken = brokenLineOf(text);
  if (broken !== null) return err({ type: 'BrokenCharacter', line: broken });
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const patient = findResource(db, { type: 'Patient', id: writtenFor })?.num;
  if (patient === undefined) return err({ type: 'NotFound' });
  const place = { num: loaded.stored.num, patient };
  const saved = now();
  if (text.trim() === '') removeDraft(db, place, signedIn.num, field);
  else keep(db, place, signedIn.num, { text, saved }, field);
  return ok({ savedAt: writeInstant(saved) });
};
