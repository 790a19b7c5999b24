import type { EntryKind } from '../../domain/sync/entryKind.ts';

/** How much there is of everything in the surgery's file, for support: numbers, and codes of the program's own. */
export type StoreCounts = {
  readonly schema: number;
  readonly fileMegabytes: number;
  readonly resources: Readonly<Record<string, number>>;
  readonly loaded: readonly string[];
  readonly outbox: readonly {
    readonly kind: EntryKind;
    readonly state: string;
    /** What the last attempt met, a code; null when nothing did. */
    readonly problem: string | null;
    readonly count: number;
  }[];
  /** `field` is a FHIR path from the first element on, without what was in it. */
  readonly quarantine: readonly { readonly type: string; readonly field: string; readonly count: number }[];
  readonly drafts: number;
  readonly accessLogLines: number;
};
