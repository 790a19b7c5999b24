import { describe, expect, test } from 'vitest';
import { type ChainedLine, linesAfter, NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { waitForErasure } from '../../electron/engine/db/erasureStore.ts';
import { keepJournal, unsettledForJournal } from '../../electron/engine/db/outboxStore.ts';
import { recordFullSignIn } from '../../electron/engine/db/pinStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { readJournal, UnsentJournal } from '../../electron/engine/db/unsentJournal.ts';
import { slowActs } from '../../electron/engine/ipc/slowActs.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { ActName } from '../../shared/ipc/acts.ts';
import { aDatabase, aFile, contentBesidesLog, KEY } from '../db/aDatabase.ts';
import { ask, askSlow, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aBlock, aLevel } from '../fhir/consents.ts';
import { aMessage, ASKED, aTask, KJELSTRUP, LIEN, MATTER, meta, MOE, staff } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

// What changes something at the surgery has a line in the access log; what has none is named here with its reason.

const WITHOUT_A_LINE: Partial<Record<ActName, string>> = {
  saveDraft: 'what becomes of a draft has a line',
  saveFormDraft: 'what becomes of it has a line',
  letGoOfText: 'one’s own words, which were sent to nobody',
  openEConsultation: 'that it was opened has a line; this is a hint to colleagues',
  savePreferences: 'one’s own language and colours',
  saveWorkFilter: 'one’s own view of the queue',
};

const CHANGES_NOTHING: Partial<Record<ActName, string>> = {
  startSignIn: 'main does it',
  cancelSignIn: 'main does it',
  copyMachineKey: 'main does it',
  tryMachineKey: 'main does it',
  rotateMachineKey: 'main does it, after the line',
  revokeMachineKey: 'main does it, after the line',
  acceptPortalSettings: 'main does it, after the line',
  rotateDatabaseKey: 'main does it, after the line',
  printAccessLog: 'main makes the file, after the line',
  printAccessLogOnPaper: 'the window prints, after the line',
  exportAccessLog: 'main makes the file, after the line',
  showIdentityNumber: 'a line and nothing else',
  signIn: 'a line and nothing else',
  signInWithPin: 'a line and nothing else, where the last PIN was right too',
};

const urgent = (db: Db) => pulled(db, [aTask({ priority: 'urgent', meta: meta('2', '2027-03-23T08:10:00.000Z') })]);
const contacted = (db: Db) => void ask(db, 'documentContact', SAMPLES.documentContact, LIEN);
const aNurse = (db: Db) => pulled(db, staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'));

const fullSignIn = (db: Db) => recordFullSignIn(db, findStaff(db, LIEN)?.num ?? -1, NOW);

const AN_HOUR_LATER = NOW + 3_600_000;

/** An answer of a colleague's that stopped on its way. */
const heldByTheNurse = aTask({
  status: 'in-progress',
  meta: meta('2', new Date(NOW).toISOString()),
  owner: { reference: `Practitioner/${KJELSTRUP}` },
  output: [
    {
      type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] },
      valueIdentifier: { system: SYSTEM.entry, value: '0d0e0a5c-7b1a-4a3e-8f0e-1c2d3e4f5a6b' },
    },
  ],
});

/** What must have happened before an act can change something, and what it is then asked with. */
const BEFORE: { readonly [A in ActName]?: (db: Db) => object | void } = {
  callOffUrgency: urgent,
  closeAfterContact: contacted,
  closeMessage: (db) => void ask(db, 'documentContact', { ...SAMPLES.documentContact, taskId: ASKED }, LIEN),
  overrideBlocks: (db) => pulled(db, [aBlock(LIEN)]),
  resolveConflict: (db) => ({ entryId: anEntry(db, 'conflict') }),
  retryNow: (db) => ({ entryId: anEntry(db, 'rejected') }),
  restoreTemplate: (db) => {
    const { title, text, about, use, language } = SAMPLES.saveTemplate;
    const { id } = SAMPLES.restoreTemplate;
    ask(db, 'saveTemplate', { id, title, text, about, use, language, state: 'put-away' }, LIEN);
  },
  letGoOfText: (db) => void ask(db, 'saveDraft', SAMPLES.saveDraft, LIEN),
  withdrawPrepared: (db) => {
    const reply = ask(db, 'prepareEConsultationAnswer', SAMPLES.prepareEConsultationAnswer, MOE);
    return (reply as { value: { entryId: string } }).value;
  },
  takeOverEConsultation: (db) => pulled(db, [heldByTheNurse]),
  releaseEConsultation: (db) => void ask(db, 'claimEConsultation', SAMPLES.claimEConsultation, LIEN),
  setPin: (db) => fullSignIn(db),
  signInWithPin: (db) => fullSignIn(db),
  changePin: (db) => fullSignIn(db),
  eraseGone: (db) => waitForErasure(db, { type: 'Task', id: MATTER }, 'deleted', NOW),
  withdrawEntry: (db) => ({ entryId: anEntry(db, 'queued') }),
};

function theSurgery(): Db {
  const db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aLevel('full'), aMessage()]);
  aNurse(db);
  return db;
}

/** They are about a file of the portal's: what they write is held by their own facts. */
const ABOUT_A_FILE: ReadonlySet<ActName> = new Set<ActName>(['fetchAttachment', 'saveAttachment']);

const linesIn = (db: Db) => db.prepare('SELECT count(*) FROM access_log').pluck().get() as number;
const isSlow = (name: ActName) => Object.hasOwn(slowActs.open, name) || Object.hasOwn(slowActs.signedIn, name);
const commands = ACT_NAMES.filter((name) => !ABOUT_A_FILE.has(name)).filter(
  (name) => isSlow(name) || Object.hasOwn(writerActs.open, name) || Object.hasOwn(writerActs.signedIn, name),
);

/** What the journal beside the database would send after a power cut. */
function unsentIn(file: string): readonly string[] {
  const read = readJournal(file, KEY);
  return read.type === 'entries'
    ? read.entries.map(({ kind, task, steps }) => `${kind} of ${task}, ${JSON.parse(steps).length}`)
    : [read.type];
}

type Done = {
  readonly changed: boolean;
  readonly lines: readonly ChainedLine[];
  readonly reply: unknown;
  readonly unsent: readonly string[];
};

async function done(name: ActName): Promise<Done> {
  const db = theSurgery();
  const given = BEFORE[name]?.(db);
  if (name === 'changePin' || name === 'signInWithPin') await askSlow(db, 'setPin', SAMPLES.setPin, LIEN);
  const input = { ...SAMPLES[name], ...given };
  const journal = aFile();
  keepJournal(db, new UnsentJournal(journal, KEY, unsettledForJournal(db), NO_LINE));
  const [content, lines] = [contentBesidesLog(db), linesIn(db)];
  const reply = isSlow(name) ? await askSlow(db, name, input, LIEN) : ask(db, name, input, LIEN, AN_HOUR_LATER);
  const changed = JSON.stringify(contentBesidesLog(db)) !== JSON.stringify(content);
  return { changed, lines: linesAfter(db, lines, 100), reply, unsent: unsentIn(journal) };
}

describe('a command that changes something writes its line', () => {
  test.each(commands)('%s', async (name) => {
    const { changed, lines, reply } = await done(name);
    expect(reply).toMatchObject({ ok: true });
    expect(changed).toBe(CHANGES_NOTHING[name] === undefined);
    const unlogged = WITHOUT_A_LINE[name] !== undefined || CHANGES_NOTHING[name] === 'main does it';
    expect(lines.length > 0).toBe(!unlogged);
  });

  test.each(commands)(
    '%s: who did what, about whom and which documents; and what a power cut would leave to send',
    async (name) => {
      const { lines, unsent } = await done(name);
      expect({
        lines: lines.map(({ act, name: who, patientName, ground, outcome, reason, documents }) => ({
          act,
          who,
          patientName,
          ground,
          outcome,
          reason,
          documents,
        })),
        unsent,
      }).toMatchSnapshot();
    },
  );
});
