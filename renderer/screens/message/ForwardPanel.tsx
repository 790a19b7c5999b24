import type { EConsultationThread } from '../../../shared/ipc/views/thread.ts';
import { useWords } from '../../app/i18n.ts';
import { forwardMessageToGp, useMessage } from '../../data/messages.ts';
import { InternalText } from '../eConsultation/thread/actions/InternalText.tsx';

type Props = { readonly thread: EConsultationThread; readonly onDone: () => void };

/** To the patient's GP, with a note for the surgery alone. The message goes on waiting, on another desk. */
export function ForwardPanel({ thread, onDone }: Props) {
  const { t } = useWords();
  const name = useMessage(thread.taskId).data?.forwardTo ?? '–';
  return (
    <InternalText
      thread={thread}
      field="refer"
      name={t('message.forward.act')}
      label={t('message.forward.label', { name })}
      hint={t('message.forward.hint')}
      act={t('message.forward.send', { name })}
      save={async (text) => {
        const reply = await forwardMessageToGp(thread, text);
        return reply.ok ? null : reply.error;
      }}
      onDone={onDone}
    />
  );
}
