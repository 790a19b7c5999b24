import type { Role } from '../../shared/domain/access/role.ts';
import { EXTENSION, SYSTEM } from '../../shared/fhir/codes.ts';
import { readResource, type PulledResource } from '../../shared/fhir/readResource.ts';

/** Small resources as a portal gives them. What a test does not name is as ordinary as can be. */
export type Resource = {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: { readonly versionId: string; readonly lastUpdated: string };
  readonly [element: string]: unknown;
};

const RECEIVED = '2027-03-23T08:00:00.000Z';

export const meta = (versionId = '1', lastUpdated = RECEIVED) => ({ versionId, lastUpdated });

export const NORA = '0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e01';
export const LIEN = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e02';
export const MOE = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e03';
export const BERG = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e04';
export const SOLBERG = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e07';
export const KJELSTRUP = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e08';
export const VIK = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e09';
export const MATTER = '9d3c7a52-1b44-4e6f-b0a1-2c5d8e7f6a04';
export const ASKED = '9d3c7a52-1b44-4e6f-b0a1-2c5d8e7f6a0b';
export const QUESTION = 'd4e1b2a3-7c68-4f95-8e10-3a2b1c0d9e05';

/** `changed`: elements that replace the ordinary ones; `undefined` takes one away. */
type With = Readonly<Record<string, unknown>>;

function build(resourceType: string, id: string, ordinary: With, changed: With): Resource {
  const all = Object.entries({ ...ordinary, ...changed }).filter(([, value]) => value !== undefined);
  return { resourceType, id, meta: meta(), ...Object.fromEntries(all) };
}

export function aPatient(changed: With = {}): Resource {
  return build(
    'Patient',
    NORA,
    {
      identifier: [{ system: SYSTEM.nationalId, value: '13817248693' }],
      name: [{ use: 'official', family: 'Ødegård', given: ['Nora', 'Margrethe'] }],
      birthDate: '1972-01-13',
      generalPractitioner: [{ reference: `Practitioner/${LIEN}` }],
    },
    changed,
  );
}

export function aTask(changed: With = {}): Resource {
  return build(
    'Task',
    MATTER,
    {
      status: 'requested',
      intent: 'order',
      priority: 'routine',
      code: { coding: [{ system: SYSTEM.taskKind, code: 'e-consultation' }] },
      description: 'Ny medisin',
      for: { reference: `Patient/${NORA}` },
      requester: { reference: `Patient/${NORA}` },
      owner: { reference: `Practitioner/${LIEN}` },
      authoredOn: RECEIVED,
    },
    changed,
  );
}

/** A message to the surgery, which lies with all of it. */
export function aMessage(changed: With = {}): Resource {
  return aTask({
    id: ASKED,
    code: { coding: [{ system: SYSTEM.taskKind, code: 'message' }] },
    owner: undefined,
    description: 'Parkering',
    ...changed,
  });
}

export function aCommunication(changed: With = {}): Resource {
  return build(
    'Communication',
    QUESTION,
    {
      status: 'completed',
      category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'e-consultation' }] }],
      partOf: [{ reference: `Task/${MATTER}` }],
      subject: { reference: `Patient/${NORA}` },
      sender: { reference: `Patient/${NORA}` },
      recipient: [{ reference: `Practitioner/${LIEN}` }],
      sent: RECEIVED,
      payload: [{ contentString: 'Kan jeg ta to om dagen?' }],
    },
    changed,
  );
}

/** Someone who works at the surgery, with a role; `changed` in the PractitionerRole. */
export function staff(id: string, given: string, family: string, role: Role, changed: With = {}): Resource[] {
  return [
    build('Practitioner', id, { active: true, name: [{ family, given: [given] }] }, {}),
    build(
      'PractitionerRole',
      `role-${id}`,
      {
        active: true,
        practitioner: { reference: `Practitioner/${id}` },
        code: [{ coding: [{ system: SYSTEM.role, code: role }] }],
      },
      changed,
    ),
  ];
}

/** In a PractitionerRole: stands in for a GP on the list, both days included. */
export const standsInFor = (gp: string, start: string, end: string) => ({
  period: { start, end },
  extension: [{ url: `${EXTENSION}substitutes-for`, valueReference: { reference: `Practitioner/${gp}` } }],
});

/** One more time at the surgery for someone who has worked there before. */
export function anotherRole(id: string, role: Role, changed: With = {}): Resource[] {
  return staff(id, '', '', role, changed)
    .filter(({ resourceType }) => resourceType === 'PractitionerRole')
    .map((one) => ({ ...one, id: `${one.id}-again` }));
}

/** Organization, a GP (Ingrid Lien) and a receptionist (Kari Moe), each with a role. */
export function theStaff(): Resource[] {
  return [
    build('Organization', 'storgata', { name: 'Storgata legesenter' }, {}),
    ...staff(LIEN, 'Ingrid', 'Lien', 'gp'),
    ...staff(MOE, 'Kari', 'Moe', 'receptionist'),
  ];
}

/** As the client understands it; throws when it does not. */
export function understood(resource: unknown): PulledResource {
  const read = readResource(resource);
  if (!read.ok) throw new Error(`not understood: ${read.error.field} ${read.error.problem}`);
  return read.value;
}
