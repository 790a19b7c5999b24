import { typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { INTERNAL_NOTE, PREPARED, wasSaid } from './newestText.ts';
import { followUpsFrom } from './workHorizon.ts';
import { isRemembered, type Matter } from './workProjection.ts';
import { addWork, refreshPreview, renewWork } from './workStore.ts';
import { WorkTally } from './workTally.ts';

// What of a patient can stand in the queue; appointments that were decided do not.
const OF_PATIENT = `
  SELECT num FROM resource
  WHERE patient = ? AND type IN (${typeNumber('Task')}, ${typeNumber('Appointment')}) AND open IS NOT NULL`;

const PATIENT_OF = 'SELECT patient FROM resource WHERE num = ?';
const ENDED = 'SELECT 1 FROM resource WHERE num = ? AND open = 0';

/**
 * Gathers which rows of the queue rest on what a transaction has changed, so that each is made anew once, at its end: a
 * page brings the messages of the same matters again and again.
 */
export class WorkChanges {
  readonly #db: Db;
  readonly #added = new Map<number, { readonly type: 'Task' | 'Appointment'; readonly matter: Matter }>();
  readonly #matters = new Set<number>();
  /** By the num of the matter: the newest message that came, or null when one has changed. */
  readonly #threads = new Map<number, Matter | null>();
  readonly #patients = new Set<number>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * A resource has been written under a num of its own, which nothing has referred to before.
   *
   * @param parent the num of what it belongs to
   */
  added(type: ResourceType, num: number, parent: number | null, matter: Matter): void {
    if (type === 'Communication') {
      if (parent === null) return;
      // What is about another patient is no word in this matter: the thread tells what is.
      if (matter.patient !== null && !this.#isAbout(parent, matter.patient))
        return void this.#threads.set(parent, null);
      // The row names who has prepared something.
      if (matter.kind === PREPARED) this.#matters.add(parent);
      // A contact can be what ended a matter.
      else if (matter.kind !== INTERNAL_NOTE) {
        // What has been sent to nobody is not the newest word of the thread.
        if (wasSaid(matter.resource)) this.#said(parent, matter);
      } else if (this.#mayOpenAgain(parent, matter)) this.#matters.add(parent);
    } else if ((type === 'Task' || type === 'Appointment') && isRemembered(this.#db, matter)) {
      this.#added.set(num, { type, matter });
    }
  }

  /**
   * A resource has been written over or emptied.
   *
   * @param num its own
   * @param parent the num of what it belongs to, before or after
   */
  changed(type: ResourceType, num: number, parent: number | null): void {
    if (type === 'Task' || type === 'Appointment') this.#matters.add(num);
    else if (type === 'Patient') this.#patients.add(num);
    else if (type === 'Communication' && parent !== null) this.#threads.set(parent, null);
  }

  #isAbout(task: number, patient: number): boolean {
    return prepared(this.#db, PATIENT_OF).pluck().get(task) === patient;
  }

  /** In a matter that has ended a message can mean that somebody waits, or that nobody does any more. */
  #mayOpenAgain(task: number, message: Matter | null): boolean {
    if (message?.at != null && message.at <= followUpsFrom(this.#db)) return false;
    return prepared(this.#db, ENDED).get(task) !== undefined;
  }

  #said(task: number, message: Matter): void {
    const before = this.#threads.get(task);
    if (before === null) return;
    // Two of the same moment, or of none, are told apart by the thread itself.
    if (message.at === null || before?.at === message.at) this.#threads.set(task, null);
    else if (before === undefined || (before.at ?? 0) < message.at) this.#threads.set(task, message);
  }

  /** Within the transaction, when everything is in its place. */
  apply(): void {
    const db = this.#db;
    const tally = new WorkTally(db);
    for (const patient of this.#patients) {
      for (const num of prepared(db, OF_PATIENT).pluck().all(patient) as number[]) this.#matters.add(num);
    }
    for (const [num, { type, matter }] of this.#added)
      if (!this.#matters.has(num)) addWork(db, num, type, matter, tally);
    for (const num of this.#matters) renewWork(db, num, tally);
    for (const [num, message] of this.#threads) {
      if (this.#matters.has(num)) continue;
      if (message === null || this.#mayOpenAgain(num, message)) renewWork(db, num, tally);
      else refreshPreview(db, num, message);
    }
    tally.write();
    for (const gathered of [this.#added, this.#matters, this.#threads, this.#patients]) gathered.clear();
  }
}
