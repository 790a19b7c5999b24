/** What waits to be erased, as people speak of it. */
export const ERASED_GROUPS = ['patients', 'matters', 'messages', 'other'] as const;
export type ErasedGroup = (typeof ERASED_GROUPS)[number];

/** What the portal no longer gives and this machine still has, until a person says that it is to go. */
export type WaitingErasures = {
  readonly count: number;
  readonly groups: readonly {
    readonly group: ErasedGroup;
    /** The portal has deleted it, or does not let this surgery see it any more. */
    readonly why: 'deleted' | 'not-ours';
    readonly count: number;
    /** Since when the oldest of them has waited, an ISO instant. */
    readonly since: string;
  }[];
  /** How many of the matters somebody here has written something about that was not sent. */
  readonly withDrafts: number;
};
