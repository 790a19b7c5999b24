import { answerMessage as answer } from '../../../shared/domain/message/answerMessage.ts';
import type { SignedInAct } from '../act.ts';
import { endMessage } from './endMessage.ts';

/** Answers a message to the surgery: in practical matters only, whoever answers. */
export const answerMessage: SignedInAct<'answerMessage'> = (context, { taskId, text, content }) =>
  endMessage(context, taskId, {
    kind: 'message.answer',
    ending: null,
    rule: (message, actor, now) => answer(message, { text, content }, actor, now),
    text: ({ state }) => (state.status === 'answered' ? state.text : null),
  });
