/** A field of the settings file, by its path; null where it is not there. A secret is shown as dots. */
export type SettingDifference = {
  readonly field: string;
  readonly bound: string | null;
  readonly found: string | null;
};

/** The settings file beside what this machine was set up with. */
export type PortalTrustView = {
  readonly file: string;
  /** What the file says otherwise. As long as nobody entitled has accepted it, none of it is used. */
  readonly differences: readonly SettingDifference[];
  /** Accepted, and used from the next start. */
  readonly accepted: boolean;
  /** The secrets are sealed on this machine, and the program may not take them out of the file. */
  readonly secretsInFile: boolean;
};
