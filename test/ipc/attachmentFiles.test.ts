import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIEN, MATTER, QUESTION } from '../fhir/resources.ts';

// What main does to save what a patient has sent: the file is chosen, the line is written, and only then the file.

type Options = { defaultPath: string };
const { chosen } = vi.hoisted(() => ({
  chosen: {
    answer: { canceled: false, filePath: '' },
    asked: [] as Options[],
    told: [] as string[],
    meanwhile: (): void => undefined,
  },
}));
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (_window: unknown, options: Options) => {
      chosen.asked.push(options);
      chosen.meanwhile();
      return Promise.resolve(chosen.answer);
    },
    showMessageBox: (_window: unknown, { message }: { message: string }) => {
      chosen.told.push(message);
      return Promise.resolve({ response: 0 });
    },
  },
}));
const { AttachmentFiles } = await import('../../electron/main/attachmentFiles.ts');
const { Sessions } = await import('../../electron/main/sessions.ts');

const INPUT = { taskId: MATTER, messageId: QUESTION, place: 1, type: 'application/pdf', language: 'nb' };
const REFUSED = { ok: false, error: { type: 'StoreUnavailable', reason: 'disk-full' } };

let folder: string;
let file: string;
let asked: string[];
let logged: unknown;
let sessions: InstanceType<typeof Sessions>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-out-'));
  file = path.join(folder, 'letter.pdf');
  chosen.answer = { canceled: false, filePath: file };
  chosen.asked = [];
  chosen.told = [];
  chosen.meanwhile = () => undefined;
  asked = [];
  logged = { ok: true, value: { file: null } };
});
afterEach(() => rmSync(folder, { recursive: true }));

function files(role: 'gp' | 'practice-manager' = 'gp') {
  sessions = new Sessions(
    () => undefined,
    () => 0,
  );
  sessions.signedIn({ practitionerId: LIEN, name: 'Ingrid Lien', role, surgeryName: 'Storgata' });
  const read = { ok: true, value: { type: 'application/pdf', base64: Buffer.from('%PDF-').toString('base64') } };
  const parts = {
    window: () => ({}),
    sessions,
    ask: (thread: string, name: string) => {
      asked.push(`${thread} ${name}`);
      if (thread === 'writer') expect(existsSync(file)).toBe(false);
      return Promise.resolve(thread === 'writer' ? logged : read);
    },
  };
  // Only what is used of Electron's window is here.
  return new AttachmentFiles(parts as never);
}

test('the line first, then the file, for its owner alone', async () => {
  expect(await files().save(INPUT)).toEqual({ ok: true, value: { file: 'letter.pdf' } });
  expect(asked).toEqual(['writer saveAttachment', 'reader readAttachment']);
  expect(readFileSync(file, 'latin1')).toBe('%PDF-');
  if (process.platform !== 'win32') expect(statSync(file).mode % 0o1000).toBe(0o600);
});

test('the name that is proposed says nothing of whose it is', async () => {
  await files().save(INPUT);
  expect(chosen.asked.map(({ defaultPath }) => defaultPath)).toEqual([
    expect.stringMatching(/^vedlegg-\d{4}-\d\d-\d\d\.pdf$/u),
  ]);
});

test('whoever thinks better of it leaves no file and no line', async () => {
  chosen.answer = { canceled: true, filePath: '' };
  expect(await files().save(INPUT)).toEqual({ ok: true, value: { file: null } });
  expect(asked).toEqual([]);
});

test('where the line cannot be written there is no file', async () => {
  logged = REFUSED;
  expect(await files().save(INPUT)).toEqual(REFUSED);
  expect(existsSync(file)).toBe(false);
});

test('a folder that is not there is told', async () => {
  chosen.answer.filePath = path.join(folder, 'nowhere', 'letter.pdf');
  expect(await files().save(INPUT)).toEqual({ ok: false, error: { type: 'FileNotWritten', code: 'ENOENT' } });
});

test('who may not, and what is asked wrongly, is asked for no file', async () => {
  logged = REFUSED;
  expect(await files('practice-manager').save(INPUT)).toEqual(REFUSED);
  expect(await files().save({ ...INPUT, type: 'text/html' })).toEqual(REFUSED);
  expect(chosen.asked).toEqual([]);
});

test('when the machine was locked while the dialog was open there is no line and no file, and that is told', async () => {
  const out = files();
  chosen.meanwhile = () => sessions.lock();
  expect(await out.save(INPUT)).toEqual({ ok: false, error: { type: 'LeftBeforeSaving' } });
  expect([asked, existsSync(file)]).toEqual([[], false]);
  expect(chosen.told).toEqual([expect.stringMatching(/^Filen ble ikke lagret/u)]);
});
