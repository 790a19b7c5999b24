import type { AnswerMessageRefused, CloseMessageRefused } from '../../domain/message/answerMessage.ts';
import type { ForwardRefused } from '../../domain/message/forward.ts';
import { RIGHT_CHANNELS } from '../../domain/message/message.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query, shownMatter, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { MessageThread } from '../views/message.ts';

const changes = ['thread', 'queue', 'sync'] as const;

/** A message to the surgery, and how it ends. It is taken, noted and assigned as an e-consultation is. */
export const messageActs = {
  readMessage: query(z.strictObject({ taskId: fhirId }), {
    topics: topicsOfQueries.readMessage,
    needs: ['readMessage'],
    opens: true,
  }),
  /** `content`: what the one who answers says of the answer; a medical one is refused. */
  answerMessage: command(z.strictObject({ ...shownMatter, text, content: z.enum(['administrative', 'medical']) }), {
    topics: changes,
    needs: ['answerMessage'],
  }),
  /** The patient is sent the standard words of the channel; nobody writes anything. */
  redirectMessage: command(z.strictObject({ ...shownMatter, use: z.enum(RIGHT_CHANNELS) }), {
    topics: changes,
    needs: ['answerMessage', 'redirectToOtherChannel'],
  }),
  closeMessage: command(z.strictObject(shownMatter), { topics: changes, needs: ['answerMessage'] }),
  forwardMessageToGp: command(z.strictObject({ ...shownMatter, note: text }), {
    topics: changes,
    needs: ['forwardMessageToGp'],
  }),
} as const;

export type MessageOutputs = {
  readMessage: MessageThread;
  answerMessage: { entryId: string };
  redirectMessage: { entryId: string };
  closeMessage: { entryId: string };
  forwardMessageToGp: { entryId: string };
};

type Pending = { readonly type: 'AnswerPending' };

export type MessageRefusals = {
  readonly answerMessage: AnswerMessageRefused | Pending;
  readonly redirectMessage: Exclude<AnswerMessageRefused, { readonly type: 'MedicalInMessage' }> | Pending;
  readonly closeMessage: CloseMessageRefused | Pending;
  readonly forwardMessageToGp: ForwardRefused;
};
