import { globalSchema } from '@medplum/core';
import type {
  CapabilityStatement,
  CapabilityStatementRestResourceInteraction as Interaction,
} from '@medplum/fhirtypes';
import { RESOURCE_TYPES } from './resourceTypes.ts';

const WEBSOCKET = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

const APPENDED_ONLY: Interaction[] = [{ code: 'read' }, { code: 'search-type' }, { code: 'create' }];
const EVERY_INTERACTION: Interaction[] = [
  ...APPENDED_ONLY,
  { code: 'vread' },
  { code: 'history-instance' },
  { code: 'update' },
  { code: 'delete' },
];

/** What the server can do, as `GET /fhir/metadata` tells it. A client uses nothing that is not named here. */
export function capabilityStatement(fhirUrl: string, date: string, websocket?: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Legekontor demo portal' },
    implementation: { description: 'Synthetic surgery for development and tests', url: fhirUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        ...(websocket === undefined ? {} : { extension: [{ url: WEBSOCKET, valueUri: websocket }] }),
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        // Without a websocket there is nothing to subscribe with.
        resource: RESOURCE_TYPES.filter((type) => type !== 'Subscription' || websocket !== undefined).map((type) => ({
          type,
          interaction: type === 'AuditEvent' ? APPENDED_ONLY : EVERY_INTERACTION,
          versioning: 'versioned-update',
          readHistory: true,
          updateCreate: false,
          conditionalCreate: true,
          conditionalUpdate: true,
          conditionalRead: 'not-match',
          conditionalDelete: 'single',
          searchParam: Object.values(globalSchema.types[type]?.searchParams ?? {}).map(({ code, type: kind }) => ({
            name: code,
            type: kind,
          })),
        })),
      },
    ],
  };
}
