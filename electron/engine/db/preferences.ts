import type { Preferences } from '../../../shared/ipc/views/preferences.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

const stored = z.object({ language: z.enum(['nb', 'nn', 'en']), theme: z.enum(['light', 'dark', 'system']) });

/** The language and theme of this workstation; bokmål and the machine's own theme until someone has chosen. */
export function storedPreferences(db: Db): Preferences {
  const text = readSetting(db, 'preferences');
  return text === null ? { language: 'nb', theme: 'system' } : stored.parse(JSON.parse(text));
}

export function storePreferences(db: Db, preferences: Preferences): void {
  saveSetting(db, 'preferences', JSON.stringify(preferences));
}
