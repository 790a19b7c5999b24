import type { Preferences } from '../../../shared/ipc/views/preferences.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';
import { readOwnSetting, saveOwnSetting } from './ownSettings.ts';
import { readSetting, saveSetting } from './settingStore.ts';

const stored = z.object({ language: z.enum(['nb', 'nn', 'en']), theme: z.enum(['light', 'dark', 'system']) });

const AT_FIRST: Preferences = { language: 'nb', theme: 'system' };

/**
 * Language and theme: those that the person (num of the Practitioner) who has signed in has chosen, otherwise those of
 * the workstation. While nobody has signed in, and nobody has chosen for the workstation itself, what was chosen here
 * last. Bokmål and the machine's own theme until someone has chosen.
 */
export function storedPreferences(db: Db, person: number | null): Preferences {
  const own = person === null ? null : readOwnSetting(db, person, 'preferences');
  const last = person === null ? readSetting(db, 'lastPreferences') : null;
  const text = own ?? readSetting(db, 'preferences') ?? last;
  return text === null ? AT_FIRST : stored.parse(JSON.parse(text));
}

/** Keeps what was chosen: for the person, or for the workstation where nobody has signed in. */
export function storePreferences(db: Db, person: number | null, preferences: Preferences): void {
  const text = JSON.stringify(preferences);
  if (person === null) return saveSetting(db, 'preferences', text);
  saveOwnSetting(db, person, 'preferences', text);
  return saveSetting(db, 'lastPreferences', text);
}
