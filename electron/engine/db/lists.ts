import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { ListId, ListNumbers } from '../../../shared/domain/patientList/listState.ts';
import type { Contract } from '../../../shared/domain/patientList/responsible.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { asDates, isActive } from '../../../shared/fhir/holds.ts';
import { authorisedIn, listOfGp, toCover, toListNumbers, toSharedList } from '../../../shared/fhir/list.ts';
import type { Json } from '../../../shared/fhir/json.ts';
import { practitionerIn } from '../../../shared/fhir/reference.ts';
import { codesIn, schemas } from '../../../shared/fhir/schemas.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { resourcesOfType, toJson } from './patientResources.ts';
import { findResource } from './resourceStore.ts';
import { isOfSurgery, surgeryOf } from './surgery.ts';

/** A GP's list, named by the GP, also one that has left; `gps` are the GP's times here, of which there can be several. */
export type GpList = Contract & { readonly gp: PractitionerId };

/**
 * Every GP's list at the surgery with who works on it: GPs and locums by their PractitionerRole, what is shared by the
 * Group of the list.
 */
export function loadLists(db: Db): readonly GpList[] {
  const surgery = surgeryOf(db);
  const roles = resourcesOfType(db, 'PractitionerRole').filter(
    (role) => isOfSurgery(role['organization'], surgery) && isPractitionerActive(db, role),
  );
  const covers = roles.flatMap((role) => toCover(role) ?? []);
  const shared = new Map(
    resourcesOfType(db, 'Group').flatMap((group) => {
      const list = toSharedList(group);
      return list === null ? [] : [[list.gp, list.sharedList] as const];
    }),
  );
  const lists = new Map<PractitionerId, GpList>();
  for (const json of roles) {
    const role = schemas.PractitionerRole.safeParse(json);
    if (!role.success || !codesIn(role.data.code, SYSTEM.role).includes('gp')) continue;
    const gp = practitionerIn(role.data.practitioner?.reference);
    if (gp === null) continue;
    const period = asDates(authorisedIn(json));
    const known = lists.get(gp)?.gps ?? [];
    lists.set(gp, {
      gp,
      listId: listOfGp(gp),
      sharedList: shared.get(gp) ?? null,
      gps: !isActive(json) ? known : [...known, { gp, ...period }],
      locums: covers
        .filter((cover) => cover.gp === gp)
        .map(({ locum, from: first, to: last }) => ({ locum, from: first, to: last })),
    });
  }
  return [...lists.values()];
}

/** What the register tells of each list; a list of which it has told nothing that can be read is not among them. */
export function loadListNumbers(db: Db): ReadonlyMap<ListId, ListNumbers> {
  return new Map(
    resourcesOfType(db, 'Group').flatMap((group) => {
      const list = toSharedList(group);
      const numbers = toListNumbers(group);
      return list === null || numbers === null ? [] : [[listOfGp(list.gp), numbers] as const];
    }),
  );
}

/** The list of a GP; of one who is unknown here, a list with nobody else. */
export function listOf(lists: readonly Contract[], gp: PractitionerId): Contract {
  const found = lists.find(({ listId }) => listId === listOfGp(gp));
  const alone = { gp, from: Temporal.PlainDate.from('0001-01-01'), to: null };
  return found ?? { listId: listOfGp(gp), sharedList: null, gps: [alone], locums: [] };
}

/** Someone who is out of use at the portal works for nobody, whatever their roles say. */
function isPractitionerActive(db: Db, role: Json): boolean {
  const read = schemas.PractitionerRole.safeParse(role);
  const id = read.success ? practitionerIn(read.data.practitioner?.reference) : null;
  const json = id === null ? null : (findResource(db, { type: 'Practitioner', id })?.json ?? null);
  return json === null || isActive(toJson(json));
}
