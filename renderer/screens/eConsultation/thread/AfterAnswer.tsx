import { ArrowRightIcon } from '@navikt/aksel-icons';
import { BodyShort, Button } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { shownKey } from '../../../app/keys.ts';
import { useIsConnected } from '../../../data/sync.ts';
import './answerForm.css';
import { KeptDraft } from './KeptDraft.tsx';

type Props = {
  readonly thread: EConsultationThread;
  readonly onItsWay: boolean;
  readonly nextPatient: string | null;
  readonly onNext: () => void;
};

/** Nothing more to do here: how it stands, and the next one a key away. */
export function AfterAnswer({ thread, onItsWay, nextPatient, onNext }: Props) {
  const { t } = useWords();
  const connected = useIsConnected();
  const next = useRef<HTMLButtonElement>(null);
  const none = useRef<HTMLParagraphElement>(null);

  // The form that had the keyboard is gone; the next thing to do takes over. Nobody who is elsewhere is moved.
  useEffect(() => {
    if (document.activeElement === document.body) (next.current ?? none.current)?.focus({ preventScroll: true });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onNext();
  }

  const subject = thread.kind === 'message' ? 'message' : 'thread';
  const stands = onItsWay
    ? connected
      ? 'thread.answerOnItsWay'
      : 'thread.answerWaits'
    : (`${subject}.${thread.state === 'closed' ? 'closed' : 'answered'}` as const);
  const how = thread.ending === null ? null : t(`triage.ended.${thread.ending.code}`);
  return (
    <footer className="thread__foot">
      <KeptDraft thread={thread} />
      <div className="after-answer">
        <BodyShort size="small">
          {how === null ? null : <strong>{how}. </strong>}
          {t(stands)}
        </BodyShort>
        {nextPatient === null ? (
          <BodyShort size="small" className="after-answer__none" ref={none} tabIndex={-1}>
            {t('thread.noNext')}
          </BodyShort>
        ) : (
          <Button
            ref={next}
            size="small"
            variant="secondary"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
            onClick={onNext}
            onKeyDown={onKeyDown}
            aria-keyshortcuts={shownKey('next')}
          >
            {t('thread.next', { patient: nextPatient })}
            <kbd aria-hidden>{shownKey('next')}</kbd>
            <kbd aria-hidden>↓</kbd>
          </Button>
        )}
      </div>
    </footer>
  );
}
