import type { Communication, Patient, Practitioner, PractitionerRole, Task } from '@medplum/fhirtypes';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { startBareServer } from './bareServer.ts';

/** Ingrid Lien, and patients of hers who ask, at a server that is not ours. */
export async function aBareSurgery({ repository }: Pick<Awaited<ReturnType<typeof startBareServer>>, 'repository'>) {
  const doctor = await repository.createResource<Practitioner>({
    resourceType: 'Practitioner',
    name: [{ given: ['Ingrid'], family: 'Lien' }],
  });
  const lien = doctor.id ?? '';
  await repository.createResource<PractitionerRole>({
    resourceType: 'PractitionerRole',
    practitioner: { reference: `Practitioner/${lien}` },
    code: [{ coding: [{ system: SYSTEM.role, code: 'gp' }] }],
  });

  /** A patient asks; gives the Task's id. */
  async function asks(payload: Communication['payload'] = []): Promise<string> {
    const patient = await repository.createResource<Patient>({
      resourceType: 'Patient',
      name: [{ given: ['Nora'], family: 'Ødegård' }],
      generalPractitioner: [{ reference: `Practitioner/${lien}` }],
    });
    const reference = `Patient/${patient.id}`;
    const task = await repository.createResource<Task>({
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: SYSTEM.taskKind, code: 'e-consultation' }] },
      description: 'Ny medisin',
      for: { reference },
      requester: { reference },
      authoredOn: new Date().toISOString(),
    });
    await repository.createResource<Communication>({
      resourceType: 'Communication',
      status: 'completed',
      category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'e-consultation' }] }],
      partOf: [{ reference: `Task/${task.id}` }],
      subject: { reference },
      sender: { reference },
      sent: new Date().toISOString(),
      payload: [{ contentString: 'Kan jeg ta to om dagen?' }, ...payload],
    });
    return task.id ?? '';
  }
  return { lien, asks };
}
