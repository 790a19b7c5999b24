import { EXTENSION } from '../../../shared/fhir/codes.ts';

const BASE = 'https://legekontor.example/fhir';

/** Code systems of the portal API beside those of `shared/fhir/codes.ts`, which the client reads; see `docs/portal-api.md`. */
export const PORTAL_SYSTEM = {
  membershipBegin: `${BASE}/CodeSystem/membership-begin`,
  membershipEnd: `${BASE}/CodeSystem/membership-end`,
  renewalGroup: `${BASE}/renewal-request`,
  tariff: `${BASE}/CodeSystem/tariff`,
  analysis: `${BASE}/CodeSystem/analysis`,
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  diagnosticSection: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  ucum: 'http://unitsofmeasure.org',
} as const;

/** Extensions of the portal API. */
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
