import type { GuardianId } from '../domain/access/guardian.ts';
import type { BehalfMatter } from '../domain/access/onBehalf.ts';
import type { ProxyId } from '../domain/access/proxy.ts';
import type { Reachable, Recipient, Requester } from '../domain/access/recipients.ts';
import { SYSTEM, TASK_KINDS } from './codes.ts';
import { isObject } from './json.ts';
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
  // Another patient, and someone who is named and cannot be followed: nobody who has shown that they may.
  if (person === null || person.type === 'Patient') return { type: 'proxy', id: reference as ProxyId };
  if (person.type !== 'RelatedPerson') return { type: 'surgery' };
  const hasProxy = known.proxies.some(({ id }) => id === person.id);
  const isGuardian = known.guardians.some(({ id }) => id === person.id);
  return isGuardian && !hasProxy
    ? { type: 'guardian', id: person.id as GuardianId }
    : { type: 'proxy', id: person.id as ProxyId };
}

/**
 * Who asked, as a reference that tells two people apart: to one version of a person, it is the same person; of one who
 * is only named, by identifier or in words, what they are called. Null where it is the patient, or nobody is named.
 */
export function requesterOf({ for: patient, requester }: Pick<Asked, 'for' | 'requester'>): string | null {
  if (requester === undefined) return null;
  if (requester.reference === undefined) return calledIn(requester);
  const asked = targetOf(requester.reference);
  return asked === targetOf(patient?.reference ?? '') ? null : asked;
}

function calledIn({ display, identifier }: NonNullable<Asked['requester']>): string | null {
  const value = isObject(identifier) && typeof identifier['value'] === 'string' ? identifier['value'] : (display ?? '');
  return value === '' ? null : `called ${value}`;
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

/**
 * To the patient and whom wrote on the patient's behalf: where the portal decides by itself who may read. Nobody else,
 * whoever has put the matter there: an organisation, a colleague, another patient.
 *
 * @param standsFor whether someone, by the id of the RelatedPerson, is known to be no more to the patient: false
 */
export function asTheyWrote(task: Asked, standsFor: (related: string) => boolean): readonly string[] {
  const requester = readReference(requesterOf(task) ?? '');
  const other =
    requester?.type === 'RelatedPerson' && standsFor(requester.id) ? `RelatedPerson/${requester.id}` : undefined;
  return [...new Set([task.for?.reference, other].filter((one) => one !== undefined))];
}
