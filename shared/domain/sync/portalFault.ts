/**
 * Why a portal that speaks FHIR cannot be used safely: two who answer at the same time, or one who answers twice because a
 * reply was lost, would not be told apart (FHIR R4, http: managing resource contention, conditional create).
 */
export type PortalFault =
  /** Its resources carry no `meta.versionId`. */
  | 'no-version-ids'
  /** It says that it keeps no versions (`versioning: no-version`). */
  | 'no-versioning'
  /** It says that it takes no conditional create (`conditionalCreate: false`). */
  | 'no-conditional-create'
  /** It wrote although `If-Match` named another version. */
  | 'ignores-if-match';
