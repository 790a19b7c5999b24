import { SYSTEM } from '../../shared/fhir/codes.ts';
import { meta, NORA, type Resource } from './resources.ts';

type With = Readonly<Record<string, unknown>>;

let made = 0;

/** A Consent of a kind as a portal gives one. */
export function aConsent(kind: string, changed: With = {}): Resource {
  made += 1;
  return {
    resourceType: 'Consent',
    id: `consent-${made}`,
    meta: meta(),
    status: 'active',
    category: [{ coding: [{ system: SYSTEM.consentKind, code: kind }] }],
    patient: { reference: `Patient/${NORA}` },
    dateTime: '2025-01-01',
    ...changed,
  };
}

export function aLevel(level: string, changed: With = {}): Resource {
  return aConsent('level', { policyRule: { coding: [{ system: SYSTEM.consentLevel, code: level }] }, ...changed });
}

/** Keeps one practitioner from looking, or everyone but the own GP. */
export function aBlock(whom: string, changed: With = {}): Resource {
  const everyone = whom === 'all-but-own-gp';
  const code = [{ coding: [{ system: SYSTEM.blockKind, code: everyone ? whom : 'practitioner' }] }];
  const actor = everyone ? {} : { actor: [{ reference: { reference: `Practitioner/${whom}` } }] };
  return aConsent('block', { provision: { type: 'deny', code, ...actor }, ...changed });
}

/** Keeps one prescription, by its id, from all but the own GP and whoever prescribed it. */
export function aPrescriptionBlock(prescription: string): Resource {
  const code = [{ coding: [{ system: SYSTEM.blockKind, code: 'prescription' }] }];
  const data = [{ meaning: 'instance', reference: { reference: `MedicationRequest/${prescription}` } }];
  return aConsent('block', { provision: { type: 'deny', code, data } });
}
