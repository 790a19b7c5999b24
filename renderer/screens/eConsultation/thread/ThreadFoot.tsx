import { InlineMessage } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { ForwardPanel } from '../../message/ForwardPanel.tsx';
import { WrongChannelPanel } from '../../message/WrongChannelPanel.tsx';
import { ActionRow } from './actions/ActionRow.tsx';
import { AttendancePanel } from './actions/AttendancePanel.tsx';
import { ClosePanel } from './actions/ClosePanel.tsx';
import { NoteForm } from './actions/NoteForm.tsx';
import type { Panel } from './actions/panels.ts';
import { RedirectPanel } from './actions/RedirectPanel.tsx';
import { UnsuitablePanel } from './actions/UnsuitablePanel.tsx';
import { UrgencyPanel } from './actions/UrgencyPanel.tsx';
import { AfterAnswer } from './AfterAnswer.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { ContactCard } from './ContactCard.tsx';
import { LostSlotCard } from './LostSlotCard.tsx';
import { PhoneInstead } from './PhoneInstead.tsx';
import { RejectedAnswer } from './RejectedAnswer.tsx';
import { TakenOverCard } from './TakenOverCard.tsx';

type Props = {
  readonly thread: EConsultationThread;
  readonly nextPatient: string | null;
  readonly onNext: () => void;
};

/** What can be done now, by how the matter stands: one thing stands out. */
export function ThreadFoot({ thread, nextPatient, onNext }: Props) {
  const { conflict } = thread;
  if (conflict !== null) {
    const { lostSlot, unanswered } = conflict;
    if (lostSlot !== null) return <LostSlotCard thread={thread} conflict={conflict} slot={lostSlot} />;
    return unanswered === null ? (
      <ConflictCard thread={thread} conflict={conflict} />
    ) : (
      <TakenOverCard thread={thread} conflict={conflict} unanswered={unanswered} />
    );
  }
  const rejected = thread.messages.find(({ delivery }) => delivery?.state === 'rejected');
  if (rejected !== undefined) return <RejectedAnswer message={rejected} />;
  const onItsWay = thread.messages.some(
    ({ kind, delivery }) => kind === 'answer' && (delivery?.state === 'queued' || delivery?.state === 'sending'),
  );
  const ended = thread.state === 'answered' || thread.state === 'closed';
  if (onItsWay || ended) {
    return <AfterAnswer thread={thread} onItsWay={onItsWay} nextPatient={nextPatient} onNext={onNext} />;
  }
  return <Open thread={thread} />;
}

/**
 * A matter that waits: the row of what can be done, and the one thing that is being done. A message is answered in
 * practical matters only, or goes where it belongs.
 */
function Open({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const isMessage = thread.kind === 'message';
  const [panel, setPanel] = useState<Panel>('answer');
  const answerField = useRef<HTMLTextAreaElement>(null);
  const footer = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);

  function show(next: Panel) {
    if (panel === 'answer') cameFrom.current = document.activeElement;
    setPanel(next);
    if (next === 'answer') setTimeout(() => answerField.current?.focus());
  }

  /**
   * The panel is done with: the keyboard goes to where it came from, and otherwise to the case itself. Never by itself
   * into the answer, where the next single key would become a word to the patient.
   */
  function leavePanel() {
    setPanel('answer');
    const from = cameFrom.current;
    const section = answerField.current?.closest('section') ?? footer.current?.closest('section');
    setTimeout(() => {
      const back = from instanceof HTMLElement && from.isConnected && section?.contains(from) ? from : section;
      back?.focus({ preventScroll: true });
    });
  }

  /** It lies on another desk now: the keyboard goes to the case itself, from where one key goes on to the next. */
  function forwarded() {
    cameFrom.current = null;
    leavePanel();
  }

  // Out of the panel first, and only then out of the case, wherever in the case the keyboard is. What was typed is a draft.
  const onEscape = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Escape' || panel === 'answer') return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]') !== null) return;
    event.stopPropagation();
    leavePanel();
  });
  useEffect(() => {
    document.addEventListener('keydown', onEscape, true);
    return () => document.removeEventListener('keydown', onEscape, true);
  }, []);

  const contactFirst =
    thread.needsContact && thread.may.includes('contact') && panel !== 'urgency' && panel !== 'close';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter sends from wherever in it the keyboard is
    <footer className="thread__foot" ref={footer} onKeyDown={sendByKey}>
      <ActionRow thread={thread} panel={panel} onPanel={show} />
      {thread.reach === 'portal' || contactFirst ? null : <PhoneInstead thread={thread} panel={panel} onPanel={show} />}
      {contactFirst ? <ContactCard thread={thread} onDocumented={() => answerField.current?.focus()} /> : null}
      {panel === 'note' ? <NoteForm thread={thread} onDone={leavePanel} /> : null}
      {panel === 'forward' ? <ForwardPanel thread={thread} onDone={forwarded} /> : null}
      {panel === 'urgency' ? <UrgencyPanel thread={thread} onDone={leavePanel} /> : null}
      {panel === 'attendance' ? <AttendancePanel thread={thread} /> : null}
      {panel !== 'redirect' ? null : isMessage ? (
        <WrongChannelPanel thread={thread} />
      ) : (
        <RedirectPanel thread={thread} />
      )}
      {panel === 'unsuitable' ? <UnsuitablePanel thread={thread} /> : null}
      {panel === 'close' ? <ClosePanel thread={thread} /> : null}
      {panel === 'answer' && isMessage ? (
        <InlineMessage status="info" size="small">
          {t('message.practicalOnly')}
        </InlineMessage>
      ) : null}
      {panel === 'answer' ? <AnswerForm thread={thread} fieldRef={answerField} /> : null}
    </footer>
  );
}

/** Wherever in a panel the keyboard is, its one button is a key away. */
function sendByKey(event: KeyboardEvent) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  if (!(event.target instanceof Element)) return;
  const form = event.target.closest('form') ?? event.target.closest('.panel')?.querySelector('form');
  if (form === null || form === undefined) return;
  event.preventDefault();
  form.requestSubmit();
}
