import { writeInstant } from '../../../shared/fhir/instant.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { saveFormDraft as keep } from '../db/formDraftStore.ts';

/** Longer than any of these texts may be in the end. */
const LIMIT = 100_000;

/** Keeps what has been typed into a form so far; an empty text removes it. */
export const saveFormDraft: SignedInAct<'saveFormDraft'> = ({ db, now, signedIn }, { field, about, text }) => {
  if (text.length > LIMIT) return err({ type: 'DraftTooLong', length: text.length, limit: LIMIT });
  keep(db, signedIn.num, field, about, text);
  return ok({ savedAt: writeInstant(now()) });
};
