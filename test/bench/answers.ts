import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { gpOfPatient, idOf, patientOf, type Counts } from './data/identity.ts';
import { isUrgent } from './data/resource.ts';

export const ANSWER =
  'Hei. Ta én tablett morgen og kveld i en uke, og skriv igjen hvis det ikke blir bedre. Hilsen legen din.';

/** The numbers of the tasks that wait for an answer, so many of them. */
export function openTasks(counts: Counts, count: number): readonly number[] {
  const open = Array.from({ length: counts.Task }, (_, index) => index).filter(
    (index) => index % 10 < 7 && !isUrgent(index),
  );
  if (open.length < count) throw new Error(`only ${open.length} e-consultations wait for an answer`);
  return open.slice(0, count);
}

/** Answers an e-consultation as its GP, by the act that the window asks. Throws when it is refused. */
export function answerAsGp(db: Db, counts: Counts, task: number): void {
  const patient = patientOf(task, counts.Patient);
  const gp = idOf('Practitioner', gpOfPatient(patient));
  const reply = runAct(
    writerActs,
    { db, now: Date.now },
    'answerEConsultation',
    { taskId: idOf('Task', task), patientId: idOf('Patient', patient), text: ANSWER },
    gp,
    (cause) => {
      throw cause;
    },
  );
  if (!reply.ok) throw new Error(`the answer was refused: ${JSON.stringify(reply.error)}`);
}
