import { textOf } from '../../../electron/engine/db/answerText.ts';
import type { Db } from '../../../electron/engine/db/open.ts';
import { findEntry, type EntryState, type OutboxEntry } from '../../../electron/engine/db/outboxStore.ts';
import type { Desk } from '../desk.ts';
import type { World } from '../world.ts';
import { accessLinesAtPortal, answerNamedBy, answersAtPortal } from './atPortal.ts';
import { checkLog } from './checkLog.ts';
import { checkStore } from './checkStore.ts';
import { differences } from './compare.ts';
import { openStore } from './store.ts';

export type EndOptions = {
  /** Which desks; all of them unless told. */
  readonly desks?: readonly number[];
  /** Differences that the case made on purpose. */
  readonly allows?: (difference: string) => boolean;
  /** The case takes away what was committed last, lines of the access log with it. */
  readonly mayLoseLines?: boolean;
};

/** Sets everything right, lets what waits be sent, and checks the invariants with nothing going on any more. */
export async function checkEnd(world: World, options: EndOptions = {}): Promise<void> {
  const places = options.desks ?? world.desks.map((_desk, place) => place);
  await world.portal.misbehave.behave();
  for (const line of world.lines) await line.mend();
  for (const place of places) await drain(world, place);
  // What one desk sent the other must have seen before both are compared.
  for (const place of places) await world.deskAt(place).synced();
  for (const place of places) await checkDesk(world, place, options);
  checkPortal(world);
}

/** Waits until nothing waits any more. */
async function drain(world: World, place: number): Promise<void> {
  const desk = world.deskAt(place);
  if (!desk.isOn) {
    const fault = await desk.start();
    if (fault !== null) return world.report.breach('failed', `desk ${place} does not start in the calm: ${fault}`);
  }
  desk.wake();
  const drained = await desk.until(
    () => desk.state?.connection.state === 'connected' && desk.state.lastSynced !== null && mayBeSent(desk) === 0,
  );
  if (!drained) world.report.breach('failed', `desk ${place} does not drain: ${JSON.stringify(desk.state)}`);
}

// What waits behind an entry of the same patient that needs someone waits for that someone.
const MAY_BE_SENT = `
  SELECT count(*) FROM outbox AS head WHERE state IN ('queued', 'sending') AND NOT EXISTS (
    SELECT 1 FROM outbox AS older
    WHERE older.lane = head.lane AND older.seq < head.seq AND older.state IN ('conflict', 'rejected'))`;

function mayBeSent(desk: Desk): number {
  if (desk.state?.waiting === 0) return 0;
  const opened = openStore(desk);
  if (!opened.ok) return -1;
  const count = Number(opened.value.db.prepare(MAY_BE_SENT).pluck().get());
  opened.value.close();
  return count;
}

async function checkDesk(world: World, place: number, options: EndOptions): Promise<void> {
  const { report, ledger, portal } = world;
  const desk = world.deskAt(place);
  const opened = openStore(desk);
  if (!opened.ok) return report.breach('lost', `the store of desk ${place} cannot be opened: ${opened.error.type}`);
  const { db, close } = opened.value;
  try {
    const there = answersAtPortal(portal);
    const isDelivered = (entryId: string) => there.byEntry.get(entryId) === 1;
    const { mayLoseLines = false, allows = () => false } = options;
    checkStore(db, { ledger, desk: place, report, isDelivered, mayLoseLines, when: 'in the end' });

    for (const op of ledger.savedAnswers) {
      if (op.desk !== place || op.entryId === null) continue;
      const entry = findEntry(db, op.entryId);
      const state = entry?.state ?? 'put away';
      const needsYou = entry !== null && (isStopped(entry.state) || isBehindStopped(db, entry));
      if (isDelivered(op.entryId)) continue;
      if (!needsYou) report.breach('lost', `entry ${op.entryId} is ${state} here and not at the portal`);
      else if (textOf(entry) !== op.text)
        report.breach('lost', `entry ${op.entryId} needs someone, and its text is not whole`);
    }
    for (const entry of acknowledged(db)) {
      const named = answerNamedBy(portal, entry.taskId);
      if (entry.kind !== 'eConsultation.answer' || named === null) continue;
      report.expect(
        named.entryId === entry.entryId && named.status === 'completed',
        'failed',
        `entry ${entry.entryId} is acknowledged, and the Task at the portal is ${named.status} by ${named.entryId}`,
      );
    }
    const differ = differences(db, portal).filter((one) => !allows(one));
    if (differ.length > 0)
      report.breach('failed', `desk ${place} and portal differ in ${differ.length}: ${differ.slice(0, 3).join('; ')}`);
  } finally {
    close();
  }
  checkLog(world, place);
}

function isStopped(state: EntryState): boolean {
  return state === 'conflict' || state === 'rejected';
}

function isBehindStopped(db: Db, entry: OutboxEntry): boolean {
  const older = db.prepare('SELECT state FROM outbox WHERE lane = ? AND seq < ?').pluck().all(entry.lane, entry.seq);
  return entry.state === 'queued' && older.some((state) => state === 'conflict' || state === 'rejected');
}

function acknowledged(db: Db): { entryId: string; kind: string; taskId: string }[] {
  const rows = db
    .prepare(
      `SELECT outbox.entry_id AS entryId, outbox.kind AS kind, hex(resource.fhir_id) AS hex FROM outbox
       JOIN resource ON resource.num = outbox.task WHERE outbox.state = 'acknowledged'`,
    )
    .all() as { entryId: string; kind: string; hex: string }[];
  return rows.map(({ entryId, kind, hex }) => ({
    entryId,
    kind,
    taskId: hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5'),
  }));
}

function checkPortal({ portal, ledger, report }: World): void {
  const { byEntry, byText } = answersAtPortal(portal);
  for (const [entryId, count] of byEntry)
    report.expect(count === 1, 'twice', `entry ${entryId} is ${count} times at the portal`);
  for (const [hash, count] of accessLinesAtPortal(portal))
    report.expect(count === 1, 'twice', `the line ${hash} of the access log is ${count} times at the portal`);
  for (const op of ledger.answers) {
    const count = byText.get(op.text) ?? 0;
    report.expect(count <= 1, 'twice', `the text of ${op.taskId} is ${count} times at the portal`);
    if (op.told === 'refused') report.expect(count === 0, 'failed', `an answer refused here is at the portal`);
  }
}
