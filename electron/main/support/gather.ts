import { app } from 'electron';
import os from 'node:os';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import type { PortalSettings } from '../../engine/portal/settings.ts';
import type { SurgeryStore } from '../keys/surgeryStore.ts';
import { forPatients } from '../hardening/forPatients.ts';
import { logFiles } from '../log.ts';
import type { Diagnosed } from './diagnostics.ts';

type Options = {
  readonly folder: string;
  readonly settings: PortalSettings | null;
  readonly store: SurgeryStore;
  readonly sync: SyncState;
};

/** Everything that the file for support is made of, also when the surgery's own file cannot be opened. */
export async function gather({ folder, settings, store, sync }: Options): Promise<Diagnosed> {
  const { engine } = store;
  const keys = store.readKeyState();
  const { electron, chrome, node } = process.versions;
  return {
    at: new Date(),
    versions: { legekontor: app.getVersion(), electron, chrome, node },
    machine: {
      platform: process.platform,
      arch: process.arch,
      release: os.release(),
      locale: app.getLocale(),
      memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
      packaged: forPatients,
    },
    settings,
    keys: keys.ok ? keys.value : { folder, state: 'fault' },
    sync,
    counts: 'fault' in engine ? null : await engine.ask('reader', 'readStoreCounts', {}, null),
    logs: logFiles(folder).toReversed(),
  };
}
