import { readResource, writeJson } from '../../../shared/fhir/readResource.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { readCursor, saveCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { indexPatient } from '../db/patientSearch.ts';
import { countQuarantined, putAside, release } from '../db/quarantineStore.ts';
import { KnownReferences, saveResource } from '../db/resourceStore.ts';
import { WorkChanges } from '../db/workChanges.ts';

/**
 * Puts a page in the database: rows, what the work queue shows of them, what was put aside, and the cursor, in one
 * transaction (T1). Gives how many were
 * new or newer. A resource that we do not understand is put aside with its reason, and the rest of the page goes on.
 *
 * @param cursor the mark that the page reaches (ms by the portal's clock; null leaves it), and whether the first load
 *   of the type is complete with it
 * @param known what references stand for, from page to page of one pull; not to be used again after this has thrown
 */
export function applyPage(
  db: Db,
  type: ResourceType,
  resources: readonly unknown[],
  cursor: { readonly mark: number | null; readonly loaded: boolean },
  now: number,
  known = new KnownReferences(db),
): number {
  return db.transaction(() => {
    let taken = 0;
    const changes = new WorkChanges(db);
    let anyAside = countQuarantined(db) > 0;
    for (const resource of resources) {
      const read = readResource(resource);
      if (!read.ok) {
        putAside(db, read.error, writeJson(resource) ?? 'null', now);
        anyAside = true;
        continue;
      }
      if (read.value.type !== type) continue;
      if (!saveResource(db, read.value, known, false, changes)) continue;
      taken += 1;
      if (type === 'Patient') {
        const { owner, resource: patient } = read.value;
        indexPatient(db, known.numOf(read.value), patient, owner === null ? null : known.numOf(owner));
      }
      if (anyAside) release(db, type, read.value.id);
    }
    changes.apply();
    const mark = cursor.mark ?? readCursor(db, type)?.mark;
    if (mark !== undefined) saveCursor(db, type, { mark, loaded: cursor.loaded });
    else if (cursor.loaded) saveCursor(db, type, { mark: 0, loaded: true });
    return taken;
  })();
}
