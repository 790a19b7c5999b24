/** A time that a patient can be given. Instants in UTC. */
export type FreeSlot = {
  readonly slotId: string;
  readonly gpName: string;
  /** The patient's own GP's. */
  readonly isOwnGp: boolean;
  readonly start: string;
  readonly end: string;
};

export type FreeSlots = {
  readonly slots: readonly FreeSlot[];
  /** The last day in Norway on which the patient is normally to have been offered a time (yyyy-mm-dd). */
  readonly offerBy: string;
};
