import { Heading } from '@navikt/ds-react';
import { useId } from 'react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { ContactFields } from './ContactFields.tsx';
import { UrgentSteps } from './UrgentSteps.tsx';

type Props = { readonly thread: EConsultationThread; readonly onDocumented: () => void };

/** What the rule asks before something urgent may be answered: help first, then a line on what was done. */
export function ContactCard({ thread, onDocumented }: Props) {
  const { t } = useWords();
  const id = useId();
  return (
    <section className="panel contact-card" aria-labelledby={id}>
      <Heading level="3" size="xsmall" id={id}>
        {t('thread.contact.title', { patient: thread.patientName })}
      </Heading>
      <UrgentSteps phone={thread.phone} />
      {/* A letter is a contact too, but none that helps someone today: the rule asks for another. */}
      <ContactFields thread={thread} withLetter={false} labelledBy={id} onDocumented={onDocumented} />
    </section>
  );
}
