import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPortal } from './portal.ts';
import { StateFileError } from './state/journal.ts';

let folder: string;
let stateFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-'));
  stateFile = join(folder, 'portal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (fresh = false) => startPortal({ surgery: 'small', stateFile, fresh });

async function lived() {
  const portal = await open();
  const taskId = await portal.patientWrites({ subject: 'Vondt i halsen', question: 'Bør jeg komme?' });
  const task = portal.read('Task', taskId);
  if (!task) throw new Error('no task');
  await portal.update({ ...task, status: 'received' });
  const gone = await portal.create({ resourceType: 'Communication', status: 'completed' });
  await portal.remove('Communication', gone.id);
  const counts = portal.counts();
  await portal.close();
  return { taskId, goneId: gone.id, counts };
}

test('what happened is there after a restart, with the same versions, and what was deleted is still gone', async () => {
  const { taskId, goneId, counts } = await lived();
  const portal = await open();
  expect(portal.notice).toBeUndefined();
  expect(portal.counts()).toEqual(counts);
  expect(portal.read('Task', taskId)).toMatchObject({ status: 'received' });
  expect(portal.communications(taskId)).toMatchObject([{ payload: [{ contentString: 'Bør jeg komme?' }] }]);
  expect((await fetch(`${portal.fhirUrl}/Communication/${goneId}`)).status).toBe(410);
  const history = await (await fetch(`${portal.fhirUrl}/Task/${taskId}/_history`)).json();
  expect(history).toMatchObject({ total: 2 });
  await portal.close();
});

test('the restarted portal keeps the surgery that the file was begun with', async () => {
  const first = await startPortal({ surgery: 'small', stateFile, seed: 7 });
  const before = first.all('Patient').map(({ id }) => id);
  await first.close();
  const second = await startPortal({ surgery: 'full', stateFile, seed: 8 });
  expect(second.all('Patient').map(({ id }) => id)).toEqual(before);
  expect(second.created).toBe(first.created);
  await second.close();
});

test('a transaction that was rolled back is not in the file', async () => {
  const portal = await open();
  const entry = [{}, { status: undefined }].map((change) => ({
    resource: { resourceType: 'Communication', status: 'completed', ...change },
    request: { method: 'POST', url: 'Communication' },
  }));
  const response = await fetch(portal.fhirUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
  });
  expect(response.status).toBe(400);
  await portal.close();
  expect(readFileSync(stateFile, 'utf8').split('\n')).toHaveLength(2);
});

test.each([1, 40, 200])('a file cut %i bytes short loses its last change alone, and says so', async (bytes) => {
  const { taskId } = await lived();
  const portal = await open();
  await portal.patientFollowsUp(taskId, `Det er blitt verre. ${'ø'.repeat(200)}`);
  await portal.close();
  truncateSync(stateFile, readFileSync(stateFile).length - bytes);

  const again = await open();
  expect(again.notice).toContain('cut short');
  expect(again.communications(taskId)).toHaveLength(1);
  await again.patientFollowsUp(taskId, 'En gang til.');
  await again.close();
  const third = await open();
  expect(third.notice).toBeUndefined();
  expect(third.communications(taskId)).toHaveLength(2);
  await third.close();
});

test('a line damaged in the middle is named, and the file is left as it is', async () => {
  await lived();
  const lines = readFileSync(stateFile, 'utf8').split('\n');
  lines[2] = lines[2]?.slice(0, 30) ?? '';
  const damaged = lines.join('\n');
  writeFileSync(stateFile, damaged);
  await expect(open()).rejects.toThrow(StateFileError);
  await expect(open()).rejects.toThrow(/portal\.jsonl, line 3: .*--fresh/);
  expect(readFileSync(stateFile, 'utf8')).toBe(damaged);
});

test('a file that is something else is not touched', async () => {
  writeFileSync(stateFile, 'Kjære dagbok\nI dag regnet det.\n');
  await expect(open()).rejects.toThrow(/line 1: this is not a state file.*--fresh/);
  expect(readFileSync(stateFile, 'utf8')).toContain('Kjære dagbok');
});

test('an empty file and a header cut short are refused, not guessed at', async () => {
  writeFileSync(stateFile, '');
  await expect(open()).rejects.toThrow(StateFileError);
  writeFileSync(stateFile, '{"legekontorPortal":1,"surgery":"sm');
  await expect(open()).rejects.toThrow(StateFileError);
});

test('--fresh begins anew and sets the old file aside', async () => {
  const { taskId } = await lived();
  appendFileSync(stateFile, 'rubbish\n');
  const portal = await open(true);
  expect(portal.read('Task', taskId)).toBeUndefined();
  await portal.close();
  expect(existsSync(`${stateFile}.replaced`)).toBe(true);
});

test('a second portal on the same port leaves the state file of the first alone, also with --fresh', async () => {
  const first = await open();
  const before = readFileSync(stateFile, 'utf8');
  const port = Number(new URL(first.url).port);
  await expect(startPortal({ surgery: 'small', stateFile, fresh: true, port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  expect(readFileSync(stateFile, 'utf8')).toBe(before);
  expect(existsSync(`${stateFile}.replaced`)).toBe(false);
  await first.close();
});
