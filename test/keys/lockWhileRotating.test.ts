import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../electron/engine/db/openStore.ts';
import { EngineHost } from '../../electron/main/engineHost.ts';
import { contentOf } from '../db/aDatabase.ts';
import { pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN } from '../fhir/resources.ts';

// Main's part of the engine with its real threads and file.

const KEY = '11'.repeat(32);
const NEXT = '22'.repeat(32);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(key: string) {
  const store = openStore(path.join(folder, 'legekontor.db'), key);
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

const nothing = () => undefined;
const script = (name: string) => new URL(`../../electron/engine/${name}.ts`, import.meta.url);

test('who locks the machine while the database key is being changed has a line in the access log', async () => {
  const before = open(KEY);
  pullTheSurgery(before);
  before.close();
  const engine = new EngineHost(
    { file: path.join(folder, 'legekontor.db'), key: KEY, nextKey: null, portal: null },
    {
      onChanged: nothing,
      onSyncState: nothing,
      onAnchor: () => undefined,
      onPersonSignIn: nothing,
      onMachineKeyAccepted: nothing,
      onKeyFits: nothing,
      onSetAsideUnsure: nothing,
    },
    { writer: script('writer'), reader: script('reader') },
  );
  expect([engine.wasWell, await engine.ready, engine.wasWell]).toEqual([false, null, true]);
  const wasWell: boolean[] = [];
  // At every moment of it: while the old threads stop, while there are none, while the new ones start.
  const locking = setInterval(() => {
    engine.sessionChanged({ practitionerId: LIEN, act: 'lock' });
    wasWell.push(engine.wasWell);
  }, 10);
  expect(await engine.rotate(NEXT)).toBeNull();
  clearInterval(locking);
  expect(wasWell).not.toContain(false);
  // Whoever asks next is answered after the line has been written.
  expect(await engine.ask('writer', 'saveDraft', {}, LIEN)).toMatchObject({ ok: false });
  await engine.stop();
  const after = open(NEXT);
  const lines = JSON.parse(contentOf(after)['access_log'] ?? '[]') as unknown[];
  after.close();
  expect(lines.length).toBeGreaterThan(5);
  expect(lines).toHaveLength(wasWell.length);
  expect(lines[0]).toMatchObject({ act: 'lock', practitioner: LIEN, outcome: 'opened' });
});
