import { pseudonymOf, STAFF } from '../surgery/staff.ts';
import { namedId } from '../surgery/random.ts';

/** Somebody who can sign in at the demo's provider. */
export type DemoPerson = {
  id: string;
  given: string;
  family: string;
  hpr?: string;
  /** What the page says about them. */
  about: string;
};

const ROLE_WORDS = {
  gp: 'fastlege',
  locum: 'vikar',
  nurse: 'sykepleier',
  receptionist: 'helsesekretær',
  'practice-manager': 'daglig leder',
} as const;

/** The surgery's staff, and two whom the provider knows and the surgery does not. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...STAFF.map(({ id, given, family, hpr, role }) => ({
    id,
    given,
    family,
    about: ROLE_WORDS[role],
    ...(hpr === undefined ? {} : { hpr }),
  })),
  {
    id: namedId('Person/nina-utland'),
    given: 'Nina',
    family: 'Utland',
    hpr: '9199950',
    about: 'lege ved et annet legekontor',
  },
  { id: namedId('Person/pal-strom'), given: 'Pål', family: 'Strøm', about: 'arbeider ikke i helsetjenesten' },
];

const CLAIM = 'helseid://claims';

/** The claims of a person as HelseID writes them; scopes and names from its own reference. No identity number. */
export function claimsOf({ id, given, family, hpr }: DemoPerson, assurance: 'high' | 'substantial') {
  return {
    sub: namedId(`subject/${id}`),
    name: `${given} ${family}`,
    given_name: given,
    family_name: family,
    idp: 'demo',
    [`${CLAIM}/identity/pid_pseudonym`]: pseudonymOf(id),
    [`${CLAIM}/identity/security_level`]: assurance === 'high' ? '4' : '3',
    [`${CLAIM}/identity/assurance_level`]: assurance,
    ...(hpr === undefined ? {} : { [`${CLAIM}/hpr/hpr_number`]: hpr }),
  };
}

const SCOPE = 'helseid://scopes';

/** Which claims a scope brings. */
export const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'idp'],
  profile: ['name', 'given_name', 'family_name'],
  [`${SCOPE}/identity/pid_pseudonym`]: [`${CLAIM}/identity/pid_pseudonym`],
  [`${SCOPE}/identity/security_level`]: [`${CLAIM}/identity/security_level`],
  [`${SCOPE}/identity/assurance_level`]: [`${CLAIM}/identity/assurance_level`],
  [`${SCOPE}/hpr/hpr_number`]: [`${CLAIM}/hpr/hpr_number`],
} as const;
