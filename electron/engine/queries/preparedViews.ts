import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { PreparedView, ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import { deliveryOf } from '../db/deliveryOf.ts';
import type { Db } from '../db/open.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { type PreparedHere, preparedIn } from '../db/preparedOf.ts';
import type { Names } from './names.ts';

/**
 * `num`: the matter's. `entries`: what was done in it here. `asked`: when the question came that waits now (ms, UTC); null
 * when none does.
 */
type Matter = {
  readonly db: Db;
  readonly num: number;
  readonly entries: readonly OutboxEntry[];
  readonly asked: number | null;
};

/** What stands prepared for the question that waits: the newest of each author, oldest first. */
export function standingIn({ db, num, entries, asked }: Matter): readonly PreparedHere[] {
  if (asked === null) return [];
  return newestOfEach(preparedIn(db, num, entries)).filter(({ status, at, entry }) => {
    return status === 'standing' && at >= asked && entry?.state !== 'withdrawn' && entry?.state !== 'rejected';
  });
}

/**
 * What has been prepared in a matter, as its reader sees it: what waits for a doctor, by whomever; and what became of the
 * reader's own.
 *
 * @param reader id of the Practitioner
 */
export function preparedViews(
  matter: Matter & { readonly names: Names; readonly reader: string; readonly messages: readonly ThreadMessage[] },
): readonly PreparedView[] {
  const { db, num, entries, names, reader, messages } = matter;
  const standing = standingIn(matter);
  return newestOfEach(preparedIn(db, num, entries)).flatMap((one) => {
    const isMine = one.by === reader;
    const waits = standing.some(({ entryId }) => entryId === one.entryId);
    if (one.status === 'taken-back' || (!waits && !isMine)) return [];
    const { entryId, text, by, at, entry } = one;
    return {
      entryId,
      isMine,
      authorName: names.byReference(`Practitioner/${by}`) ?? '–',
      text,
      at: writeInstant(at),
      delivery: entry === null || entry.state === 'withdrawn' ? null : deliveryOf(entry),
      fate: waits || entry?.state === 'rejected' ? { type: 'waits' } : fateOf(one, names, messages),
    };
  });
}

function fateOf(
  { setAside, status, at, text }: PreparedHere,
  names: Names,
  messages: readonly ThreadMessage[],
): PreparedView['fate'] {
  if (status === 'set-aside') {
    const name = setAside === null ? null : names.byReference(`Practitioner/${setAside.by}`);
    return { type: 'set-aside', name, at: setAside === null ? null : writeInstant(setAside.at) };
  }
  const since = writeInstant(at);
  const answer = messages.find(
    ({ kind, sentAt, notSent, delivery }) =>
      kind === 'answer' &&
      notSent === null &&
      sentAt >= since &&
      (delivery === null || delivery.state === 'acknowledged'),
  );
  if (answer === undefined) return { type: 'not-used' };
  const { authorName: name, sentAt } = answer;
  return { type: 'answered', name, at: sentAt, asWritten: answer.text.trim() === text.trim() };
}

function newestOfEach(all: readonly PreparedHere[]): readonly PreparedHere[] {
  return all.filter(({ by }, place) => !all.slice(place + 1).some((later) => later.by === by));
}
