import { existsSync } from 'node:fs';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { logHead } from './accessLogStore.ts';
import { holdToWitnesses, type Witness } from './logAnchor.ts';
import { openDatabase, refusalOf, type Db } from './open.ts';
import { keepJournal, resumeSending, unsettledForJournal } from './outboxStore.ts';
import { restoreEntry } from './restoreEntry.ts';
import { clearUnfinishedRekey } from './rekey.ts';
import { runningFaultOf, storeFaultOf } from './storeFault.ts';
import { readJournal, UnsentJournal } from './unsentJournal.ts';
import { raiseHorizon, rebuildWorkIfOld } from './workStore.ts';

/** Where the second file with what is unsent lies. */
export function journalFile(databaseFile: string): string {
  return `${databaseFile}.unsent`;
}

/**
 * Opens the surgery's database for the writer together with the journal of what is unsent. A database that is new
 * (the damaged one has been set aside) gets its outbox back from the journal, and its access log begins by saying so.
 */
export function openStore(file: string, key: string, now = Date.now, witness?: Witness): Result<Db, StoreFault> {
  return openUnder(file, key, key, now, witness);
}

export type Fits = 'key' | 'nextKey';

/**
 * Opens the database where a change of key may not have been completed: says which of the two keys it fits, and the
 * journal of what is unsent is under that key from then on.
 *
 * @param nextKey the key that it may have been put under; null when no change of key was under way
 * @param witness what the machine's sealed file remembers of the database; undefined where none is kept
 */
export function openStoreWithEither(
  file: string,
  key: string,
  nextKey: string | null,
  witness?: Witness,
): Result<{ readonly db: Db; readonly fits: Fits }, StoreFault> {
  clearUnfinishedRekey(file);
  const opened = openUnder(file, key, nextKey ?? key, Date.now, witness);
  if (opened.ok) return ok({ db: opened.value, fits: 'key' });
  const perhapsNext = opened.error === 'wrong-key-or-damaged' || opened.error === 'damaged';
  if (nextKey === null || !perhapsNext) return opened;
  const openedNext = openUnder(file, nextKey, key, Date.now, witness);
  return openedNext.ok ? ok({ db: openedNext.value, fits: 'nextKey' }) : openedNext;
}

/** @param otherKey the journal may be under this one as well */
function openUnder(
  file: string,
  key: string,
  otherKey: string,
  now: () => number,
  witness?: Witness,
): Result<Db, StoreFault> {
  const journal = readJournal(journalFile(file), key, otherKey);
  // Judged before anything is made: a journal that no key of ours opens belongs to another key.
  if (journal.type === 'unreadable' && !existsSync(file)) return err('key-missing');
  const isNew = !existsSync(file);
  const opened = openDatabase({ file, key, role: 'writer' });
  if (!opened.ok) {
    // The journal opens, so the key is right and the database is what is wrong.
    if (opened.error.type === 'WrongKeyOrDamaged' && journal.type === 'entries') return err('damaged');
    return err(storeFaultOf(opened.error));
  }
  const db = opened.value;
  try {
    db.transaction(() => {
      // What the journal has and the outbox does not was said to be saved, and was lost with a damaged database or a
      // torn log of its last writes. What is in both stays as the database has it.
      holdToWitnesses(db, isNew, journal.type === 'entries' ? journal.log : null, witness, now());
      if (journal.type === 'entries') for (const entry of journal.entries) restoreEntry(db, entry);
      resumeSending(db);
      raiseHorizon(db, now());
      rebuildWorkIfOld(db);
    })();
    keepJournal(db, new UnsentJournal(journalFile(file), key, unsettledForJournal(db), logHead(db)));
  } catch (cause) {
    db.close();
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return err(runningFaultOf(refusal));
  }
  return ok(db);
}
