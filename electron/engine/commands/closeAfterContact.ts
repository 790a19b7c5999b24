import { closeAfterContact as close } from '../../../shared/domain/eConsultation/closing.ts';
import type { SignedInAct } from '../act.ts';
import { endMatter } from './endMatter.ts';

/** Ends what was settled by phone, at the surgery or by letter: with the contact that has been written down as its answer. */
export const closeAfterContact: SignedInAct<'closeAfterContact'> = (context, { taskId }) =>
  endMatter(context, taskId, { kind: 'eConsultation.close', ending: { code: 'contacted' }, rule: close });
