import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { storedPreferences, storePreferences } from '../db/preferences.ts';

/** The language and theme of this workstation. */
export const savePreferences: OpenAct<'savePreferences'> = ({ db }, { language, theme }) => {
  const before = storedPreferences(db);
  const preferences = { language: language ?? before.language, theme: theme ?? before.theme };
  storePreferences(db, preferences);
  return ok(preferences);
};
