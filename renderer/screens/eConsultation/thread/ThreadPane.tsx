import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { Button, Skeleton } from '@navikt/ds-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { SAY_OPENED_EVERY } from '../../../../shared/domain/eConsultation/opened.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { useKey } from '../../../app/useKey.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import { useDelayed } from '../../../components/useDelayed.ts';
import { type AnyRefusal, refusalOf } from '../../../data/ask.ts';
import {
  claimEConsultation,
  releaseEConsultation,
  sayOpened,
  takeOverEConsultation,
  useThread,
} from '../../../data/eConsultations.ts';
import { isPatientBlock, NoAccess } from '../../patient/NoAccess.tsx';
import { DeskLine } from './DeskLine.tsx';
import { LostClaimNotice } from './LostClaimNotice.tsx';
import { MessageList } from './MessageList.tsx';
import { OwnPrepared } from './OwnPrepared.tsx';
import { PatientStrip } from './PatientStrip.tsx';
import { PatientSummary } from './PatientSummary.tsx';
import { ThreadFoot } from './ThreadFoot.tsx';
import './messages.css';
import './patientStrip.css';
import './thread.css';

/** Passing by is not opening: colleagues are told of a matter that someone stays at. */
const STAYED_MS = 1_000;

/** Who has the matter, in three ways. */
const MOVES = { take: claimEConsultation, takeOver: takeOverEConsultation, release: releaseEConsultation } as const;

type Props = {
  readonly taskId: string;
  readonly kind: EConsultationThread['kind'];
  readonly nextPatient: string | null;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

/** One e-consultation, or one message to the surgery: who, what has been said, and what can be done now. */
export function ThreadPane({ taskId, kind, nextPatient, onNext, onBack }: Props) {
  const { t } = useWords();
  const thread = useThread(taskId, kind);
  const slow = useDelayed(thread.isPending);
  const region = useRef<HTMLElement>(null);
  const refusal = refusalOf(thread.error);
  const [claimRefused, setClaimRefused] = useState<AnyRefusal | null>(null);
  const mayClaim = thread.data?.mayClaim ?? false;

  async function move(act: keyof typeof MOVES) {
    setClaimRefused(null);
    if (thread.data === undefined) return;
    const reply = await MOVES[act](thread.data);
    if (!reply.ok) setClaimRefused(reply.error);
  }
  useKey('take', () => void move('take'), mayClaim);
  useKey('release', () => void move('release'), thread.data?.mayRelease ?? false);

  // The keyboard follows what was opened.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);

  const patientId = refusal === null ? thread.data?.patientId : undefined;
  useEffect(() => {
    if (patientId === undefined) return undefined;
    const matter = { taskId, patientId };
    const timer = setTimeout(() => sayOpened(matter), STAYED_MS);
    const again = setInterval(() => sayOpened(matter), SAY_OPENED_EVERY);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [taskId, patientId]);

  return (
    <section
      className="thread"
      ref={region}
      tabIndex={-1}
      aria-label={t(kind === 'message' ? 'message.region' : 'thread.region')}
    >
      <div className="thread__bar">
        <Button size="xsmall" variant="tertiary" icon={<ArrowLeftIcon aria-hidden />} onClick={onBack}>
          {t('shell.back')}
        </Button>
        <kbd aria-hidden>Esc</kbd>
        {thread.data === undefined || refusal !== null ? null : (
          <DeskLine
            thread={thread.data}
            onTake={() => void move('take')}
            onTakeOver={() => void move('takeOver')}
            onRelease={() => void move('release')}
          />
        )}
      </div>
      {slow ? <Skeleton variant="rounded" height="8rem" /> : null}
      {isPatientBlock(refusal) ? (
        <NoAccess key={taskId} refusal={refusal} of="Task" id={taskId} onOpened={() => void thread.refetch()} />
      ) : null}
      {refusal === null || isPatientBlock(refusal) ? null : (
        <div className="thread__message">
          <RefusalMessage refusal={refusal} onTryAgain={() => void thread.refetch()} />
        </div>
      )}
      {thread.data === undefined || refusal !== null ? null : (
        // Another patient in the matter is another page: nothing that was written for one may stand there for the other.
        <Fragment key={thread.data.patientId}>
          <PatientStrip thread={thread.data} onOverrideEnded={() => void thread.refetch()} />
          <PatientSummary thread={thread.data} />
          <MessageList thread={thread.data} />
          <LostClaimNotice thread={thread.data} />
          {claimRefused === null ? null : (
            <div className="thread__message">
              <RefusalMessage refusal={claimRefused} />
            </div>
          )}
          <OwnPrepared thread={thread.data} />
          <ThreadFoot thread={thread.data} nextPatient={nextPatient} onNext={onNext} />
        </Fragment>
      )}
    </section>
  );
}
