import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import { osloDateAt, type Temporal } from '../../../shared/lib/time.ts';
import type { Db } from '../db/open.ts';
import { shownPatient, type PatientShown } from '../db/patientSearch.ts';
import { findResource, resourceByNum } from '../db/resourceStore.ts';
import { nameIn } from '../db/staff.ts';

export type PatientOnScreen = {
  readonly name: string;
  readonly birthDay: string | null;
  /** num of the patient's GP */
  readonly gp: number | null;
  /** The GP's name, also of one who is nobody here. */
  readonly gpName: string | null;
};

/** Looks up who is who for one answer to the window; each person is read once. */
export class Names {
  readonly #db: Db;
  readonly #day: Temporal.PlainDate;
  readonly #patients = new Map<number, PatientOnScreen>();
  readonly #others = new Map<number, string | null>();

  /** @param now ms: on which day the names are the ones in use */
  constructor(db: Db, now: number) {
    this.#db = db;
    this.#day = osloDateAt(now);
  }

  /** A patient not yet pulled has no name: the screen shows a dash, never a wrong name. */
  patient(num: number | null): PatientOnScreen {
    if (num === null) return UNKNOWN;
    let known = this.#patients.get(num);
    if (known === undefined) {
      const shown = shownPatient(this.#db, num);
      this.#patients.set(num, (known = shown === null ? UNKNOWN : this.#toPatient(shown)));
    }
    return known;
  }

  #toPatient({ name, birthday, gp, gpName }: PatientShown): PatientOnScreen {
    return { name: name ?? UNKNOWN.name, birthDay: birthday, gp, gpName: this.other(gp) ?? gpName };
  }

  other(num: number | null): string | null {
    if (num === null) return null;
    let known = this.#others.get(num);
    if (known === undefined) {
      const json = resourceByNum(this.#db, num)?.json ?? null;
      this.#others.set(num, (known = json === null ? null : nameIn(json, this.#day)));
    }
    return known;
  }

  /** By reference, as in `Communication.sender`. */
  byReference(text: string | undefined): string | null {
    const reference = text === undefined ? null : readReference(text);
    const stored = reference === null ? null : findResource(this.#db, reference);
    return stored === null ? null : this.other(stored.num);
  }

  /** Who writes for the patient; null when the patient does. */
  writtenBy(task: TaskResource): string | null {
    const requester = requesterOf(task);
    return requester === null ? null : (this.byReference(requester) ?? displayOf(task.requester) ?? UNKNOWN.name);
  }
}

/** The name that a reference brings along; null when it brings none. */
export function displayOf(reference: { readonly display?: string | undefined } | undefined): string | null {
  const name = inOneLine(reference?.display ?? '');
  return name === '' ? null : name;
}

const UNKNOWN: PatientOnScreen = { name: '–', birthDay: null, gp: null, gpName: null };
