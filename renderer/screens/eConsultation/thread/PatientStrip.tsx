import { Heading } from '@navikt/ds-react';
import { Link as RouterLink } from 'react-router';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { pathOfPatient } from '../../../app/paths.ts';
import { ageOn } from '../../../components/age.ts';
import { DeliveryMark } from '../../../components/DeliveryMark.tsx';
import { DueMark } from '../../../components/DueMark.tsx';
import { dueWords } from '../../../components/dueDates.ts';
import { formatMoment } from '../../../components/moments.ts';
import { OverrideLine } from '../../../components/OverrideLine.tsx';
import { Warnings } from '../../../components/Warnings.tsx';

type Props = { readonly thread: EConsultationThread; readonly onOverrideEnded: () => void };

/** What changes how one answers: who it is, who writes, whose patient, and how long there is. */
export function PatientStrip({ thread, onOverrideEnded }: Props) {
  const { t, language } = useWords();
  const due = dueWords(thread, thread.today, language);
  const open = thread.state === 'open' || thread.state === 'in-progress';
  const facts = [
    ageOn(thread.birthDay, thread.today, t) ?? t('thread.ageUnknown'),
    thread.gpName === null ? t('thread.noGp') : t('thread.gp', { name: thread.gpName }),
  ];
  const desk = deskWords(thread, t);
  const { urgencySetBy } = thread;
  return (
    <header className="patient-strip">
      <div className="patient-strip__who">
        <Heading level="2" size="xsmall">
          {thread.patientName}
        </Heading>
        <p>
          {facts.join(' · ')} ·{' '}
          <RouterLink className="patient-strip__open" to={pathOfPatient(thread.patientId)}>
            {t('patient.page.openPatient')}
          </RouterLink>
        </p>
        {desk === null || !open ? null : (
          <p>
            {desk} {thread.assignedTo.delivery === null ? null : <DeliveryMark delivery={thread.assignedTo.delivery} />}
          </p>
        )}
      </div>
      {thread.writtenBy === null ? null : (
        <p className="patient-strip__proxy">{t('thread.writtenBy', { name: thread.writtenBy })}</p>
      )}
      {open && thread.writtenBy !== null && thread.answerGoesTo.length > 0 ? (
        <p>{t('patient.answerGoesTo', { names: thread.answerGoesTo.join(', ') })}</p>
      ) : null}
      <OverrideLine override={thread.override} onEnded={onOverrideEnded} />
      <Warnings warnings={thread.warnings} today={thread.today} />
      <p className="patient-strip__subject">{thread.subject}</p>
      <p className="patient-strip__due">
        {thread.urgent && open ? <strong className="patient-strip__urgent">{t('thread.urgent')}</strong> : null}
        {urgencySetBy === null || !open ? null : (
          <span>
            {t(thread.urgent ? 'triage.urgentBy' : 'triage.notUrgentBy', {
              name: urgencySetBy.name,
              time: formatMoment(urgencySetBy.at, language),
            })}
          </span>
        )}
        {open && due.state !== 'later' ? <DueMark due={due} /> : null}
        <span>
          {t('thread.due', { day: due.day })}. {due.reason}
        </span>
      </p>
    </header>
  );
}

/** On whose desk it lies, where that is not simply the GP's. */
function deskWords({ kind, assignedTo, gpName, claim }: EConsultationThread, t: Words['t']): string | null {
  if (assignedTo.type === 'team') return t('desk.assignedTo.team', { team: t(`desk.team.${assignedTo.role}`) });
  if (assignedTo.type === 'surgery') return t('desk.assignedTo.team', { team: t('desk.team.surgery') });
  // An e-consultation comes to the GP by itself; a message has been put there.
  const byItself = kind === 'e-consultation' && assignedTo.name === gpName && assignedTo.delivery === null;
  if (claim !== null || byItself) return null;
  return assignedTo.isMine ? t('desk.assignedTo.me') : t('desk.assignedTo.person', { name: assignedTo.name });
}
