import { mayWithdrawPrepared } from '../../../shared/domain/eConsultation/prepare.ts';
import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';
import { setAsideStep, takeBackStep } from '../../../shared/fhir/prepared.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { keepBeside } from '../db/draftStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { entriesAbout, updateEntry } from '../db/outboxStore.ts';
import { type PreparedHere, preparedIn } from '../db/preparedOf.ts';
import { carryOut } from './carryOut.ts';

/**
 * Takes a prepared answer away: its author takes it back and has it as a draft again, a doctor sets it aside. What the same
 * author had prepared before it goes too, or it would stand in its place.
 */
export const withdrawPrepared: SignedInAct<'withdrawPrepared'> = (context, { taskId, entryId }) => {
  const { db, now, signedIn } = context;
  const at = now();
  const loaded = loadEConsultation(db, taskId, at);
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored } = loaded;
  const all = preparedIn(db, stored.num, entriesAbout(db, stored));
  const named = all.find((one) => one.entryId === entryId);
  if (named === undefined) return err({ type: 'NotFound' });
  const who = { by: signedIn.practitionerId, role: signedIn.role };
  const may = mayWithdrawPrepared(named.by, who);
  if (!may.ok) return may;
  if (named.status !== 'standing') return err({ type: 'AlreadySettled' });
  const theirs = all.filter(({ by, status }) => by === named.by && status === 'standing');
  const isOwn = may.value === 'taken-back';
  const [unsent, sent] = [theirs.filter(hasNotLeft), theirs.filter((one) => !hasNotLeft(one))];
  const settle = () => {
    for (const { entry } of unsent) {
      if (entry !== null) updateEntry(db, entry, { state: 'withdrawn', problem: null, settled: at });
    }
    if (isOwn) keepBeside(db, stored, signedIn.num, { text: named.text, saved: at });
  };
  const steps = sent.map((one) => (isOwn ? takeBackStep(one.entryId) : setAsideStep(one.entryId, { ...who, at })));
  if (steps.length > 0) {
    carryOut(context, loaded, { kind: 'eConsultation.unprepare', at, steps: () => steps, also: settle });
    return ok(null);
  }
  db.transaction(() => {
    settle();
    appendAccess(context, { act: 'withdrawPrepared', patient: stored.patient, documents: [stored.num] });
  })();
  return ok(null);

  /** What a doctor sets aside is delivered first: its author is to see what became of it, on whichever machine. */
  function hasNotLeft({ entry }: PreparedHere): boolean {
    return isOwn && entry !== null && mayWithdraw({ ...entry, text: 0 });
  }
};
