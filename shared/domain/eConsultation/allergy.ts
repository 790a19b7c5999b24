/** What the portal tells of one allergy. */
export type Allergy = {
  /** The substance in the portal's own words; null where it gives none, or what it gives cannot be read. */
  readonly what: string | null;
  readonly severe: boolean;
  /** False for one that nobody has confirmed. */
  readonly certain: boolean;
  /** It says that none is known: somebody has asked. */
  readonly noneKnown: boolean;
};
