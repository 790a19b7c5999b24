import type { EConsultation } from '../domain/eConsultation/eConsultation.ts';
import type { Message, MessageClosing, MessageId, MessageState } from '../domain/message/message.ts';
import { RIGHT_CHANNELS } from '../domain/message/message.ts';
import { endingIn } from './closing.ts';
import type { TaskResource } from './schemas.ts';

/**
 * A message to the surgery as its Task tells it: read as an e-consultation's is, except for how it was closed.
 *
 * @param read the same Task, as the rules of the desk look at it
 */
export function toMessage(task: TaskResource, read: EConsultation): Message {
  const { patient, receivedAt, assignedTo, urgent, contacts, reach } = read;
  const id = task.id as MessageId;
  return { id, patient, receivedAt, assignedTo, urgent, contacts, reach, state: stateOf(task, read) };
}

function stateOf(task: TaskResource, { state, contacts }: EConsultation): MessageState {
  if (state.status !== 'closed') return state;
  const { by, at } = state;
  return { status: 'closed', by, at, how: closingIn(task, contacts) };
}

function closingIn(task: TaskResource, contacts: EConsultation['contacts']): MessageClosing {
  const ending = endingIn(task);
  if (ending?.code === 'wrong-channel') {
    return { type: 'WrongChannel', use: RIGHT_CHANNELS.find((one) => one === ending.use) ?? 'booking' };
  }
  const contact = ending?.code === 'contacted' ? contacts.at(-1) : undefined;
  return contact === undefined ? { type: 'EndedElsewhere' } : { type: 'Contacted', contact };
}
