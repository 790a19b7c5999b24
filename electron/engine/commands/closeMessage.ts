import { closeMessageAfterContact } from '../../../shared/domain/message/answerMessage.ts';
import type { SignedInAct } from '../act.ts';
import { endMessage } from './endMessage.ts';

/** Ends a message that was settled outside the portal, with the contact that has been written down as its answer. */
export const closeMessage: SignedInAct<'closeMessage'> = (context, { taskId }) =>
  endMessage(context, taskId, {
    kind: 'message.close',
    ending: { code: 'contacted' },
    rule: closeMessageAfterContact,
    text: () => null,
  });
