import { answerEConsultation } from '../commands/answerEConsultation.ts';
import { resolveConflict } from '../commands/resolveConflict.ts';
import { retryNow } from '../commands/retryNow.ts';
import { saveDraft } from '../commands/saveDraft.ts';
import { savePreferences } from '../commands/savePreferences.ts';
import { signIn } from '../commands/signIn.ts';
import { withdrawEntry } from '../commands/withdrawEntry.ts';
import type { Handlers } from './runAct.ts';

type SignedIn = 'answerEConsultation' | 'saveDraft' | 'resolveConflict' | 'retryNow' | 'withdrawEntry';

/** Every command that changes the database: the writer is the only one who does. */
export const writerActs = {
  open: { signIn, savePreferences },
  signedIn: { answerEConsultation, saveDraft, resolveConflict, retryNow, withdrawEntry },
} satisfies Handlers<'signIn' | 'savePreferences', SignedIn>;
