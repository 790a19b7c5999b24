import { EXTENSION } from '../../../shared/fhir/codes.ts';

const BASE = 'https://legekontor.example/fhir';

/** Code systems and extensions of the portal API that `shared/fhir/codes.ts` does not name yet; see `docs/portal-api.md`. */
export const PORTAL_SYSTEM = {
  modality: `${BASE}/CodeSystem/modality`,
  membershipBegin: `${BASE}/CodeSystem/membership-begin`,
  membershipEnd: `${BASE}/CodeSystem/membership-end`,
  episodeKind: `${BASE}/CodeSystem/episode-kind`,
  blockKind: `${BASE}/CodeSystem/block-kind`,
  serviceArea: `${BASE}/CodeSystem/service-area`,
  renewalGroup: `${BASE}/renewal-request`,
  tariff: `${BASE}/CodeSystem/tariff`,
  analysis: `${BASE}/CodeSystem/analysis`,
  parental: 'http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  diagnosticSection: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  ucum: 'http://unitsofmeasure.org',
} as const;

export const PORTAL_EXTENSION = {
  listCap: `${EXTENSION}list-cap`,
  listOverCap: `${EXTENSION}list-over-cap`,
  listLocked: `${EXTENSION}list-locked`,
  listWaiting: `${EXTENSION}list-waiting`,
  sharedList: `${EXTENSION}shared-list`,
  substitutesFor: `${EXTENSION}substitutes-for`,
  addressProtection: `${EXTENSION}address-protection`,
  beginCode: `${EXTENSION}membership-begin`,
  endCode: `${EXTENSION}membership-end`,
  prescriptionGroup: `${EXTENSION}prescription-group`,
  account: `${EXTENSION}prescription-account`,
  released: `${EXTENSION}result-released`,
} as const;
