import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { writeInternalNote } from '../../../../data/eConsultations.ts';
import { InternalText } from './InternalText.tsx';

type Props = { readonly thread: EConsultationThread; readonly onDone: () => void };

/** A note for colleagues. The matter waits as it did. */
export function NoteForm({ thread, onDone }: Props) {
  const { t } = useWords();
  return (
    <InternalText
      thread={thread}
      field="note"
      name={t('triage.note')}
      label={t('triage.notePanel.label', { patient: thread.patientName })}
      hint={t('triage.notePanel.hint')}
      act={t('triage.notePanel.save')}
      save={async (text) => {
        const reply = await writeInternalNote(thread, text);
        return reply.ok ? null : reply.error;
      }}
      onDone={onDone}
    />
  );
}
