import { generateId, type WithId } from '@medplum/core';
import type { Communication, Task } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { osloDate } from '../../../shared/lib/time.ts';
import type { FhirEndpoint } from '../fhir/fhirEndpoint.ts';
import type { ResourceStore } from '../fhir/resourceStore.ts';
import type { SurgeryRepository } from '../fhir/surgeryRepository.ts';
import { communicationOf, dueEnd, SURGERY, taskOf, type Matter } from '../surgery/conversation.ts';
import { instantText } from '../surgery/seedBook.ts';
import { type Enclosed, enclosuresOf } from './enclosures.ts';
import { GPS } from '../surgery/staff.ts';
import { ordinaryPatients } from './ordinary.ts';

export type Writing = {
  subject: string;
  question: string;
  /** Patient id; absent: one of the first GP's whom nothing singles out. */
  patient?: string;
  kind?: 'e-consultation' | 'message';
  /** A RelatedPerson's id: a parent or proxy who writes for the patient. */
  by?: string;
  /** When it is received; absent: now. */
  received?: Temporal.Instant;
  urgent?: boolean;
} & Enclosed;

type Parts = {
  store: ResourceStore;
  repository: SurgeryRepository;
  endpoint: FhirEndpoint;
  now: () => Temporal.Instant;
};

type FollowUp = Enclosed & { opensAgain?: boolean };

/** The portal as the patient meets it: writes to the surgery and reads what it answered. */
export function patientSide({ store, repository, endpoint, now }: Parts) {
  function anyPatient(): string {
    const [found] = ordinaryPatients(store, osloDate(now()), GPS[0]?.id);
    // An empty surgery has patients of a test's own, of whom nothing more is known.
    const [known, more] = store.ordered('Patient');
    const id = found ?? (more === undefined ? known?.id : undefined);
    if (id === undefined) throw new Error('the first GP has no patient whom nothing singles out: say who writes');
    return id;
  }

  /** Creates the Task and its first Communication as one; gives the Task's id. */
  async function patientWrites(writing: Writing): Promise<string> {
    return endpoint.exclusive(async () => {
      const id = writing.patient ?? anyPatient();
      const patient = store.get('Patient', id);
      if (patient?.resourceType !== 'Patient') throw new Error(`no such patient: ${id}`);
      const kind = writing.kind ?? 'e-consultation';
      const gp = patient.generalPractitioner?.[0]?.reference?.split('/')[1] ?? GPS[0]?.id;
      const matter: Matter = {
        id: generateId(),
        kind,
        subject: writing.subject,
        patientId: patient.id,
        from: { reference: writing.by ? `RelatedPerson/${writing.by}` : `Patient/${patient.id}` },
        received: (writing.received ?? now()).epochMilliseconds,
        ...(kind === 'e-consultation' && gp !== undefined ? { ownerId: gp } : {}),
        ...(writing.urgent === true ? { urgent: true } : {}),
      };
      const sent = Temporal.Instant.fromEpochMilliseconds(matter.received).toString({ smallestUnit: 'millisecond' });
      const from = matter.from.reference;
      const { payload, resources } = enclosuresOf(writing, { patientId: patient.id, from, sent, newId: generateId });
      const question = communicationOf({
        id: generateId(),
        matter,
        text: writing.question,
        sent: matter.received,
        from: matter.from,
        to: SURGERY,
        enclosed: payload,
      });
      await repository.withTransaction(async (transaction) => {
        for (const resource of resources) {
          // oxlint-disable-next-line no-await-in-loop -- one transaction, one after the other
          await transaction.createResource(resource, { assignedId: true });
        }
        await transaction.createResource(taskOf(matter), { assignedId: true });
        await transaction.createResource(question, { assignedId: true });
      });
      return matter.id;
    });
  }

  /**
   * One more message in a thread that is there; gives the Communication's id. `opensAgain`: the portal opens a matter that
   * has been completed, as it should; without it, it leaves the Task as it is.
   */
  async function patientFollowsUp(taskId: string, text: string, enclosed: FollowUp = {}): Promise<string> {
    return endpoint.exclusive(async () => {
      const task = store.get('Task', taskId);
      const [first] = communications(taskId);
      if (task?.resourceType !== 'Task' || !first) throw new Error(`no such thread: ${taskId}`);
      const { id: _id, meta: _meta, identifier: _identifier, ...rest } = first;
      const sent = now().toString({ smallestUnit: 'millisecond' });
      const from = first.sender?.reference ?? '';
      const patientId = first.subject?.reference?.split('/')[1] ?? '';
      const { payload, resources } = enclosuresOf(enclosed, { patientId, from, sent, newId: generateId });
      for (const resource of resources) {
        // oxlint-disable-next-line no-await-in-loop -- what the message leads to is there before it
        await repository.createResource(resource, { assignedId: true });
      }
      const { id } = await repository.createResource<Communication>({
        ...rest,
        sent,
        payload: [{ contentString: text }, ...payload],
      });
      if (enclosed.opensAgain === true && task.status === 'completed') {
        const restriction = { period: { end: instantText(dueEnd(Date.parse(sent))) } };
        await repository.updateResource<Task>({ ...task, status: 'requested', authoredOn: sent, restriction });
      }
      return id;
    });
  }

  /** The messages of one thread, or of all, oldest first; internal notes among them. */
  function communications(taskId?: string): WithId<Communication>[] {
    return store
      .ordered('Communication')
      .flatMap((each) => (each.resourceType === 'Communication' ? [each] : []))
      .filter((each) => taskId === undefined || each.partOf?.some(({ reference }) => reference === `Task/${taskId}`))
      .sort((a, b) => (a.sent ?? '').localeCompare(b.sent ?? ''));
  }

  /** What the patient can read from the surgery: sent by a Practitioner, to the patient or the one who wrote. */
  function answers(taskId?: string): WithId<Communication>[] {
    return communications(taskId).filter(
      ({ sender, recipient }) =>
        sender?.reference?.startsWith('Practitioner/') &&
        recipient?.some(({ reference }) => /^(Patient|RelatedPerson)\//.test(reference ?? '')),
    );
  }

  /** The words of each of them. */
  function answerTexts(taskId?: string): string[] {
    return answers(taskId).map(({ payload }) => payload?.[0]?.contentString ?? '');
  }

  function taskNow(taskId: string): Task | undefined {
    const found = store.get('Task', taskId);
    return found?.resourceType === 'Task' ? found : undefined;
  }

  return { patientWrites, patientFollowsUp, communications, answers, answerTexts, taskNow };
}
