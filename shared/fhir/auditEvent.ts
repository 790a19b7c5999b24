import type { AccessGround, AccessLogLine } from '../domain/access/accessLog.ts';
import type { AccessAct } from '../domain/access/accessActs.ts';
import type { DocumentKind } from '../domain/access/logDocument.ts';
import { SYSTEM } from './codes.ts';
import { writeInstant } from './instant.ts';
import type { Json } from './json.ts';
import { z } from '../lib/zod.ts';

/** A line with its place in the chain; the hash is 64 hexadecimal digits. */
export type ChainedAccess = AccessLogLine & { readonly seq: number; readonly hash: string };

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const ENTITY_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';

const PURPOSE: Readonly<Record<AccessGround, string>> = {
  treatment: 'TREAT',
  administration: 'PATADMIN',
  'patients-request': 'PATRQT',
  'quality-control': 'HQUALIMP',
  'emergency-override': 'BTG',
};

/**
 * A line of the access log as an AuditEvent (FHIR R4), in the manner of IHE's Basic Audit Log Patterns: who with role
 * and organisation as agents, the ground as purposeOfEvent, the patient and the documents as entities, and the line's
 * place in our chain as one more. Documents go by reference and kind; their titles are about health and stay here.
 *
 * R4 gives AuditEvent no `identifier`, so the hash stands as a tag too: by it a server is asked whether it has the line.
 *
 * @param organization the surgery, `Organization/…`; null where the portal has none
 * @param machine what this workstation is called among its likes, a UUID: by it its newest line is asked for
 */
export function toAuditEvent(
  line: ChainedAccess,
  organization: string | null,
  machine: string | null = null,
): Json & { readonly resourceType: string } {
  const { practitioner, patient, documents, hash } = line;
  return {
    resourceType: 'AuditEvent',
    meta: {
      tag: [
        { system: SYSTEM.accessLogLine, code: hash },
        ...(machine === null ? [] : [{ system: SYSTEM.accessLogMachine, code: machine }]),
      ],
    },
    type: typeOf(line),
    subtype: [{ system: SYSTEM.accessAct, code: line.act }],
    action: actionOf(line.act),
    recorded: writeInstant(line.at),
    outcome: line.outcome === 'opened' ? '0' : '4',
    purposeOfEvent: [
      {
        coding: [{ system: ACT_REASON, code: PURPOSE[line.ground] }],
        ...(line.reason === '' ? {} : { text: line.reason }),
      },
    ],
    agent: [
      {
        role: [{ coding: [{ system: SYSTEM.role, code: line.role }] }],
        ...(practitioner === null ? {} : { who: { reference: `Practitioner/${practitioner}` } }),
        name: line.name,
        requestor: true,
      },
      {
        who: { ...(organization === null ? {} : { reference: organization }), display: line.unit },
        requestor: false,
      },
    ],
    source: { observer: organization === null ? { display: line.unit } : { reference: organization } },
    entity: [
      ...(patient === null ? [] : [entity(`Patient/${patient}`, '1', '1')]),
      ...documents.map(({ reference, kind }) => documentEntity(reference, kind)),
      {
        what: { identifier: { system: SYSTEM.accessLogLine, value: hash } },
        type: { system: ENTITY_TYPE, code: '4' },
        detail: [{ type: 'seq', valueString: String(line.seq) }],
      },
    ],
  };
}

/** `AuditEvent?_tag=…`: what a create asks first, so that a repeat makes no second one. */
export function auditEventQuery(hash: string): string {
  return `_tag=${encodeURIComponent(`${SYSTEM.accessLogLine}|${hash}`)}`;
}

/** `AuditEvent?…`: the newest lines of one workstation, as far as a server sorts. */
export function newestOfMachineQuery(machine: string): string {
  return `_tag=${encodeURIComponent(`${SYSTEM.accessLogMachine}|${machine}`)}&_sort=-_lastUpdated&_count=20`;
}

const auditLine = z.looseObject({
  resourceType: z.literal('AuditEvent'),
  entity: z.array(
    z.looseObject({
      what: z
        .looseObject({ identifier: z.looseObject({ system: z.string(), value: z.string() }).optional() })
        .optional(),
      detail: z.array(z.looseObject({ type: z.string(), valueString: z.string().optional() })).optional(),
    }),
  ),
});

/** The place in its chain that an AuditEvent of ours tells: number and hash, 64 hexadecimal digits. Null for others. */
export function placeInChain(resource: unknown): { readonly seq: number; readonly hash: string } | null {
  const parsed = auditLine.safeParse(resource);
  const line = parsed.data?.entity.find(({ what }) => what?.identifier?.system === SYSTEM.accessLogLine);
  const hash = line?.what?.identifier?.value ?? '';
  const seq = Number(line?.detail?.find(({ type }) => type === 'seq')?.valueString);
  return Number.isSafeInteger(seq) && seq > 0 && /^[0-9a-f]{64}$/u.test(hash) ? { seq, hash } : null;
}

function documentEntity(reference: string, kind: DocumentKind): Json {
  // The log of all employees, or a line of it, is no resource of the portal's.
  if (!/^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/u.test(reference)) {
    return { type: { system: ENTITY_TYPE, code: '2' }, description: kind };
  }
  const isPatient = reference.startsWith('Patient/') && kind === 'patient-card';
  return { ...entity(reference, isPatient ? '1' : '2', isPatient ? '1' : '4'), description: kind };
}

function entity(reference: string, type: string, role: string): Json {
  return {
    what: { reference },
    type: { system: ENTITY_TYPE, code: type },
    role: { system: ENTITY_ROLE, code: role },
  };
}

function typeOf({ act, patient }: AccessLogLine): Json {
  if (['signIn', 'signOut', 'lock', 'signInDenied', 'setPin', 'pinEnded'].includes(act)) {
    return { system: DICOM, code: '110114', display: 'User Authentication' };
  }
  if (act === 'searchPatient') return { system: DICOM, code: '110112', display: 'Query' };
  if (/^(?:export|print)/u.test(act)) return { system: DICOM, code: '110106', display: 'Export' };
  if (patient !== null) return { system: DICOM, code: '110110', display: 'Patient Record' };
  return { system: DICOM, code: '110100', display: 'Application Activity' };
}

/** Create, read, update or execute, as R4's AuditEvent.action has it. */
function actionOf(act: AccessAct): 'C' | 'R' | 'U' | 'E' {
  if (/^(?:read|open|show|print|export)/u.test(act)) return 'R';
  if (/^(?:answer|document|draft|prepare|propose|register|request[A-Z]|send|write|publish)/u.test(act)) return 'C';
  if (/^(?:sign|lock|pin|set|search|verify|rotate|make|new|logCut|logUnw)/u.test(act)) return 'E';
  return 'U';
}
