import { newlyShown, type Display } from '../../shared/domain/access/display.ts';
import { Temporal } from '../../shared/lib/time.ts';
import type { AccessNote } from '../engine/ipc/messages.ts';

/** What of an answer has no line yet, and how to remember that it has. */
type Unlogged = { readonly notes: readonly AccessNote[]; readonly keep: () => void };

/** A question of the window's: the act, and what it was asked with. */
export type Question = { readonly act: string; readonly input: unknown };

/** What stands on the screen of the person signed in and has its line in the access log (`newlyShown`). */
export class Displays {
  /** By act: what the last answer to it showed. */
  #shown = new Map<string, Map<string, Display>>();

  /** Another session, or none: whatever is asked from now on is opened anew. */
  forget(): void {
    this.#shown = new Map();
  }

  /** @param now milliseconds since 1970 (UTC) */
  unlogged(practitionerId: string, { act, input }: Question, notes: readonly AccessNote[], now: number): Unlogged {
    const shown = this.#shown;
    const before = shown.get(act);
    const after = new Map<string, Display>();
    const unlogged: AccessNote[] = [];
    for (const note of notes) {
      const documents = note.documents ?? [];
      const references = documents.map((one) => (typeof one === 'number' ? `${one}` : one.reference));
      const { patient, ground, reason, outcome } = note;
      // What the opening is of: the matter itself, whatever else of the patient's stands beside it and beside others. An
      // attempt names no document, so there it is what was asked for. A search is of no one, and goes on.
      const of = outcome === 'denied' ? input : patient === null ? null : references[0];
      const subject = JSON.stringify([practitionerId, note.act, patient, of, ground, reason, outcome]);
      const { display, log } = newlyShown(
        after.get(subject) ?? before?.get(subject) ?? null,
        { subject, documents: references },
        Temporal.Instant.fromEpochMilliseconds(now),
      );
      after.set(subject, display);
      if (log === 'all') unlogged.push(note);
      else if (log !== 'nothing') {
        unlogged.push({ ...note, documents: documents.filter((_, place) => log.includes(references[place] ?? '')) });
      }
    }
    return { notes: unlogged, keep: () => void shown.set(act, after) };
  }
}
