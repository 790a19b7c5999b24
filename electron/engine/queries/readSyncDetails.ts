import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';
import { isShown } from '../../../shared/domain/sync/entryKind.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { workKindOf } from '../../../shared/fhir/work.ts';
import type { OutboxRow, StrayText } from '../../../shared/ipc/views/sync.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { textPlace } from '../db/answerText.ts';
import { isBlocked } from '../db/blocks.ts';
import { strayDrafts, type StrayDraft } from '../db/draftStore.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import { deliveryOf } from '../db/deliveryOf.ts';
import { unsettledEntries, type OutboxEntry } from '../db/outboxStore.ts';
import { listQuarantined } from '../db/quarantineStore.ts';
import { resourceByNum } from '../db/resourceStore.ts';
import { Names } from './names.ts';
import { withoutPersons } from './withoutPersons.ts';
import type { Reading } from './workRows.ts';

const MOST = 500;

/** What waits to be sent or needs someone, oldest first, and what was put aside with its reason. */
export const readSyncDetails: SignedInAct<'readSyncDetails'> = ({ db, now, signedIn }) => {
  const names = new Names(db, now());
  return ok({
    outbox: unsettledEntries(db, MOST).flatMap(
      (entry) => toRow({ db, names, reader: signedIn, now: now() }, entry) ?? [],
    ),
    strays: strayDrafts(db, signedIn.num).map((draft) => toStray({ db, names, reader: signedIn, now: now() }, draft)),
    quarantine: listQuarantined(db, MOST).map((one) => ({
      resourceType: one.type,
      resourceId: one.fhir_id === '' ? null : one.fhir_id,
      field: one.field,
      problem: one.problem,
      since: writeInstant(one.since),
      raw: withoutPersons(one.raw).slice(0, 20_000),
    })),
  });
};

function toStray({ db, names, reader, now }: Omit<Reading, 'cover'>, draft: StrayDraft): StrayText {
  const { task, patient, field, text, saved, gone } = draft;
  const blocked = isBlocked(db, reader, patient, now);
  return {
    taskId: resourceByNum(db, task)?.id ?? '',
    patientId: resourceByNum(db, patient)?.id ?? '',
    patientName: blocked ? '' : names.patient(patient).name,
    blocked,
    field,
    text: blocked ? '' : text,
    savedAt: writeInstant(saved),
    why: gone === 1 ? 'matter-gone' : 'other-patient',
  };
}

function toRow({ db, names, reader, now }: Omit<Reading, 'cover'>, entry: OutboxEntry): OutboxRow | null {
  if (!isShown(entry.kind)) return null;
  const blocked = isBlocked(db, reader, entry.lane, now, entry.task);
  const hidden = blocked || whyNotTransferred(db, reader, entry.task, now) !== null;
  const stored = resourceByNum(db, entry.task);
  const task = stored?.json === null || stored === null ? null : schemas.Task.safeParse(JSON.parse(stored.json));
  return {
    entryId: entry.entryId,
    kind: entry.kind,
    blocked,
    taskId: stored?.id ?? '',
    matter: workKindOf(stored?.kind ?? null) ?? 'e-consultation',
    patientName: blocked ? '' : names.patient(entry.lane).name,
    subject: task?.success === true && !hidden && stored?.patient === entry.lane ? (task.data.description ?? '') : '',
    authorName: names.other(entry.author) ?? '–',
    delivery: deliveryOf(entry),
    mayWithdraw: !blocked && mayWithdraw({ ...entry, text: textPlace(entry) }),
  };
}
