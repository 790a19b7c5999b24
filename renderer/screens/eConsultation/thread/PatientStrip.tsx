import { Heading } from '@navikt/ds-react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { ageOn } from '../../../components/age.ts';
import { DueMark } from '../../../components/DueMark.tsx';
import { dueWords } from '../../../components/dueDates.ts';

/** What changes how one answers: who it is, who writes, whose patient, and how long there is. */
export function PatientStrip({ thread }: { readonly thread: EConsultationThread }) {
  const { t, language } = useWords();
  const due = dueWords(thread, thread.today, language);
  const open = thread.state === 'open' || thread.state === 'in-progress';
  const facts = [
    ageOn(thread.birthDay, thread.today, t) ?? t('thread.ageUnknown'),
    thread.gpName === null ? t('thread.noGp') : t('thread.gp', { name: thread.gpName }),
  ];
  if (thread.claim === null && thread.ownerName !== null && thread.ownerName !== thread.gpName) {
    facts.push(t('thread.owner', { name: thread.ownerName }));
  }
  return (
    <header className="patient-strip">
      <div className="patient-strip__who">
        <Heading level="2" size="xsmall">
          {thread.patientName}
        </Heading>
        <p>{facts.join(' · ')}</p>
      </div>
      {thread.writtenBy === null ? null : (
        <p className="patient-strip__proxy">{t('thread.writtenBy', { name: thread.writtenBy })}</p>
      )}
      <p className="patient-strip__subject">{thread.subject}</p>
      <p className="patient-strip__due">
        {thread.urgent && open ? <strong className="patient-strip__urgent">{t('thread.urgent')}</strong> : null}
        {open && due.state !== 'later' ? <DueMark due={due} /> : null}
        <span>
          {t('thread.due', { day: due.day })}. {due.reason}
        </span>
      </p>
    </header>
  );
}
