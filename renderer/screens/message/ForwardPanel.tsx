import type { MessageThread } from '../../../shared/ipc/views/message.ts';
import { useWords } from '../../app/i18n.ts';
import { forwardMessageToGp } from '../../data/messages.ts';
import { InternalText } from '../eConsultation/thread/actions/InternalText.tsx';

type Props = { readonly message: MessageThread; readonly onDone: () => void };

/** To the patient's GP, with a note for the surgery alone. The message goes on waiting, on another desk. */
export function ForwardPanel({ message, onDone }: Props) {
  const { t } = useWords();
  const name = message.forwardTo ?? '–';
  return (
    <InternalText
      thread={message}
      field="refer"
      name={t('message.forward.act')}
      label={t('message.forward.label', { name })}
      hint={t('message.forward.hint')}
      act={t('message.forward.send', { name })}
      save={async (text) => {
        const reply = await forwardMessageToGp(message.taskId, text);
        return reply.ok ? null : reply.error;
      }}
      onDone={onDone}
    />
  );
}
