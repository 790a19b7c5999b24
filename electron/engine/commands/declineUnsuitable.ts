import { declineUnsuitable as decline } from '../../../shared/domain/eConsultation/closing.ts';
import type { SignedInAct } from '../act.ts';
import { endMatter } from './endMatter.ts';

/** «Ikke egnet»: tells the patient why it does not suit an e-consultation and what to do instead, and ends the matter. */
export const declineUnsuitable: SignedInAct<'declineUnsuitable'> = (context, { taskId, reason, text }) =>
  endMatter(context, taskId, {
    kind: 'eConsultation.unsuitable',
    ending: { code: 'not-suitable', reason },
    rule: (matter, actor, now) => decline(matter, { reason, text }, actor, now),
  });
