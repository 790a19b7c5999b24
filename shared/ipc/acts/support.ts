import { z } from '../../lib/zod.ts';
import { command, nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { FileNotWritten, LeftBeforeSaving } from './accessLog.ts';
import type { StoreCounts } from '../views/support.ts';

/** What helps whoever helps the surgery, and what the machine does with its own screen and clipboard. */
export const supportActs = {
  readStoreCounts: query(nothing, { topics: topicsOfQueries.readStoreCounts, needs: 'nobody' }),
  /**
   * Saves one file for support where the person chooses. Nothing in it is about a patient or an employee, so nobody has
   * to be signed in: it is needed most when nobody can.
   */
  makeDiagnostics: command(nothing, { topics: ['settings'], needs: 'nobody' }),
  /** An error in the window that nobody foresaw: its kind and place in the program, never its text. */
  reportBroken: command(
    z.strictObject({ code: z.string().regex(/^W-(?:[A-Z][A-Za-z]{0,30}Error-)?\d{1,7}(?::\d{1,7})?$/u) }),
    { topics: ['settings'], needs: 'nobody' },
  ),
  /** Something has been copied in the window: an identity number is taken off the clipboard again after a while. */
  noteCopied: command(nothing, { topics: ['settings'], needs: 'nobody' }),
  /** The window has saved what was being written, or could not: the program may end. */
  giveLastWords: command(z.strictObject({ saved: z.boolean() }), { topics: ['settings'], needs: 'nobody' }),
  /** Whether the window is kept out of screen shots and shared screens. */
  readContentProtection: query(nothing, { topics: topicsOfQueries.readContentProtection, needs: 'nobody' }),
  saveContentProtection: command(z.strictObject({ on: z.boolean() }), {
    topics: ['settings'],
    needs: ['changeSurgerySettings'],
  }),
} as const;

export type SupportOutputs = {
  readStoreCounts: StoreCounts;
  /** False when the person thought better of it. */
  makeDiagnostics: { readonly saved: boolean };
  reportBroken: null;
  noteCopied: null;
  giveLastWords: null;
  readContentProtection: { readonly on: boolean };
  saveContentProtection: null;
};

export type SupportRefusals = {
  readonly makeDiagnostics: FileNotWritten | LeftBeforeSaving;
};
