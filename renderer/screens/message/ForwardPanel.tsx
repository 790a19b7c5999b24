import { Button, Textarea } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { checkNote } from '../../../shared/domain/eConsultation/note.ts';
import type { MessageThread } from '../../../shared/ipc/views/message.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { refusalText } from '../../components/refusalText.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { forwardMessageToGp } from '../../data/messages.ts';
import { DraftStatus } from '../eConsultation/thread/DraftStatus.tsx';
import { useDraftField } from '../eConsultation/thread/useDraftField.ts';

type Props = { readonly message: MessageThread; readonly onDone: () => void };

/** To the patient's GP, with a note for the surgery alone. The message goes on waiting, on another desk. */
export function ForwardPanel({ message, onDone }: Props) {
  const { t } = useWords();
  const { taskId, forwardTo } = message;
  const draft = useDraftField(message, 'refer');
  const field = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = forwardTo ?? '–';

  useEffect(() => field.current?.focus(), []);

  async function send() {
    const checked = checkNote(draft.text);
    setError(checked.ok ? null : refusalText(t, checked.error));
    if (!checked.ok) return field.current?.focus();
    setBusy(true);
    setRefused(null);
    await draft.pause();
    const reply = await forwardMessageToGp(taskId, draft.text);
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
    void send();
  }

  return (
    <form
      className="panel panel--internal"
      noValidate
      aria-label={t('message.forward.act')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <Textarea
        ref={field}
        size="small"
        label={t('message.forward.label', { name })}
        description={t('message.forward.hint')}
        value={draft.text}
        error={error}
        minRows={2}
        maxRows={8}
        onChange={(event) => {
          setError(null);
          draft.change(event.target.value);
        }}
        onBlur={() => void draft.save()}
        onKeyDown={onKeyDown}
      />
      <div className="panel__foot">
        <DraftStatus
          taskId={taskId}
          field="refer"
          loadedAt={message.drafts.refer?.savedAt ?? null}
          asked={false}
          empty={draft.text.trim() === ''}
        />
        <Button type="submit" size="small" loading={busy} aria-keyshortcuts="Control+Enter">
          {t('message.forward.send', { name })}
          <kbd aria-hidden>Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  );
}
