import type { AccessLogLine } from '../../domain/access/accessLog.ts';

/** A line as the window gets it. Documents have titles for a role that may read them, while they are here. */
export type AccessLogRow = AccessLogLine & {
  /** From 1, without gaps. */
  readonly seq: number;
  /** SHA-256 of the line in the chain, hexadecimal: what the portal's copy carries too. */
  readonly hash: string;
  /** It is about someone who has kept the reader from looking: who and what is not here. */
  readonly keptFromReader: boolean;
};

/** Newest first. `next` is where the older ones begin; null when these were the last. */
export type AccessLogPage = {
  readonly rows: readonly AccessLogRow[];
  readonly next: { readonly at: number; readonly seq: number } | null;
  /** Of the patient whose log it is; null for others, and where no name is known. */
  readonly patientName: string | null;
};

export type LogEmployee = { readonly practitionerId: string; readonly name: string };

export type LogPatient = { readonly patientId: string; readonly name: string; readonly birthDay: string | null };

/** What the patient gets on paper. `cut`: there are older lines than fit. */
export type AccessLogPrint = {
  readonly patientName: string | null;
  readonly birthDay: string | null;
  readonly surgeryName: string;
  readonly rows: readonly AccessLogRow[];
  readonly cut: boolean;
  /** The patient is under 16 and has asked for confidence: for a guardian there is less, and without a word no line. */
  readonly asksForWhom: boolean;
  readonly today: string;
};

/** How it stands with the log as a whole. Instants as ISO text. */
export type AccessLogState = {
  readonly lines: number;
  readonly checking: boolean;
  readonly checkedAt: string | null;
  /** The chain has been followed to this line; what has come since is looked at next time. */
  readonly checkedLines: number;
  /** The first line that cannot be vouched for; `at` is the time it says, or that of the one after it. */
  readonly broken: {
    readonly line: number;
    readonly at: string | null;
    readonly fault: 'changed' | 'missing' | 'does-not-follow' | 'cut-short' | 'unwitnessed';
  } | null;
  /** When this log began after another that was set aside with a damaged file; null for the first one. */
  readonly begunAfterAnother: string | null;
  readonly delivery: {
    readonly portal: 'unknown' | 'takes' | 'not-offered' | 'refuses';
    readonly waiting: number;
    readonly refused: number;
  };
};
