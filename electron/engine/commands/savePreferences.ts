import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { readStoredPreferences } from '../queries/readPreferences.ts';
import { saveSetting } from '../db/settingStore.ts';

/** The language and theme of this workstation. */
export const savePreferences: OpenAct<'savePreferences'> = ({ db }, { language, theme }) => {
  const before = readStoredPreferences(db);
  const preferences = { language: language ?? before.language, theme: theme ?? before.theme };
  saveSetting(db, 'preferences', JSON.stringify(preferences));
  return ok(preferences);
};
