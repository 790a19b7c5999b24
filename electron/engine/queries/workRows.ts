import { maySign } from '../../../shared/domain/eConsultation/whoMay.ts';
import { QUEUE_STATES } from '../../../shared/domain/work/queueState.ts';
import { WORK_KINDS } from '../../../shared/domain/work/workKind.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { dayFromNumber } from '../../../shared/fhir/dueDay.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { ClaimView, OpenedBy, WorkRow } from '../../../shared/ipc/views/queue.ts';
import { type DraftOfTask, draftsOfTask } from '../db/draftStore.ts';
import { entryDelivery } from '../db/entryDelivery.ts';
import { unpackId } from '../db/fhirId.ts';
import type { Db } from '../db/open.ts';
import { standingMark } from '../db/openedHere.ts';
import { entriesAbout } from '../db/outboxStore.ts';
import { prepared } from '../db/prepared.ts';
import { resourceByNum } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import { teamIn } from '../db/workDesk.ts';
import { NO_DUE, type WorkRecord } from '../db/workRow.ts';
import type { CoverOfGps } from './coverOn.ts';
import { maskRow } from './maskRow.ts';
import type { Names } from './names.ts';
import { preparedForDoctor } from './preparedForDoctor.ts';
import { standingIn } from './preparedViews.ts';

const ROW = 'SELECT * FROM work WHERE num = ?';
const PATIENTS = `
  SELECT DISTINCT patient FROM work WHERE num IN (SELECT value FROM json_each(?)) AND patient IS NOT NULL`;

/** What rows are made of: names looked up once, who reads, now in ms, and who stands in for whom today. */
export type Reading = {
  readonly db: Db;
  readonly names: Names;
  readonly reader: Staff;
  readonly now: number;
  readonly cover: CoverOfGps;
};

/** A matter of the queue by its num, as its reader sees it; null when it is not in the queue. */
export function workRow(reading: Reading, num: number): WorkRow | null {
  const record = prepared(reading.db, ROW).get(num) as WorkRecord | undefined;
  return record === undefined ? null : maskRow({ ...reading, record }, toRow(reading, record));
}

/** Whose matters of the queue these are: patients, each once. All by their nums. */
export function patientsOf(db: Db, nums: readonly number[]): readonly number[] {
  return prepared(db, PATIENTS).pluck().all(JSON.stringify(nums)) as number[];
}

function toRow(reading: Reading, record: WorkRecord): WorkRow {
  const { db, names, reader } = reading;
  const { num, patient } = record;
  const drafts = record.drafts === 1 && patient !== null ? draftsOfTask(db, { num, patient }) : [];
  const claim = claimOf(reading, record);
  const desk = (record.owner === record.gp ? reading.cover.get(record.gp) : undefined) ?? record.owner;
  return {
    id: unpackId(record.id),
    kind: WORK_KINDS[record.kind] ?? 'list',
    taskKind: record.task_kind === null ? null : (TASK_KINDS[record.task_kind] ?? null),
    blocked: false,
    patientName: record.name ?? '–',
    birthDay: record.birthday,
    writtenBy: record.requester === null ? null : writerOf(reading, record.num, record.requester),
    subject: record.subject,
    // Of what has ended the thread alone has the words, and who opens that has a line in the access log.
    preview: record.waits === 1 ? record.preview : '',
    receivedAt: writeInstant(record.at),
    dueDay: record.due === NO_DUE ? null : dayFromNumber(record.due).toString(),
    urgent: record.urgent === 1,
    state: QUEUE_STATES[record.state] ?? 'open',
    startsAt: record.starts === null ? null : writeInstant(record.starts),
    gpName: names.other(record.gp) ?? names.patient(record.patient).gpName,
    ownerName: names.other(desk),
    team: teamIn(record.owner),
    assignedToMe: record.owner === reader.num || desk === reader.num,
    claim,
    openedBy: openedByOf(reading, record),
    hasDraft: drafts.some(({ author }) => author === reader.num),
    preparedBy: record.drafts === 1 ? preparedBy(reading, record, drafts) : null,
    delivery: (record.entry === null ? null : entryDelivery(db, record.entry))?.delivery ?? claim?.delivery ?? null,
  };
}

/** Who has prepared an answer last, for a reader who may sign it. */
function preparedBy(
  { db, names, reader }: Reading,
  { num, patient, waits, at: asked }: WorkRecord,
  drafts: readonly DraftOfTask[],
): string | null {
  if (!maySign(reader.role)) return null;
  const entries = entriesAbout(db, { num, patient });
  const handedOver = standingIn({ db, num, entries, asked: waits === 1 ? asked : null }).findLast(
    ({ by }) => by !== reader.practitionerId,
  );
  if (handedOver !== undefined) return names.byReference(`Practitioner/${handedOver.by}`);
  return names.other(preparedForDoctor(db, drafts, reader).at(-1)?.author ?? null);
}

function claimOf({ db, names, reader }: Reading, { claimed, claiming, owner }: WorkRecord): ClaimView | null {
  if (claimed !== null) {
    const since = writeInstant(claimed);
    return { name: names.other(owner) ?? '–', since, isMine: owner === reader.num, delivery: null };
  }
  const entry = claiming === null ? null : entryDelivery(db, claiming);
  if (entry === null) return null;
  const { author, created, delivery } = entry;
  return {
    name: names.other(author) ?? '–',
    since: writeInstant(created),
    isMine: author === reader.num,
    delivery,
  };
}

function openedByOf({ db, names, reader, now }: Reading, record: WorkRecord): OpenedBy | null {
  const { num, opened_by: by, opened_since: since, opened_until: until } = record;
  if (by === null || since === null || until === null || until <= now) return null;
  const mark = standingMark(db, num, { by: by as PractitionerId, since, until }, reader.practitionerId, now);
  if (mark === null || mark.by === reader.practitionerId) return null;
  const name = names.byReference(`Practitioner/${mark.by}`);
  return name === null ? null : { name, since: writeInstant(since), until: writeInstant(until) };
}

function writerOf({ db, names }: Reading, num: number, requester: string): string | null {
  const name = names.byReference(requester);
  if (name !== null) return name;
  // Someone whom the portal has only named in passing.
  const json = resourceByNum(db, num)?.json ?? null;
  const task = json === null ? null : schemas.Task.safeParse(JSON.parse(json));
  return task?.success === true ? names.writtenBy(task.data) : null;
}
