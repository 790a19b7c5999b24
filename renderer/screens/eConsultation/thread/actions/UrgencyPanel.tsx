import { Button, Heading } from '@navikt/ds-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { setUrgency } from '../../../../data/eConsultations.ts';
import { UrgentSteps } from '../UrgentSteps.tsx';

type Props = { readonly thread: EConsultationThread; readonly onDone: () => void };

/** Before something is marked as urgent, or not any more: what it leads to, and the script at hand. */
export function UrgencyPanel({ thread, onDone }: Props) {
  const { t } = useWords();
  const id = useId();
  const act = useRef<HTMLButtonElement>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const words = thread.urgent ? 'notUrgentPanel' : 'urgentPanel';

  useEffect(() => act.current?.focus(), []);

  async function set() {
    setBusy(true);
    const reply = await setUrgency(thread, !thread.urgent);
    setBusy(false);
    if (reply.ok) onDone();
    else setRefused(reply.error);
  }

  return (
    <section className="panel panel--urgent" aria-labelledby={id}>
      <Heading level="3" size="xsmall" id={id}>
        {t(`triage.${words}.title`, { patient: thread.patientName })}
      </Heading>
      <p className="panel__words">{t(`triage.${words}.explanation`)}</p>
      {thread.urgent ? null : <UrgentSteps phone={thread.phone} />}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="panel__choices">
        <Button ref={act} size="small" data-color="danger" loading={busy} onClick={() => void set()}>
          {t(thread.urgent ? 'triage.notUrgentPanel.callOff' : 'triage.urgentPanel.mark')}
        </Button>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={onDone}>
          {t('triage.cancel')}
        </Button>
      </div>
    </section>
  );
}
