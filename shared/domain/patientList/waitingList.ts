import rules from '../../../resources/rules/patientList.json' with { type: 'json' };
import { err, ok, type Result } from '../../lib/result.ts';
import { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import { effectiveFrom } from '../gpChange/effectiveFrom.ts';
import type { PatientId } from '../identity/ids.ts';
import type { ListId, ListState } from './listState.ts';

export type WaitingRefused =
  | { readonly type: 'AlreadyOnThisList' }
  | { readonly type: 'AlreadyWaiting'; readonly listId: ListId }
  | { readonly type: 'ListHasRoom' }
  | { readonly type: 'RemovedByMunicipality' };

/**
 * Whether someone may stand in line for a list. One waiting list at a time; children too. Where there is room one does not
 * wait but chooses. Source: Helsenorge, «Bytte fastlege»; FOR-2012-08-29-843 § 6.
 */
export function joinWaitingList(
  person: {
    readonly onList: ListId | null;
    readonly waitsFor: ListId | null;
    readonly removedByMunicipality: boolean;
  },
  list: { readonly listId: ListId; readonly state: ListState['state'] },
): Result<void, WaitingRefused> {
  if (person.removedByMunicipality) return err({ type: 'RemovedByMunicipality' });
  if (person.onList === list.listId) return err({ type: 'AlreadyOnThisList' });
  if (person.waitsFor !== null) return err({ type: 'AlreadyWaiting', listId: person.waitsFor });
  if (list.state === 'open') return err({ type: 'ListHasRoom' });
  return ok(undefined);
}

/** Someone in line, since a date in Norway: since joining the line, or since being without a GP. */
export type InLine = { readonly patientId: PatientId; readonly since: Temporal.PlainDate };

export type Line = {
  readonly freePlaces: number;
  readonly locked: boolean;
  readonly waiting: readonly InLine[];
  /** Residents of the municipality without a GP; they come before those who only want another one. */
  readonly withoutGp: readonly InLine[];
  /** The municipality can switch automatic allocation off. */
  readonly allocatesWithoutGp: boolean;
};

export type ExpectedPlacements = {
  readonly placed: readonly { readonly patientId: PatientId; readonly from: Temporal.PlainDate }[];
  /** How many more places must come free before the waiting list opens; null when it has opened or nobody waits. */
  readonly opensAfter: number | null;
};

/**
 * Whom the register is expected to place at its check on a day, from the 1st of the next month. The register decides and
 * writes to the patient; there is no offer to accept.
 *
 * People without a GP take free places first, longest without first. What is left opens the waiting list only when it is
 * ten places, and then ten people come, in the order in which they joined; people of the same day keep the order given.
 * A locked list takes nobody.
 *
 * Source: Helfo, «Tildeling av fastlege til innbyggarar utan plass»; Helsenorge (ten places, an older copy: dated data).
 */
export function expectedPlacements(line: Line, today: Temporal.PlainDate): ExpectedPlacements {
  const batch = valueOn(rules, 'waitingListOpensAtFreePlaces', today);
  const free = line.locked ? 0 : line.freePlaces;
  const first = line.allocatesWithoutGp ? longestFirst(line.withoutGp).slice(0, free) : [];
  const left = free - first.length;
  const second = longestFirst(line.waiting).slice(0, left - (left % batch));
  const stillWaiting = line.waiting.length - second.length;
  return {
    placed: [...first, ...second].map(({ patientId }) => ({ patientId, from: effectiveFrom(today) })),
    opensAfter: second.length > 0 || stillWaiting === 0 ? null : batch - left,
  };
}

function longestFirst(people: readonly InLine[]): readonly InLine[] {
  return people.toSorted((a, b) => Temporal.PlainDate.compare(a.since, b.since));
}
