import { listState } from '../../../shared/domain/patientList/listState.ts';
import { responsibleOn } from '../../../shared/domain/patientList/responsible.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { PatientListRow } from '../../../shared/ipc/views/patientLists.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt, Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { type GpList, loadListNumbers, loadLists } from '../db/lists.ts';
import { Names } from './names.ts';

const collator = new Intl.Collator('nb');

/** Every GP's list: how full it is, whether it takes patients, with whom it is shared and who stands in. */
export const readPatientLists: SignedInAct<'readPatientLists'> = ({ db, now }) => {
  const names = new Names(db, now());
  const nameOf = (id: PractitionerId) => names.byReference(`Practitioner/${id}`);
  const today = osloDateAt(now());
  const numbers = loadListNumbers(db);
  // Without those of GPs who have left and whose patients have been moved.
  const contracts = loadLists(db).filter(
    (list) => numbers.has(list.listId) || responsibleOn(list, today).type !== 'nobodyNamed',
  );

  const rows = contracts.map((list): PatientListRow => {
    const told = numbers.get(list.listId) ?? null;
    return {
      gpId: list.gp,
      gpName: nameOf(list.gp),
      responsible: responsibleOn(list, today).type,
      numbers: told === null ? null : { cap: told.cap, headcount: told.headcount, waiting: told.waiting },
      standing: told === null ? null : listState(told),
      shared: sharedWith(list, contracts, nameOf),
      cover: list.locums
        .filter(({ to }) => Temporal.PlainDate.compare(today, to) <= 0)
        .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))
        .map(({ locum, from, to }) => ({ locumName: nameOf(locum), from: from.toString(), to: to.toString() })),
    };
  });
  return ok({
    today: today.toString(),
    lists: rows.toSorted((a, b) => collator.compare(a.gpName ?? '', b.gpName ?? '')),
  });
};

function sharedWith(
  list: GpList,
  contracts: readonly GpList[],
  nameOf: (id: PractitionerId) => string | null,
): PatientListRow['shared'] {
  if (list.sharedList === null) return null;
  const others = contracts.filter(({ listId, sharedList }) => listId !== list.listId && sharedList === list.sharedList);
  const otherGps = others.map(({ gp }) => nameOf(gp) ?? '–').toSorted((a, b) => collator.compare(a, b));
  return { name: list.sharedList, otherGps };
}
