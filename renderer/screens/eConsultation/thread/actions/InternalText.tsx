import { Button, Textarea } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { checkNote } from '../../../../../shared/domain/eConsultation/note.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { useDraftField } from '../useDraftField.ts';

type Props = {
  readonly thread: EConsultationThread;
  readonly field: 'note' | 'refer';
  /** What the form is called, what it asks for, and what its button does. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly act: string;
  /** Hands the text over; null when it was taken. */
  readonly save: (text: string) => Promise<AnyRefusal | null>;
  readonly onDone: () => void;
};

/** Words for colleagues alone, in the shape that notes have in the thread. Half of them are kept as a draft. */
export function InternalText({ thread, field, name, label, hint, act, save, onDone }: Props) {
  const { t } = useWords();
  const draft = useDraftField(thread, field);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => textRef.current?.focus(), []);

  async function submit() {
    // The keys are held, or pressed again, where the button cannot be.
    if (busy) return;
    const checked = checkNote(draft.text);
    setError(checked.ok ? null : refusalText(t, checked.error));
    if (!checked.ok) {
      textRef.current?.focus();
      return;
    }
    setBusy(true);
    setRefused(null);
    await draft.pause();
    const refusal = await save(draft.text);
    if (refusal === null) {
      await draft.forget();
      onDone();
      return;
    }
    setBusy(false);
    draft.change(draft.text);
    setRefused(refusal);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form
      className="panel panel--internal"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <Textarea
        ref={textRef}
        size="small"
        label={label}
        description={hint}
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
          matter={thread}
          field={field}
          loadedAt={thread.drafts[field]?.savedAt ?? null}
          asked={false}
          empty={draft.text.trim() === ''}
        />
        <Button type="submit" size="small" loading={busy} aria-keyshortcuts="Control+Enter">
          {act}
          <kbd aria-hidden>Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  );
}
