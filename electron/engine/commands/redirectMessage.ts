import { wrongChannel } from '../../../shared/domain/message/answerMessage.ts';
import type { SignedInAct } from '../act.ts';
import { wrongChannelWords } from '../db/wrongChannelWords.ts';
import { endMessage } from './endMessage.ts';

/** «Feil kanal»: the patient is sent the standard words of the channel, in their own language, and the message ends. */
export const redirectMessage: SignedInAct<'redirectMessage'> = (context, { taskId, use }) =>
  endMessage(context, taskId, {
    kind: 'message.redirect',
    ending: { code: 'wrong-channel', use },
    rule: (message, actor, now) => wrongChannel(message, use, actor, now),
    text: (_ended, { stored }) => wrongChannelWords(context.db, stored.patient)[use],
  });
