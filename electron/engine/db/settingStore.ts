import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const READ = 'SELECT value FROM setting WHERE name = ?';
const SAVE = 'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

type SettingName =
  | 'preferences'
  | 'lastPreferences'
  | 'lastSynced'
  | 'portal'
  | 'provider'
  | 'anchored'
  | 'portalClock'
  | 'surgery'
  | 'surgeryFound'
  | 'openedHere'
  | 'ordinaryPage'
  | 'ifMatchTried'
  | 'lockAfterMinutes'
  | 'contentProtection'
  | 'reconciled'
  | 'accessLogCheck'
  | 'accessLogSent'
  | 'workMadeBy'
  | 'workHorizon'
  | 'followUpsFrom';

export function readSetting(db: Db, name: SettingName): string | null {
  return (prepared(db, READ).pluck().get(name) as string | undefined) ?? null;
}

export function saveSetting(db: Db, name: SettingName, value: string): void {
  prepared(db, SAVE).run(name, value);
}
