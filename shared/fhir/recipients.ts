import type { GuardianId } from '../domain/access/guardian.ts';
import type { BehalfMatter } from '../domain/access/onBehalf.ts';
import type { ProxyId } from '../domain/access/proxy.ts';
import type { Reachable, Recipient, Requester } from '../domain/access/recipients.ts';
import { SYSTEM, TASK_KINDS } from './codes.ts';
import { readReference, targetOf } from './reference.ts';
import { codeIn, type TaskResource } from './schemas.ts';

type Asked = Pick<TaskResource, 'for' | 'requester' | 'code'>;

/**
 * Who asked. Someone who holds a fullmakt asks by it, also a parent of a grown-up child; of a child it is a guardian.
 * One who is neither is a proxy without a fullmakt, so that the rule says it.
 */
export function requesterIn({ for: patient, requester }: Asked, known: Reachable): Requester {
  const reference = requesterOf({ for: patient, requester });
  if (reference === null) return { type: 'patient' };
  const person = readReference(reference);
  if (person?.type === 'Patient') return { type: 'patient' };
  if (person?.type !== 'RelatedPerson') return { type: 'surgery' };
  const hasProxy = known.proxies.some(({ id }) => id === person.id);
  const isGuardian = known.guardians.some(({ id }) => id === person.id);
  return isGuardian && !hasProxy
    ? { type: 'guardian', id: person.id as GuardianId }
    : { type: 'proxy', id: person.id as ProxyId };
}

/**
 * Who asked, as a reference that tells two people apart: to one version of a person, it is the same person.
 * Null where it is the patient.
 */
export function requesterOf({ for: patient, requester }: Pick<Asked, 'for' | 'requester'>): string | null {
  const asked = requester?.reference === undefined ? null : targetOf(requester.reference);
  return asked === null || asked === targetOf(patient?.reference ?? '') ? null : asked;
}

/** What a Task is about, as acting for another person counts it. */
export function behalfMatterOf({ code }: Asked): BehalfMatter {
  const kind = TASK_KINDS.find((one) => one === codeIn(code === undefined ? [] : [code], SYSTEM.taskKind));
  switch (kind) {
    case 'message':
      return 'message';
    case 'renewal-line':
      return 'renewal';
    case 'result-review':
      return 'result';
    default:
      return 'e-consultation';
  }
}

/** The references that an answer is addressed to. */
export function referencesOf({ for: patient }: Asked, to: readonly Recipient[]): readonly string[] {
  const references = to.map((one) => (one.type === 'patient' ? patient?.reference : `RelatedPerson/${one.id}`));
  return [...new Set(references.filter((one) => one !== undefined))];
}

/** To the patient and whom wrote on the patient's behalf: where the portal decides by itself who may read. */
export function asTheyWrote({ for: patient, requester }: Asked): readonly string[] {
  return [...new Set([patient?.reference, requester?.reference].filter((one) => one !== undefined))];
}
