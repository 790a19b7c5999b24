import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/**
 * A database belongs to the portal that it was first filled from: what waits in its outbox must never go to another.
 * Binds a new one. On loopback (the demo) the port may differ from start to start.
 */
export function belongsToPortal(db: Db, fhirBase: string): boolean {
  const url = new URL(fhirBase);
  const name = url.protocol === 'http:' ? `${url.hostname}${url.pathname}` : fhirBase;
  const bound = readSetting(db, 'portal');
  if (bound === null) saveSetting(db, 'portal', name);
  return bound === null || bound === name;
}
