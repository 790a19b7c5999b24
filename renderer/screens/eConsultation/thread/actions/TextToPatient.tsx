import { PaperplaneIcon } from '@navikt/aksel-icons';
import { Button, Textarea } from '@navikt/ds-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { checkAnswerText } from '../../../../../shared/domain/eConsultation/answer.ts';
import type { DraftField } from '../../../../../shared/domain/eConsultation/draft.ts';
import type { FieldValues } from '../../../../../shared/domain/template/fill.ts';
import { fillTemplate } from '../../../../../shared/domain/template/fill.ts';
import type { TemplateUse } from '../../../../../shared/domain/template/template.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import type { Language } from '../../../../../shared/text/language.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { useIsConnected } from '../../../../data/sync.ts';
import { useTemplates } from '../../../../data/templates.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { Remaining } from '../Remaining.tsx';
import { FieldsLeft, selectNext } from '../templates/FieldsLeft.tsx';
import { readsWords, TemplateMenu } from '../templates/TemplateMenu.tsx';
import { useDraftField } from '../useDraftField.ts';

type Props = {
  readonly thread: EConsultationThread;
  readonly field: DraftField & TemplateUse;
  /** Which template fits what has been chosen above. */
  readonly about: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly values: FieldValues;
  readonly send: (text: string) => Promise<AnyRefusal | null>;
  /** What the text may be wrong about, though nothing forbids it. */
  readonly doubt?: (text: string) => string | null;
  /** What it costs, and what will happen, before it does. */
  readonly foot?: ReactNode;
};

/** The words that go with an end other than an answer. They begin with a template and follow it until someone writes. */
export function TextToPatient({ thread, field, about, language, onLanguage, values, send, doubt, foot }: Props) {
  const { t, language: shown } = useWords();
  const connected = useIsConnected();
  const draft = useDraftField(thread, field);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [isOwn, setIsOwn] = useState(draft.text !== '');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const template = useTemplates(language).data?.find(
    (one) => one.use === field && !one.hidden && (one.about === about || one.about === ''),
  );
  const suggested = template === undefined ? '' : fillTemplate(template.text, values);
  const { show } = draft;
  useEffect(() => {
    if (!isOwn) show(suggested);
  }, [suggested, show, isOwn]);

  function change(text: string) {
    setIsOwn(true);
    setError(null);
    draft.change(text);
  }

  async function submit() {
    // The keys are held, or pressed again, where the button cannot be.
    if (busy || thread.reach !== 'portal') return undefined;
    const checked = checkAnswerText(draft.text);
    setError(checked.ok ? null : refusalText(t, checked.error));
    if (!checked.ok) return selectNext(textRef.current, 0);
    setBusy(true);
    setRefused(null);
    await draft.pause();
    const refusal = await send(draft.text);
    if (refusal === null) return draft.forget();
    setBusy(false);
    draft.change(draft.text);
    return setRefused(refusal);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  }

  const doubted = doubt?.(draft.text) ?? null;
  return (
    <form
      className="panel"
      noValidate
      aria-label={t('triage.textTo', { patient: thread.patientName })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="with-template">
        <Textarea
          ref={textRef}
          size="small"
          label={t('triage.textTo', { patient: thread.patientName })}
          value={draft.text}
          error={error}
          minRows={3}
          maxRows={7}
          onChange={(event) => change(event.target.value)}
          onBlur={() => void (isOwn ? draft.save() : undefined)}
          onKeyDown={onKeyDown}
        />
        <TemplateMenu
          thread={thread}
          uses={[field]}
          language={language}
          onLanguage={onLanguage}
          values={values}
          onChoose={(text) => {
            change(text);
            setTimeout(() => selectNext(textRef.current, 0));
          }}
        />
      </div>
      <FieldsLeft text={draft.text} fieldRef={textRef} />
      {doubted === null ? null : <output className="panel__doubt">{doubted}</output>}
      <div className="panel__foot">
        <div>
          <Remaining text={draft.text} />
          <DraftStatus
            matter={thread}
            field={field}
            loadedAt={thread.drafts[field]?.savedAt ?? null}
            asked={false}
            empty={!isOwn || draft.text.trim() === ''}
          />
          {!isOwn && language !== shown ? <p>{readsWords(thread, t)}</p> : null}
          {foot}
          {connected ? null : <p>{t('thread.form.offlineHint')}</p>}
        </div>
        {thread.reach === 'portal' ? (
          <Button
            type="submit"
            size="small"
            loading={busy}
            icon={<PaperplaneIcon aria-hidden />}
            aria-keyshortcuts="Control+Enter"
          >
            {connected ? t('triage.sendAndClose') : t('triage.queueAndClose')}
            <kbd aria-hidden>Ctrl+Enter</kbd>
          </Button>
        ) : null}
      </div>
    </form>
  );
}
