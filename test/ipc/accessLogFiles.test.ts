import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccessLogPage, AccessLogRow } from '../../shared/ipc/views/accessLog.ts';
import { LIEN, NORA } from '../fhir/resources.ts';

// What main does to put the log in a file: the file is chosen, the line is written, and only then the file.

type Answer = { canceled: boolean; filePath: string };
const { chosen } = vi.hoisted(() => ({ chosen: { answer: { canceled: false, filePath: '' }, asked: 0 } }));
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (): Promise<Answer> => {
      chosen.asked += 1;
      return Promise.resolve(chosen.answer);
    },
  },
}));
const { AccessLogFiles } = await import('../../electron/main/accessLogFiles.ts');
const { Sessions } = await import('../../electron/main/sessions.ts');

const FILTER = { of: 'patient', id: NORA, from: '', to: '', ground: 'any', only: 'all', language: 'nb' } as const;

let folder: string;
let file: string;
let asked: string[];
let logged: unknown;
let printed: Buffer | Error;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-out-'));
  file = path.join(folder, 'log');
  chosen.answer = { canceled: false, filePath: file };
  chosen.asked = 0;
  asked = [];
  logged = { ok: true, value: { file: null } };
  printed = Buffer.from('%PDF-1.7');
});
afterEach(() => rmSync(folder, { recursive: true }));

function files(role: 'gp' | 'receptionist' = 'gp') {
  const sessions = new Sessions(
    () => undefined,
    () => 0,
  );
  sessions.signedIn({ practitionerId: LIEN, name: 'Ingrid Lien', role, surgeryName: 'Storgata' });
  const webContents = {
    printToPDF: () => (printed instanceof Error ? Promise.reject(printed) : Promise.resolve(printed)),
  };
  const parts = {
    window: () => ({ webContents }),
    sessions,
    ask: (thread: string, name: string, input: { beforeAt: number }, who: string | null) => {
      asked.push(`${thread} ${name} ${who === LIEN ? 'Lien' : String(who)}`);
      if (thread === 'writer') {
        expect(existsSync(file)).toBe(false);
        return Promise.resolve(logged);
      }
      return Promise.resolve(pageAt(input.beforeAt));
    },
  };
  // Only what is used of Electron's window is here.
  return new AccessLogFiles(parts as never);
}

let pageAt: (before: number) => { ok: boolean; value?: AccessLogPage; error?: object };
const row = (seq: number): AccessLogRow => ({
  seq,
  hash: 'ab',
  at: seq,
  practitioner: null,
  name: `@${seq}`,
  role: 'gp',
  unit: 'Storgata',
  act: 'signIn',
  patient: null,
  patientName: null,
  ground: 'administration',
  reason: '',
  outcome: 'opened',
  documents: [],
});
beforeEach(() => {
  pageAt = (before) => ({
    ok: true,
    value: { rows: [row(before === 0 ? 9 : 1)], next: before === 0 ? { at: 9, seq: 9 } : null, patientName: null },
  });
});

describe('the file', () => {
  test('of the print is what stands in the window', async () => {
    expect(await files().takeOut('printAccessLog', { patientId: NORA, language: 'nb' })).toEqual({
      ok: true,
      value: { file: 'log' },
    });
    expect(readFileSync(file, 'utf8')).toBe('%PDF-1.7');
    expect(asked).toEqual(['writer printAccessLog Lien']);
  });

  test('of lines has every page, a heading, and no formula', async () => {
    expect(await files().takeOut('exportAccessLog', FILTER)).toEqual({ ok: true, value: { file: 'log' } });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFF"Linje","Tid"/u);
    expect(lines[1]).toContain(`"9",`);
    expect(lines[1]).toContain(`"'@9"`);
    expect(lines[2]).toContain(`"'@1"`);
    expect(asked).toEqual(['writer exportAccessLog Lien', 'reader readAccessLog Lien', 'reader readAccessLog Lien']);
  });
});

describe('nothing is written', () => {
  test('when the person changes their mind: no line either', async () => {
    chosen.answer = { canceled: true, filePath: '' };
    expect(await files().takeOut('exportAccessLog', FILTER)).toEqual({ ok: true, value: { file: null } });
    expect([asked, existsSync(file)]).toEqual([[], false]);
  });

  test.each([
    ['a role that may not', 'receptionist', FILTER],
    ['what makes no sense', 'gp', { ...FILTER, from: 'yesterday' }],
  ] as const)('for %s: the engine says so, and nobody is asked for a file', async (_what, role, input) => {
    logged = { ok: false, error: { type: 'NotYourRole' } };
    expect(await files(role).takeOut('exportAccessLog', input)).toBe(logged);
    expect([chosen.asked, existsSync(file)]).toEqual([0, false]);
  });

  test('when the line could not be written', async () => {
    logged = { ok: false, error: { type: 'StoreUnavailable', reason: 'disk-full' } };
    expect(await files().takeOut('printAccessLog', { patientId: NORA, language: 'nb' })).toBe(logged);
    expect(existsSync(file)).toBe(false);
  });

  test('when the log cannot be read to its end: half a file is taken away again', async () => {
    const refused = { ok: false, error: { type: 'NotSignedIn' } };
    const first = pageAt;
    pageAt = (before) => (before === 0 ? first(0) : refused);
    expect(await files().takeOut('exportAccessLog', FILTER)).toEqual(refused);
    expect(existsSync(file)).toBe(false);
  });

  test('when the place cannot be written to, or the print fails: said with the system’s code', async () => {
    chosen.answer = { canceled: false, filePath: path.join(folder, 'no-such-folder', 'log') };
    expect(await files().takeOut('exportAccessLog', FILTER)).toEqual({
      ok: false,
      error: { type: 'FileNotWritten', code: 'ENOENT' },
    });
    printed = new Error('no printer');
    chosen.answer = { canceled: false, filePath: file };
    expect(await files().takeOut('printAccessLog', { patientId: NORA, language: 'nb' })).toEqual({
      ok: false,
      error: { type: 'FileNotWritten', code: 'unknown' },
    });
  });
});
