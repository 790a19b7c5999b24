import { Button, Heading } from '@navikt/ds-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { focusWhenShown } from '../../../../components/focusWhenShown.ts';
import { formatMoment } from '../../../../components/moments.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { closeAfterContact } from '../../../../data/eConsultations.ts';
import { closeMessage } from '../../../../data/messages.ts';
import { ContactFields } from '../ContactFields.tsx';

/** Ends what was settled outside the portal. Nothing is closed unanswered: without a contact there is one to write down. */
export function ClosePanel({ thread }: { readonly thread: EConsultationThread }) {
  const { t, language } = useWords();
  const id = useId();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const contact = thread.messages.findLast(
    ({ contactWay, delivery }) =>
      contactWay !== null && delivery?.state !== 'rejected' && delivery?.state !== 'withdrawn',
  );

  // Where there is a contact to write down the keyboard begins there, so that Escape leads back to the answer.
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector('select')?.focus(), []);

  async function close() {
    setBusy(true);
    const reply = await (thread.kind === 'message' ? closeMessage : closeAfterContact)(thread);
    setBusy(false);
    setRefused(reply.ok ? null : reply.error);
  }

  return (
    <section className="panel" aria-labelledby={id} ref={section}>
      <Heading level="3" size="xsmall" id={id}>
        {t('triage.closePanel.title', { patient: thread.patientName })}
      </Heading>
      <p className="panel__words">{t('triage.closePanel.explanation')}</p>
      {contact?.contactWay === null || contact === undefined ? (
        <ContactFields thread={thread} withLetter onDocumented={() => undefined} />
      ) : (
        <>
          <p className="panel__words">
            <strong>{t(`eConsultation.contact.${contact.contactWay}`)}</strong> · {contact.authorName} ·{' '}
            {formatMoment(contact.sentAt, language)}: {contact.text}
          </p>
          {refused === null ? null : <RefusalMessage refusal={refused} />}
          {thread.may.includes('close') ? (
            <div className="panel__choices">
              <Button size="small" loading={busy} ref={focusWhenShown} onClick={() => void close()}>
                {t('triage.closePanel.close')}
              </Button>
            </div>
          ) : (
            <p className="panel__words">{t('triage.closePanel.doctorCloses')}</p>
          )}
        </>
      )}
    </section>
  );
}
