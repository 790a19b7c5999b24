import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { runSlowAct } from '../../electron/engine/ipc/runSlowAct.ts';
import { slowActs } from '../../electron/engine/ipc/slowActs.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { applyPage } from '../../electron/engine/sync/applyPage.ts';
import { readInstant } from '../../shared/fhir/instant.ts';
import { RESOURCE_TYPES } from '../../shared/fhir/resourceTypes.ts';
import { inWindow } from '../builders/inWindow.ts';
import { aCommunication, aPatient, aTask, theStaff, type Resource } from '../fhir/resources.ts';

/** Half past nine in Norway on the day that the question came. */
export const NOW = Date.parse('2027-03-23T08:30:00.000Z');

/** Puts resources in the database as a pull does, type by type. */
export function pulled(db: Db, resources: readonly Resource[]): void {
  for (const type of RESOURCE_TYPES) {
    const ours = resources.filter((one) => one.resourceType === type);
    if (ours.length === 0) continue;
    const mark = Math.max(...ours.map((one) => readInstant(one.meta.lastUpdated) ?? 0));
    applyPage(db, type, ours, { mark, loaded: true }, NOW);
  }
}

/** A doctor, a receptionist, one patient and her question, as they stand after the first pull. */
export function pullTheSurgery(db: Db): void {
  pulled(db, [...theStaff(), aPatient(), aTask(), aCommunication()]);
}

/**
 * Asks an act by name as the window would, of the thread that answers it. Nothing may break on the way.
 *
 * @param onOpened what a query says must be logged before it is shown
 */
export function askAsIs(
  db: Db,
  name: string,
  input: unknown,
  practitionerId: string | null,
  now = NOW,
  onOpened: (note: AccessNote) => void = () => undefined,
): unknown {
  const isQuery = Object.hasOwn(readerActs.open, name) || Object.hasOwn(readerActs.signedIn, name);
  const broken = (cause: unknown): never => {
    throw new Error(`${name} broke`, { cause });
  };
  const context = { db, now: () => now, onOpened };
  return isQuery
    ? runAct(readerActs, context, name, input, practitionerId, broken)
    : runAct(writerActs, context, name, input, practitionerId, broken);
}

/** The same, with the patient whom the window shows where the act carries one and the test says nothing of them. */
export function ask(db: Db, name: string, input: unknown, ...rest: Rest): unknown {
  return askAsIs(db, name, inWindow(db, name, input), ...rest);
}

type Rest = [practitionerId: string | null, now?: number, onOpened?: (note: AccessNote) => void];

/** As `ask`, for an act that computes for a while. */
export function askSlow(
  db: Db,
  name: string,
  input: unknown,
  practitionerId: string | null,
  now = NOW,
): Promise<unknown> {
  const broken = (cause: unknown): never => {
    throw new Error(`${name} broke`, { cause });
  };
  return runSlowAct(slowActs, { db, now: () => now }, name, input, practitionerId, broken);
}
