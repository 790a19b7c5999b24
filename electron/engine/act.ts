import type { ActName, Input, Outputs, OwnRefusals } from '../../shared/ipc/acts.ts';
import type { Refusal } from '../../shared/ipc/reply.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { AccessNote, Emergency } from './db/appendAccess.ts';
import type { Staff } from './db/staff.ts';
import type { Db } from './db/open.ts';

/** What an act may use besides its input. Who asks comes from the sign-in, never from the window. */
export type Context = {
  readonly db: Db;
  readonly now: () => number;
  /** Takes what the access log must hold before the answer is shown; the reader cannot write it itself. */
  readonly onOpened?: (note: AccessNote) => void;
  /** A PIN has been counted as tried, and is about to be checked. */
  readonly onPinTried?: () => void;
};

/** For an act that is open to anyone: `person` is the num of whoever has signed in, null while nobody has. */
export type OpenContext = Context & { readonly person: number | null };

export type SignedInContext = Context & {
  readonly signedIn: Staff;
  /**
   * Tells the access log what the answer shows of a patient, or was asked for and denied. A query that opens something
   * calls it before it answers: the answer leaves the engine only once the line has been written.
   */
  readonly opened: (note: AccessNote) => void;
  /** Set while the person sees the patient of this act past the patient's blocks. */
  readonly emergency?: Emergency | null;
};

export type ActResult<A extends ActName> = Result<Outputs[A], Refusal | OwnRefusals[A]>;

/** An act that only someone who has signed in may ask. */
export type SignedInAct<A extends ActName> = (context: SignedInContext, input: Input<A>) => ActResult<A>;

/** As `SignedInAct`, for one that computes for a while: the thread goes on meanwhile. */
export type SlowSignedInAct<A extends ActName> = (context: SignedInContext, input: Input<A>) => Promise<ActResult<A>>;

/** As `OpenAct`, for one that computes for a while. */
export type SlowOpenAct<A extends ActName> = (context: OpenContext, input: Input<A>) => Promise<ActResult<A>>;

/** An act that is open before anyone has signed in. */
export type OpenAct<A extends ActName> = (context: OpenContext, input: Input<A>) => ActResult<A>;
