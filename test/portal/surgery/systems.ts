const BASE = 'https://legekontor.example/fhir';

/** Code systems that the portal writes and `shared/fhir/codes.ts` does not name yet. Described in `docs/portal-api.md`. */
export const SERVICE_SYSTEM = `${BASE}/CodeSystem/service`;
