import type { Allergy } from '../domain/eConsultation/allergy.ts';
import { isQualified } from './holds.ts';
import { inOneLine } from './inOneLine.ts';
import { type Concept, concept } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

const worded = object({
  text: optional(text),
  coding: optional(listOf(object({ system: optional(text), code: optional(text), display: optional(text) }))),
});
const shape = object({
  clinicalStatus: optional(concept),
  verificationStatus: optional(concept),
  code: optional(worded),
  criticality: optional(text),
  reaction: optional(listOf(object({ severity: optional(text) }))),
});

const SNOMED = 'http://snomed.info/sct';
/** No known allergy, and none to a drug, to food, from the surroundings. */
const NONE_KNOWN: ReadonlySet<string> = new Set(['716186003', '409137002', '429625007', '428607008']);

/**
 * An AllergyIntolerance as it counts for whoever answers today; null for one that has ended, was refuted or entered in
 * error. One that cannot be read, or that something qualifies which we do not know, is an allergy without a name: nothing
 * that is there may look like nothing.
 */
export function toAllergy(resource: unknown): Allergy | null {
  const read = shape.safeParse(resource);
  if (!read.success || isQualified(resource)) return { what: null, severe: false, certain: true, noneKnown: false };
  const { clinicalStatus, verificationStatus, code, criticality, reaction } = read.data;
  const clinical = codesIn(clinicalStatus, 'allergyintolerance-clinical');
  const verified = codesIn(verificationStatus, 'allergyintolerance-verification');
  if (saysOnly(clinical, ENDED) || saysOnly(verified, NEVER_WAS)) return null;
  const words = [code?.text, ...(code?.coding ?? []).map(({ display }) => display)].map((one) => inOneLine(one ?? ''));
  return {
    what: words.find((one) => one !== '') ?? null,
    severe: criticality === 'high' || (reaction ?? []).some(({ severity }) => severity === 'severe'),
    certain: !verified.includes('unconfirmed') && !verified.includes('presumed'),
    noneKnown: (code?.coding ?? []).some((one) => one.system === SNOMED && NONE_KNOWN.has(one.code ?? '')),
  };
}

const ENDED: readonly string[] = ['inactive', 'resolved'];
const NEVER_WAS: readonly string[] = ['refuted', 'entered-in-error'];

/** Where codes say different things the allergy stands. */
function saysOnly(codes: readonly string[], of: readonly string[]): boolean {
  return codes.length > 0 && codes.every((code) => of.includes(code));
}

/** The codes of HL7's own value set, or without a system; what another system means by a code is not known. */
function codesIn(of: Concept | undefined, name: string): string[] {
  const system = `http://terminology.hl7.org/CodeSystem/${name}`;
  return (of?.coding ?? []).flatMap((one) =>
    one.system === undefined || one.system === system ? (one.code ?? []) : [],
  );
}
