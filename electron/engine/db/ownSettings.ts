import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const READ = 'SELECT value FROM own_setting WHERE person = ? AND name = ?';
const SAVE = `
  INSERT INTO own_setting (person, name, value) VALUES (?, ?, ?)
  ON CONFLICT (person, name) DO UPDATE SET value = excluded.value`;

type OwnSetting = 'preferences' | 'workFilter';

/** What a person (num of the Practitioner) has chosen for themselves, as text; null until they have. */
export function readOwnSetting(db: Db, person: number, name: OwnSetting): string | null {
  return (prepared(db, READ).pluck().get(person, name) as string | undefined) ?? null;
}

export function saveOwnSetting(db: Db, person: number, name: OwnSetting, value: string): void {
  prepared(db, SAVE).run(person, name, value);
}
