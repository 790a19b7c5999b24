import type { Preferences } from '../../../shared/ipc/views/preferences.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';
import { readOwnSetting, saveOwnSetting } from './ownSettings.ts';
import { readSetting, saveSetting } from './settingStore.ts';

const stored = z.object({ language: z.enum(['nb', 'nn', 'en']), theme: z.enum(['light', 'dark', 'system']) });

/**
 * Language and theme: those of the person (num of the Practitioner) who has signed in, wherever in the surgery they sit
 * down with this file; until they have chosen, and while nobody has signed in, those of the workstation. Bokmål and the
 * machine's own theme until someone has chosen.
 */
export function storedPreferences(db: Db, person: number | null): Preferences {
  const own = person === null ? null : readOwnSetting(db, person, 'preferences');
  const text = own ?? readSetting(db, 'preferences');
  return text === null ? { language: 'nb', theme: 'system' } : stored.parse(JSON.parse(text));
}

/** Keeps what was chosen for the person, and for the workstation where nobody has signed in or nobody has chosen yet. */
export function storePreferences(db: Db, person: number | null, preferences: Preferences): void {
  const text = JSON.stringify(preferences);
  if (person !== null) saveOwnSetting(db, person, 'preferences', text);
  if (person === null || readSetting(db, 'preferences') === null) saveSetting(db, 'preferences', text);
}
