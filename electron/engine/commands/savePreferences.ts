import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { storedPreferences, storePreferences } from '../db/preferences.ts';

/** The language and theme of whoever has signed in; of this workstation while nobody has. */
export const savePreferences: OpenAct<'savePreferences'> = ({ db, person }, { language, theme }) => {
  const before = storedPreferences(db, person);
  const preferences = { language: language ?? before.language, theme: theme ?? before.theme };
  storePreferences(db, person, preferences);
  return ok(preferences);
};
