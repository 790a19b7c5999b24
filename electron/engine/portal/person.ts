import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { z } from '../../../shared/lib/zod.ts';

/** Whom the provider says it is. The national identity number is neither asked for nor kept. */
export type Person = {
  readonly name: string | null;
  readonly hpr: string | null;
  /** What the provider calls them: HelseID's `pid_pseudonym`, which every client sees alike, and `sub`. */
  readonly subjects: readonly string[];
};

const text = z.string().min(1).max(200).nullable().catch(null);
const claims = z.object({
  sub: text,
  name: text,
  'helseid://claims/identity/pid_pseudonym': text,
  'helseid://claims/hpr/hpr_number': text,
  'helseid://claims/identity/security_level': text,
  'helseid://claims/identity/assurance_level': text,
});

/** Reads the claims of an ID token that has been checked. */
export function personIn(idToken: object): Person {
  const read = claims.parse(idToken);
  const subjects = [read['helseid://claims/identity/pid_pseudonym'], read.sub];
  return {
    name: read.name === null ? null : inOneLine(read.name) || null,
    hpr: read['helseid://claims/hpr/hpr_number'],
    subjects: subjects.filter((one) => one !== null),
  };
}

const LEVEL_OF_ASSURANCE: Readonly<Record<string, number>> = { high: 4, substantial: 3 };

/**
 * Whether the provider is as sure of the person as the settings ask: HelseID's `security_level`, or its successor
 * `assurance_level` (eIDAS) where that alone is told.
 */
export function isSureEnough(idToken: object, atLeast: 0 | 3 | 4): boolean {
  const read = claims.parse(idToken);
  const level = Number(read['helseid://claims/identity/security_level'] ?? Number.NaN);
  const assurance = LEVEL_OF_ASSURANCE[read['helseid://claims/identity/assurance_level'] ?? ''] ?? Number.NaN;
  return atLeast === 0 || (Number.isNaN(level) ? assurance : level) >= atLeast;
}
