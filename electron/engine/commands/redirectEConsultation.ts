import { redirect } from '../../../shared/domain/eConsultation/closing.ts';
import type { SignedInAct } from '../act.ts';
import { endMatter } from './endMatter.ts';

/** «Feil kanal»: tells the patient where the question belongs, and ends the matter. Nothing medical is said. */
export const redirectEConsultation: SignedInAct<'redirectEConsultation'> = (context, { taskId, use, text }) =>
  endMatter(context, taskId, {
    kind: 'eConsultation.redirect',
    ending: { code: 'wrong-channel', use },
    rule: (matter, actor, now) => redirect(matter, { use, text }, actor, now),
  });
