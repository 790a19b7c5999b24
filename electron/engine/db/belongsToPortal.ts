import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/** What of the settings says whose a database is; `people` is absent where a name is chosen. */
type Place = {
  readonly fhirBase: string;
  readonly people?: { readonly issuer: string; readonly clientId: string; readonly securityLevel: number } | undefined;
};

/**
 * Whether a database belongs elsewhere than to these settings: to another portal (what waits in its outbox must never
 * go there), or to another provider (what is in it must not be shown to whom that one lets in). Binds a new one.
 *
 * The portal counts whatever is said: on loopback (the demo) its port may differ from start to start. The provider
 * counts where nothing else vouches for the settings: with the machine's sealed file gone nobody knows who chose them.
 *
 * @param isBound the machine's sealed file vouches for the settings; they are then the database's too
 * @returns null when it belongs to them
 */
export function foreignTo(
  db: Db,
  { fhirBase, people }: Place,
  isBound: boolean,
): 'other-portal' | 'other-provider' | null {
  const url = new URL(fhirBase);
  const portal = url.protocol === 'http:' ? `${url.hostname}${url.pathname}` : fhirBase;
  const provider = JSON.stringify(people === undefined ? null : [people.issuer, people.clientId, people.securityLevel]);
  if ((readSetting(db, 'portal') ?? portal) !== portal) return 'other-portal';
  if (!isBound && (readSetting(db, 'provider') ?? provider) !== provider) return 'other-provider';
  saveSetting(db, 'portal', portal);
  saveSetting(db, 'provider', provider);
  return null;
}
