import { Button, Textarea } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { checkNote } from '../../../../../shared/domain/eConsultation/note.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { writeInternalNote } from '../../../../data/eConsultations.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { useDraftField } from '../useDraftField.ts';

type Props = { readonly thread: EConsultationThread; readonly onDone: () => void };

/** A note for colleagues, in the shape that notes have in the thread. Half of one is kept as a draft. */
export function NoteForm({ thread, onDone }: Props) {
  const { t } = useWords();
  const { taskId, patientName: patient } = thread;
  const draft = useDraftField(thread, 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => field.current?.focus(), []);

  async function save() {
    const checked = checkNote(draft.text);
    setError(checked.ok ? null : refusalText(t, checked.error));
    if (!checked.ok) return field.current?.focus();
    setBusy(true);
    setRefused(null);
    await draft.pause();
    const reply = await writeInternalNote(taskId, draft.text);
    setBusy(false);
    if (!reply.ok) {
      draft.change(draft.text);
      return setRefused(reply.error);
    }
    await draft.forget();
    return onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }

  return (
    <form
      className="panel panel--internal"
      noValidate
      aria-label={t('triage.note')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <Textarea
        ref={field}
        size="small"
        label={t('triage.notePanel.label', { patient })}
        description={t('triage.notePanel.hint')}
        value={draft.text}
        error={error}
        minRows={2}
        maxRows={8}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={() => void draft.save()}
        onKeyDown={onKeyDown}
      />
      <div className="panel__foot">
        <DraftStatus
          taskId={taskId}
          field="note"
          loadedAt={thread.drafts.note?.savedAt ?? null}
          asked={false}
          empty={draft.text.trim() === ''}
        />
        <Button type="submit" size="small" loading={busy} aria-keyshortcuts="Control+Enter">
          {t('triage.notePanel.save')}
          <kbd aria-hidden>Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  );
}
