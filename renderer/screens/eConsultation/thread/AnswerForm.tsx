import { PaperplaneIcon } from '@navikt/aksel-icons';
import { Button, InlineMessage, Textarea } from '@navikt/ds-react';
import { type FocusEvent, type KeyboardEvent, type RefObject, type SyntheticEvent, useEffect, useState } from 'react';
import { useController, useForm } from 'react-hook-form';
import { checkAnswerText } from '../../../../shared/domain/eConsultation/answer.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { shownKey } from '../../../app/keys.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../data/ask.ts';
import { forgetDraft, keepDraft, pauseDraft, saveDraft } from '../../../data/drafts.ts';
import { answerEConsultation, prepareEConsultationAnswer } from '../../../data/eConsultations.ts';
import { answerMessage } from '../../../data/messages.ts';
import { useIsConnected } from '../../../data/sync.ts';
import './answerForm.css';
import { DraftStatus } from './DraftStatus.tsx';
import { FeeLine } from './FeeLine.tsx';
import { PreparedDrafts } from './PreparedDrafts.tsx';
import { Remaining } from './Remaining.tsx';
import { FieldsLeft, selectNext } from './templates/FieldsLeft.tsx';
import { TemplateMenu } from './templates/TemplateMenu.tsx';
import { useFieldValues } from './templates/useFieldValues.ts';
import { textToStartFrom, useEnginesDraft } from './useEnginesDraft.ts';

type Fields = { text: string };

type Props = {
  readonly thread: EConsultationThread;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
};

/** The answer. What is typed is a draft at once and survives everything but being sent. */
export function AnswerForm({ thread, fieldRef }: Props) {
  const { t } = useWords();
  const { taskId, patientId } = thread;
  const signs = thread.may.includes('answer');
  // Whom the portal may not reach is phoned; what is written meanwhile is a draft.
  const mayAnswer = signs && thread.reach === 'portal';
  const prepares = thread.prepares.includes('answer');
  const connected = useIsConnected();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [handedOver, setHandedOver] = useState(false);
  const [savedByHand, setSavedByHand] = useState(false);
  const [language, setLanguage] = useState(thread.patientLanguage);
  const values = useFieldValues(thread, language);

  const form = useForm<Fields>({ defaultValues: { text: textToStartFrom(thread) }, reValidateMode: 'onChange' });
  const text = useController({ control: form.control, name: 'text', rules: { validate: errorIn } });
  useEnginesDraft(thread, text.field.value, (newer) => form.reset({ text: newer }));

  function errorIn(value: string): string | true {
    const checked = checkAnswerText(value);
    // What the doctor fills in may be left to the doctor.
    if (prepares && !checked.ok && checked.error.type === 'FieldsLeft') return true;
    return checked.ok ? true : refusalText(t, checked.error);
  }

  // Leaving the screen saves at once instead of at the next pause.
  useEffect(() => () => void saveDraft({ taskId, patientId }), [taskId, patientId]);

  const busy = form.formState.isSubmitting || handedOver;
  const send = form.handleSubmit(async ({ text: written }) => {
    setRefused(null);
    await pauseDraft(thread);
    const reply = await (thread.kind === 'message' ? answerMessage : answerEConsultation)(thread, written);
    if (reply.ok) {
      setHandedOver(true);
      await forgetDraft(thread);
      return;
    }
    setRefused(reply.error);
    keepDraft(thread, written);
  });

  /** For a doctor to sign: the field is free again, and the text stands with where it is. */
  const handOver = form.handleSubmit(async ({ text: written }) => {
    setRefused(null);
    await pauseDraft(thread);
    const reply = await prepareEConsultationAnswer(thread, written);
    if (reply.ok) {
      await forgetDraft(thread);
      form.reset({ text: '' });
      return;
    }
    setRefused(reply.error);
    keepDraft(thread, written);
  });

  /** What the button does, and Ctrl+Enter wherever in the form. */
  async function act(event?: SyntheticEvent) {
    event?.preventDefault();
    // The keys are held, or pressed again, where the button cannot be.
    if (busy) return;
    await (mayAnswer ? send() : prepares ? handOver() : saveByHand());
  }

  async function saveByHand() {
    await saveDraft(thread);
    setSavedByHand(true);
  }

  /** Nothing that stands in the field is lost: what was prepared, or a template, comes after it. */
  function take(prepared: string) {
    const typed = text.field.value;
    const together = typed.trim() === '' ? prepared : `${typed.trimEnd()}\n\n${prepared}`;
    text.field.onChange(together);
    keepDraft(thread, together);
    setTimeout(() => selectNext(fieldRef.current, typed.length));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void act();
  }

  function onBlur(event: FocusEvent<HTMLTextAreaElement>) {
    text.field.onBlur();
    // A save in the middle of a click on Send would only be in its way.
    if (event.relatedTarget === null || !event.currentTarget.form?.contains(event.relatedTarget))
      void saveDraft(thread);
  }

  const label = t(mayAnswer ? 'thread.form.label' : 'thread.form.labelDraft', { patient: thread.patientName });
  const owner = thread.state === 'in-progress' && thread.ownerName !== null ? thread.ownerName : null;
  return (
    <form className="panel answer-form" noValidate aria-label={label} onSubmit={(event) => void act(event)}>
      {owner === null ? null : (
        <InlineMessage status="info" size="small">
          {t('thread.someoneElse', { name: owner })}
        </InlineMessage>
      )}
      <PreparedDrafts thread={thread} onUse={take} />
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="with-template">
        <Textarea
          ref={(element) => {
            text.field.ref(element);
            fieldRef.current = element;
          }}
          size="small"
          label={label}
          name={text.field.name}
          value={text.field.value}
          error={form.formState.errors.text?.message}
          readOnly={handedOver}
          minRows={thread.needsContact ? 2 : 4}
          maxRows={10}
          aria-keyshortcuts={shownKey('reply')}
          onChange={(event) => {
            text.field.onChange(event);
            keepDraft(thread, event.target.value);
            setSavedByHand(false);
          }}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
        />
        <TemplateMenu
          thread={thread}
          uses={thread.urgent ? ['urgent', 'answer'] : ['answer']}
          language={language}
          onLanguage={setLanguage}
          values={values}
          onChoose={take}
        />
      </div>
      <FieldsLeft text={text.field.value} fieldRef={fieldRef} />
      <div className="answer-form__foot">
        <div className="answer-form__state">
          <Remaining text={text.field.value} />
          <DraftStatus
            matter={thread}
            loadedAt={thread.draft?.savedAt ?? null}
            asked={savedByHand}
            empty={text.field.value.trim() === ''}
          />
          {signs ? null : <p>{t('thread.form.doctorSigns')}</p>}
          {thread.reach === 'portal' ? null : <p>{t('patient.sendingStops')}</p>}
          {mayAnswer ? <FeeLine taskId={taskId} /> : null}
          {mayAnswer && !connected ? <p>{t('thread.form.offlineHint')}</p> : null}
        </div>
        {mayAnswer ? (
          <Button
            type="submit"
            size="small"
            loading={busy}
            icon={<PaperplaneIcon aria-hidden />}
            aria-keyshortcuts="Control+Enter"
          >
            {connected ? t('thread.form.send') : t('thread.form.queue')}
            <kbd aria-hidden>Ctrl+Enter</kbd>
          </Button>
        ) : (
          <Button size="small" type="submit" loading={busy} aria-keyshortcuts="Control+Enter">
            {t(prepares ? 'prepared.hand' : 'thread.form.saveDraft')}
            <kbd aria-hidden>Ctrl+Enter</kbd>
          </Button>
        )}
      </div>
    </form>
  );
}
