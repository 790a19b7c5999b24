import path from 'node:path';
import { EngineHost } from '../../electron/main/engineHost.ts';
import { SurgeryStore } from '../../electron/main/keys/surgeryStore.ts';
import { keysIn } from './aKeyFolder.ts';

// Main's part of a change of key in a process that can be killed: the product's own keys, threads and files.
const folder = process.argv[2] ?? '';
const keys = keysIn(folder);
const script = (name: string) => new URL(`../../electron/engine/${name}.ts`, import.meta.url);
const store = new SurgeryStore({
  keys,
  start: (pair) =>
    new EngineHost(
      { file: path.join(folder, 'legekontor.db'), ...pair, portal: null },
      {
        onChanged: () => undefined,
        onSyncState: () => undefined,
        onAnchor: () => undefined,
        onPersonSignIn: () => undefined,
        onMachineKeyAccepted: () => undefined,
        onKeyFits: (fits) => void keys.settle(fits),
        onSetAsideUnsure: (mark) => keys.keepNextOf(mark),
      },
      { writer: script('writer'), reader: script('reader') },
    ),
  onOpened: () => undefined,
  now: Date.now,
});
const { engine } = store;
const fault = 'fault' in engine ? engine.fault : await engine.ready;
process.send?.({ type: 'ready', fault });

process.on('message', (message) => {
  if (message === 'rotate') void store.rotate().then((reply) => process.send?.({ type: 'rotated', reply }));
});
process.on('disconnect', () => process.exit(0));
