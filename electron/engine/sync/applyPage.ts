import { merge } from '../../../shared/domain/sync/merge.ts';
import { readResource, writeJson } from '../../../shared/fhir/readResource.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { readCursor, saveCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { indexPatient } from '../db/patientSearch.ts';
import { countQuarantined, putAside, release } from '../db/quarantineStore.ts';
import { KnownReferences, saveResource, versionOf } from '../db/resourceStore.ts';
import { keepSurgery } from '../db/surgery.ts';
import { WorkChanges } from '../db/workChanges.ts';

/** How many were new or newer, and the ids of which the portal must be asked whether what it gave is the newest. */
export type Applied = { readonly taken: number; readonly unsure: readonly string[] };

/**
 * Puts a page in the database: rows, what the work queue shows of them, what was put aside, and the cursor, in one
 * transaction (T1). A resource that we do not understand is put aside with its reason, and the rest of the page goes on.
 *
 * @param cursor the mark that the page reaches (ms by the portal's clock; null leaves it), and whether the first load
 *   of the type is complete with it. `clock`: where the portal's clock stood (ms; null where it does not say). What is
 *   dated after it counts as of then, or nothing could ever follow it. `asTheyAre`: each has been read by itself
 * @param base the portal's address, under which what is written out in full is its own
 * @param known what references stand for, from page to page of one pull; not to be used again after this has thrown
 */
export function applyPage(
  db: Db,
  type: ResourceType,
  resources: readonly unknown[],
  cursor: {
    readonly mark: number | null;
    readonly loaded: boolean;
    readonly clock?: number | null;
    readonly asTheyAre?: boolean;
  },
  now: number,
  known = new KnownReferences(db),
  base = '',
): Applied {
  return db.transaction(() => {
    let taken = 0;
    const unsure: string[] = [];
    const clock = cursor.clock ?? Number.MAX_SAFE_INTEGER;
    const changes = new WorkChanges(db);
    let anyAside = countQuarantined(db) > 0;
    for (const resource of resources) {
      const read = readResource(resource, base);
      if (!read.ok) {
        putAside(db, read.error, writeJson(resource) ?? 'null', now);
        anyAside = true;
        continue;
      }
      if (read.value.type !== type) continue;
      const pulled = { ...read.value, lastUpdated: Math.min(read.value.lastUpdated, clock) };
      if (!saveResource(db, pulled, known, cursor.asTheyAre === true, changes)) {
        const meaning = merge(versionOf(db, pulled), pulled);
        if (meaning === 'ask') unsure.push(pulled.id);
        if (meaning !== 'take') continue;
        saveResource(db, pulled, known, true, changes);
      }
      taken += 1;
      if (type === 'Patient') {
        const { owner, resource: patient } = read.value;
        indexPatient(db, known.numOf(read.value), patient, owner === null ? null : known.numOf(owner), now);
      }
      if (anyAside) release(db, type, read.value.id);
    }
    changes.apply();
    const mark = cursor.mark ?? readCursor(db, type)?.mark;
    if (mark !== undefined) saveCursor(db, type, { mark, loaded: cursor.loaded });
    else if (cursor.loaded) saveCursor(db, type, { mark: 0, loaded: true });
    if (type === 'Organization' && cursor.loaded) keepSurgery(db);
    return { taken, unsure };
  })();
}
