import type { StatedFile } from '../../../shared/domain/eConsultation/attachment.ts';
import { filesOf } from '../../../shared/fhir/attachment.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import type { Kept } from './attachmentStore.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { findResource, resourceByNum } from './resourceStore.ts';

/** A file that lies at the portal and should be here. */
export type WaitingFile = {
  readonly message: number;
  readonly place: number;
  readonly url: string;
  readonly stated: StatedFile;
};

/** In one turn: the others come with the next. */
const MOST = 20;

// What somebody looks for, and then what belongs to matters that wait: it is to be read without a line too.
export const WANTED = `SELECT message, place, url FROM attachment WHERE state = 'wanted' LIMIT ${MOST}`;
export const OF_OPEN = `
  SELECT file.message, file.place, file.url
  FROM work CROSS JOIN resource AS said ON said.parent = work.num CROSS JOIN attachment AS file ON file.message = said.num
  WHERE work.waits = 1 AND file.state = 'at-portal' AND (said.patient IS NULL
    OR said.patient = (SELECT matter.patient FROM resource AS matter WHERE matter.num = said.parent)) LIMIT ${MOST}`;
export const ANY_AT_PORTAL = `SELECT 1 FROM attachment WHERE state = 'at-portal' LIMIT 1`;
const SAVE = `
  UPDATE attachment SET state = ?, type = ?, size = ?, refused = ?, content = ?, fetched = ?
  WHERE message = ? AND place = ? AND url = ?`;
export const FETCHED = 'SELECT ifnull(sum(size), 0) FROM attachment WHERE fetched IS NOT NULL';
export const OLDEST = `
  SELECT file.message, file.place, file.size
  FROM attachment AS file JOIN resource AS said ON said.num = file.message
  WHERE file.fetched IS NOT NULL AND NOT EXISTS (SELECT 1 FROM work WHERE work.num = said.parent AND work.waits = 1)
  ORDER BY file.fetched`;
const LET_GO = `
  UPDATE attachment SET state = 'at-portal', content = NULL, fetched = NULL WHERE message = ? AND place = ?`;

/** Those to fetch now, what somebody looks for first. */
export function waitingFiles(db: Db): readonly WaitingFile[] {
  const wanted = prepared(db, WANTED).all() as Named[];
  const more = prepared(db, ANY_AT_PORTAL).get() === undefined ? [] : (prepared(db, OF_OPEN).all() as Named[]);
  return [...wanted, ...more].slice(0, MOST).flatMap(({ message, place, url }) => {
    const stated = url === null ? undefined : statedOf(db, message, place);
    return stated === undefined || url === null ? [] : [{ message, place, url, stated }];
  });
}

type Named = { message: number; place: number; url: string | null };

/**
 * Whether what decides who may see a file (`Binary.securityContext`) is of the same patient as the matter of its message
 * (a num), or of nobody.
 */
export function isOfMatter(db: Db, message: number, context: string): boolean {
  const reference = readReference(context);
  const stored = reference === null ? null : findResource(db, reference);
  const matter = resourceByNum(db, message)?.parent ?? null;
  if (stored === null || matter === null) return false;
  const patient = stored.type === 'Patient' ? stored.num : stored.patient;
  return patient === null || patient === resourceByNum(db, matter)?.patient;
}

function statedOf(db: Db, message: number, place: number): StatedFile | undefined {
  const json = resourceByNum(db, message)?.json ?? null;
  return json === null ? undefined : filesOf(JSON.parse(json)).find((file) => file.place === place);
}

/** What came of fetching one. Changes nothing when the message has come anew meanwhile and leads elsewhere. */
export function saveFetched(db: Db, file: WaitingFile, kept: Kept, now: number): void {
  const fetched = kept.state === 'here' ? now : null;
  const { state, type, size, refused, content } = kept;
  prepared(db, SAVE).run(state, type, size, refused, content, fetched, file.message, file.place, file.url);
}

/**
 * Lets go of fetched files of matters that no longer wait, the first fetched first, until the rest takes no more than
 * `most` bytes. They lie at the portal, and are fetched again when somebody looks for them.
 */
export function letGoOfOldest(db: Db, most: number): void {
  let kept = prepared(db, FETCHED).pluck().get() as number;
  if (kept <= most) return;
  for (const { message, place, size } of prepared(db, OLDEST).all() as {
    message: number;
    place: number;
    size: number;
  }[]) {
    if (kept <= most) return;
    prepared(db, LET_GO).run(message, place);
    kept -= size;
  }
}
