import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, Heading, Textarea } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import type { PatientBlocks } from '../../../shared/ipc/reply.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { overrideBlocks } from '../../data/patients.ts';
import { useFormDraft } from '../../data/useFormDraft.ts';
import './patient.css';

type Props = {
  readonly refusal: PatientBlocks;
  readonly of: 'Task' | 'Patient';
  readonly id: string;
  readonly onOpened: () => void;
};

/** Whether a refusal is about one patient, and has a page of its own. */
export function isPatientBlock(refusal: AnyRefusal | null): refusal is PatientBlocks {
  return refusal?.type === 'Blocked' || refusal?.type === 'RecordNotTransferred';
}

/** For whoever may not look: what that means, what can be done, and the way in when life or health is at stake. */
export function NoAccess({ refusal, of, id, onOpened }: Props) {
  const { t } = useWords();
  if (refusal.type === 'RecordNotTransferred') {
    return (
      <div className="no-access">
        <Heading level="2" size="xsmall">
          <PadlockLockedIcon aria-hidden /> {t('patient.noAccess.notTransferred')}
        </Heading>
        <BodyLong size="small">{t('patient.refused.RecordNotTransferred')}</BodyLong>
      </div>
    );
  }
  return (
    <div className="no-access">
      <Heading level="2" size="xsmall">
        <PadlockLockedIcon aria-hidden /> {t('patient.noAccess.title')}
      </Heading>
      <BodyLong size="small">{t('patient.noAccess.blocked')}</BodyLong>
      <BodyLong size="small">{t('patient.noAccess.whatNow')}</BodyLong>
      {refusal.mayOverride ? <Override of={of} id={id} onOpened={onOpened} /> : null}
    </div>
  );
}

function Override({ of, id, onOpened }: Omit<Props, 'refusal'>) {
  const { t } = useWords();
  const reason = useFormDraft('override-reason', `${of}/${id}`);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const hours = limitOn('overrideLastsHours', osloDate(Temporal.Now.instant()));

  async function open(event: FormEvent) {
    event.preventDefault();
    setRefused(null);
    setBusy(true);
    const reply = await overrideBlocks(of, id, reason.text);
    setBusy(false);
    if (!reply.ok) return setRefused(reply.error);
    await reason.forget();
    return onOpened();
  }

  return (
    <form className="no-access__override" noValidate onSubmit={(event) => void open(event)}>
      <Heading level="3" size="xsmall">
        {t('patient.noAccess.override')}
      </Heading>
      <BodyLong size="small">{t('patient.noAccess.overrideWhen', { hours })}</BodyLong>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <Textarea
        size="small"
        label={t('patient.noAccess.reason')}
        value={reason.text}
        minRows={2}
        maxRows={6}
        onChange={(event) => reason.change(event.target.value)}
      />
      <Button type="submit" size="small" variant="danger" loading={busy}>
        {t('patient.noAccess.open')}
      </Button>
    </form>
  );
}
