import { InlineMessage } from '@navikt/ds-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { EConsultationThread } from '../../../shared/ipc/views/thread.ts';
import { useWords } from '../../app/i18n.ts';
import { useMessage } from '../../data/messages.ts';
import { ActionRow } from '../eConsultation/thread/actions/ActionRow.tsx';
import { ClosePanel } from '../eConsultation/thread/actions/ClosePanel.tsx';
import { NoteForm } from '../eConsultation/thread/actions/NoteForm.tsx';
import type { Panel } from '../eConsultation/thread/actions/panels.ts';
import { UrgencyPanel } from '../eConsultation/thread/actions/UrgencyPanel.tsx';
import { AnswerForm } from '../eConsultation/thread/AnswerForm.tsx';
import { ContactCard } from '../eConsultation/thread/ContactCard.tsx';
import { ForwardPanel } from './ForwardPanel.tsx';
import { WrongChannelPanel } from './WrongChannelPanel.tsx';

/** A message that waits: an answer in practical matters, or where else it belongs. */
export function OpenMessage({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const message = useMessage(thread.taskId).data;
  const [panel, setPanel] = useState<Panel>('answer');
  const answerField = useRef<HTMLTextAreaElement>(null);

  function show(next: Panel) {
    setPanel(next);
    if (next === 'answer') setTimeout(() => answerField.current?.focus());
  }

  // Back to the answer first, and only then out of the message. What was typed is a draft.
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || panel === 'answer') return;
    event.stopPropagation();
    show('answer');
  }

  const contactFirst =
    thread.needsContact && thread.may.includes('contact') && panel !== 'urgency' && panel !== 'close';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves whatever is inside
    <footer className="thread__foot" onKeyDown={onKeyDown}>
      <ActionRow thread={thread} panel={panel} onPanel={show} />
      {contactFirst ? <ContactCard thread={thread} onDocumented={() => answerField.current?.focus()} /> : null}
      {panel === 'note' ? <NoteForm thread={thread} onDone={() => show('answer')} /> : null}
      {panel === 'urgency' ? (
        <UrgencyPanel thread={thread} onDone={() => show('answer')} onCancel={() => show('answer')} />
      ) : null}
      {panel === 'redirect' && message !== undefined ? <WrongChannelPanel message={message} /> : null}
      {panel === 'forward' && message !== undefined ? (
        <ForwardPanel message={message} onDone={() => show('answer')} />
      ) : null}
      {panel === 'close' ? <ClosePanel thread={thread} /> : null}
      {panel === 'answer' ? (
        <>
          <InlineMessage status="info" size="small">
            {t('message.practicalOnly')}
          </InlineMessage>
          <AnswerForm thread={thread} fieldRef={answerField} />
        </>
      ) : null}
    </footer>
  );
}
