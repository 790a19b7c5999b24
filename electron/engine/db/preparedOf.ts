import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { type PreparedText, toPrepared } from '../../../shared/fhir/prepared.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { textOf } from './answerText.ts';
import { ABOUT_ITS_PATIENT } from './messagesOf.ts';
import { PREPARED } from './newestText.ts';
import type { Db } from './open.ts';
import type { OutboxEntry } from './outboxStore.ts';
import { prepared } from './prepared.ts';
import { resourceByNum, type StoredResource } from './resourceStore.ts';

const PREPARED_TEXTS = `
  SELECT json FROM resource WHERE parent = ? AND kind = ${PREPARED} AND json IS NOT NULL AND ${ABOUT_ITS_PATIENT}`;
const NUMS = `SELECT num FROM resource WHERE parent = ? AND kind = ${PREPARED} AND json IS NOT NULL`;

/** A prepared text with its entry, for what was written on this machine. */
export type PreparedHere = PreparedText & { readonly entry: OutboxEntry | null };

/**
 * Everything that was prepared in a matter (its num) about its patient, oldest first: at the portal, and what is on its
 * way there. What has been taken away here counts as taken away before the portal knows.
 *
 * @param entries what was done in the matter on this machine
 */
export function preparedIn(db: Db, task: number, entries: readonly OutboxEntry[]): readonly PreparedHere[] {
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const atPortal = (prepared(db, PREPARED_TEXTS).pluck().all(task) as string[]).flatMap((json) => {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    const text = message.success ? toPrepared(message.data) : null;
    return text === null ? [] : [{ ...text, entry: byId.get(text.entryId) ?? null }];
  });
  const known = new Set(atPortal.map(({ entryId }) => entryId));
  const here = entries.filter(({ kind, entryId }) => entryRules[kind].does === 'prepare' && !known.has(entryId));
  return [...atPortal, ...here.map((entry) => ofEntry(db, entry))]
    .map((one) => takenAway(db, one, entries))
    .toSorted((a, b) => a.at - b.at);
}

function ofEntry(db: Db, entry: OutboxEntry): PreparedHere {
  const { entryId, created: at, state, problem } = entry;
  // One that a colleague's answer came before still tells what became of it.
  const status = state === 'withdrawn' && problem === null ? 'taken-back' : 'standing';
  return { entryId, at, by: authorOf(db, entry), text: textOf(entry), status, setAside: null, entry };
}

function takenAway(db: Db, one: PreparedHere, entries: readonly OutboxEntry[]): PreparedHere {
  if (one.status !== 'standing') return one;
  const away = entries.find(
    ({ steps, state }) =>
      state !== 'withdrawn' &&
      state !== 'rejected' &&
      steps.some((step) => step.do === 'update' && step.type === 'Communication' && step.undoes === one.entryId),
  );
  if (away === undefined) return one;
  const by = authorOf(db, away);
  if (by === one.by) return { ...one, status: 'taken-back' };
  return { ...one, status: 'set-aside', setAside: { by, at: away.created } };
}

function authorOf(db: Db, { author }: OutboxEntry): PractitionerId {
  return (resourceByNum(db, author)?.id ?? '') as PractitionerId;
}

/** The Communication that an entry has made; null where the portal has not given one. */
export function preparedBy(db: Db, task: number, entryId: string): StoredResource | null {
  const nums = prepared(db, NUMS).pluck().all(task) as number[];
  for (const num of nums) {
    const stored = resourceByNum(db, num);
    const message = stored?.json == null ? null : schemas.Communication.safeParse(JSON.parse(stored.json));
    if (message?.success === true && toPrepared(message.data)?.entryId === entryId) return stored;
  }
  return null;
}
