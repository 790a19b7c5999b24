import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { readFormDraft as read } from '../db/formDraftStore.ts';

/** What the person signed in has half typed into a form. */
export const readFormDraft: SignedInAct<'readFormDraft'> = ({ db, signedIn }, { field, about }) => {
  const text = read(db, signedIn.num, field, about);
  return ok(text === null ? null : { text });
};
