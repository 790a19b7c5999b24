import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccessLogPage, AccessLogRow } from '../../shared/ipc/views/accessLog.ts';
import { LIEN, NORA } from '../fhir/resources.ts';

// What main does to put the log in a file: the file is chosen, the line is written, and only then the file.

type Answer = { canceled: boolean; filePath: string };
const { chosen } = vi.hoisted(() => ({
  chosen: {
    answer: { canceled: false, filePath: '' },
    asked: 0,
    told: [] as string[],
    meanwhile: (): void => undefined,
  },
}));
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (): Promise<Answer> => {
      chosen.asked += 1;
      chosen.meanwhile();
      return Promise.resolve(chosen.answer);
    },
    showMessageBox: (_window: unknown, { message }: { message: string }) => {
      chosen.told.push(message);
      return Promise.resolve({ response: 0 });
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
let sessions: InstanceType<typeof Sessions>;
/** Happens when the engine is asked for a page. */
let pageRead: () => void;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-out-'));
  file = path.join(folder, 'log');
  chosen.answer = { canceled: false, filePath: file };
  chosen.asked = 0;
  chosen.told = [];
  chosen.meanwhile = () => undefined;
  pageRead = () => undefined;
  asked = [];
  logged = { ok: true, value: { file: null } };
  printed = Buffer.from('%PDF-1.7');
});
afterEach(() => rmSync(folder, { recursive: true }));

function files(role: 'gp' | 'receptionist' = 'gp') {
  sessions = new Sessions(
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
      pageRead();
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
  keptFromReader: false,
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

describe('when whoever asked has left before the file is there', () => {
  const other = { practitionerId: 'solberg', name: 'Henrik Solberg', role: 'gp', surgeryName: 'Storgata' } as const;
  const left: [string, () => void][] = [
    ['the machine was locked', () => sessions.lock()],
    ['they signed out', () => sessions.signOut()],
    ['somebody else signed in', () => sessions.signedIn(other)],
    [
      'they came back after a lock',
      () => {
        const { state } = sessions;
        sessions.lock();
        if (state.state === 'signed-in') sessions.signedIn(state.session);
      },
    ],
  ];

  test.each(left)('%s while the dialog was open: no line, no file, and words', async (_how, leave) => {
    for (const [name, input] of [
      ['printAccessLog', { patientId: NORA, language: 'nb' }],
      ['exportAccessLog', FILTER],
    ] as const) {
      const out = files();
      chosen.meanwhile = leave;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await out.takeOut(name, input)).toEqual({ ok: false, error: { type: 'LeftBeforeSaving' } });
    }
    expect([asked, existsSync(file)]).toEqual([[], false]);
    expect(chosen.told).toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/^Filen ble ikke lagret/u)));
  });

  test.each(left)('%s while it was written: what was written is taken away', async (_how, leave) => {
    const out = files();
    pageRead = leave;
    expect(await out.takeOut('exportAccessLog', FILTER)).toEqual({ ok: false, error: { type: 'LeftBeforeSaving' } });
    expect(existsSync(file)).toBe(false);
  });
});
