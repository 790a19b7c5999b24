import type { Communication, Patient } from '@medplum/fhirtypes';
import type { WithId } from '@medplum/core';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { ResourceStore } from '../fhir/resourceStore.ts';

export type FoundPatient = { id: string; name: string; birthDate: string; gp: string; level: string };

export type ThreadMessage = { id: string; from: 'patient' | 'surgery'; who: string; sent: string; text: string };
export type Thread = {
  taskId: string;
  kind: string;
  subject: string;
  status: string;
  received: string;
  messages: ThreadMessage[];
};

const LISTED = 20;

/** Patients whose name holds every word given, whatever its case; at most 20, in alphabetical order. */
export function findPatients(store: ResourceStore, words: string): FoundPatient[] {
  const wanted = words.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator('nb');
  return store
    .ordered('Patient')
    .flatMap((each) => (each.resourceType === 'Patient' ? [each] : []))
    .filter((patient) => {
      const name = nameOf(patient).toLocaleLowerCase('nb');
      return wanted.every((word) => name.includes(word));
    })
    .map((patient) => describePatient(store, patient))
    .sort((a, b) => collator.compare(a.name, b.name))
    .slice(0, LISTED);
}

export function readPatient(store: ResourceStore, id: string): FoundPatient | undefined {
  const patient = store.get('Patient', id);
  return patient?.resourceType === 'Patient' ? describePatient(store, patient) : undefined;
}

/** The patient's threads as the patient sees them, newest first: nothing that is for the surgery alone. */
export function threadsOf(store: ResourceStore, patientId: string): Thread[] {
  const reference = `Patient/${patientId}`;
  const messages = new Map<string, WithId<Communication>[]>();
  for (const each of store.withPatient('Communication', reference)) {
    if (each.resourceType !== 'Communication') continue;
    if (
      each.category?.some(({ coding }) =>
        coding?.some(({ code }) => code === 'internal-note' || code === 'prepared-answer'),
      )
    )
      continue;
    for (const part of each.partOf ?? []) {
      const key = part.reference ?? '';
      messages.set(key, [...(messages.get(key) ?? []), each]);
    }
  }
  return store
    .withPatient('Task', reference)
    .flatMap((task) => {
      const thread = messages.get(`Task/${task.id}`);
      if (task.resourceType !== 'Task' || !thread) return [];
      return {
        taskId: task.id,
        kind: task.code?.coding?.find(({ system }) => system === SYSTEM.taskKind)?.code ?? '',
        subject: task.description ?? '',
        status: task.status,
        received: task.authoredOn ?? '',
        messages: thread.map((each) => messageOf(store, each)).sort((a, b) => a.sent.localeCompare(b.sent)),
      };
    })
    .sort((a, b) => b.received.localeCompare(a.received));
}

function messageOf(store: ResourceStore, each: WithId<Communication>): ThreadMessage {
  const [type = '', id = ''] = each.sender?.reference?.split('/') ?? [];
  const sender = store.get(type, id);
  return {
    id: each.id,
    from: type === 'Practitioner' || type === 'Organization' ? 'surgery' : 'patient',
    who: sender && 'name' in sender ? nameOf(sender as Pick<Patient, 'name'>) : '',
    sent: each.sent ?? each.meta?.lastUpdated ?? '',
    text: each.payload?.flatMap(({ contentString }) => contentString ?? []).join('\n') ?? '',
  };
}

function describePatient(store: ResourceStore, patient: WithId<Patient>): FoundPatient {
  const [, gpId = ''] = patient.generalPractitioner?.[0]?.reference?.split('/') ?? [];
  const gp = store.get('Practitioner', gpId);
  return {
    id: patient.id,
    name: nameOf(patient),
    birthDate: patient.birthDate ?? '',
    gp: gp?.resourceType === 'Practitioner' ? nameOf(gp) : '',
    level: levelOf(store, patient.id),
  };
}

/** The level of the newest active consent: `full`, `basis-plus`, `basis`, or nothing. */
function levelOf(store: ResourceStore, patientId: string): string {
  const levels = store
    .withPatient('Consent', `Patient/${patientId}`)
    .flatMap((each) => (each.resourceType === 'Consent' && each.status === 'active' ? [each] : []))
    .flatMap(({ dateTime, policyRule }) => {
      const code = policyRule?.coding?.find(({ system }) => system === SYSTEM.consentLevel)?.code;
      return code === undefined ? [] : [{ code, at: dateTime ?? '' }];
    });
  return levels.sort((a, b) => b.at.localeCompare(a.at))[0]?.code ?? '';
}

function nameOf({ name }: Pick<Patient, 'name'>): string {
  const [first] = name ?? [];
  return [...(first?.given ?? []), first?.family ?? ''].join(' ').trim();
}
