import { usualGround, type OtherAccessAct } from '../../../shared/domain/access/accessActs.ts';
import { appendLine, logHead, type LogHead, type LogRow } from './accessLogStore.ts';
import { unitName } from './appendAccess.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const AT = 'SELECT hash FROM access_log WHERE seq = ?';
// Asked only where something is not as it was.
const SAID = `SELECT count(*) FROM access_log WHERE act IN ('newLog', 'logCutShort') AND instr(reason, ?) > 0`;

/**
 * Compares the log with its last line as the second file remembers it, at a start and before anything is appended, and
 * says in a line of its own what is not as it was: that this file is new and its log begins after one that was set
 * aside, or that lines are gone from the end or are others than they were.
 *
 * @param remembered the last line that the second file knows of; null when there is no such file or it knows of none
 */
export function noteContinuity(db: Db, isNew: boolean, remembered: LogHead | null, now: number): void {
  if (remembered === null || remembered.seq === 0) return;
  const end = `#${remembered.seq} ${remembered.hash.toString('hex')}`;
  if (isNew) return note(db, 'newLog', end, now);
  const there = prepared(db, AT).get(remembered.seq) as Pick<LogRow, 'hash'> | undefined;
  if (there?.hash.equals(remembered.hash) === true) return;
  // The second file is behind where the app ended before it was made anew.
  if (Number(prepared(db, SAID).pluck().get(end)) > 0) return;
  note(db, 'logCutShort', `#${logHead(db).seq} < ${end}`, now);
}

/** Says that the file which remembers where the log ended was gone or unreadable: nobody knows whether lines are missing. */
export function noteUnwitnessed(db: Db, now: number): void {
  note(db, 'logUnwitnessed', `#${logHead(db).seq}`, now);
}

function note(db: Db, act: OtherAccessAct, reason: string, at: number): void {
  appendLine(db, {
    at,
    practitioner: null,
    name: 'Legekontor',
    role: 'system',
    unit: unitName(db),
    act,
    patient: null,
    patientName: null,
    ground: usualGround(act),
    reason,
    outcome: 'opened',
    documents: [],
  });
}
