import { Select } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { UNSUITABLE_REASONS, type UnsuitableReason } from '../../../../../shared/domain/eConsultation/eConsultation.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { declineUnsuitable } from '../../../../data/eConsultations.ts';
import { useFieldValues } from '../templates/useFieldValues.ts';
import { TextToPatient } from './TextToPatient.tsx';

/** «Ikke egnet»: why, and the words that tell the patient what to do instead. */
export function UnsuitablePanel({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const [reason, setReason] = useState<UnsuitableReason>('needs-examination');
  const [language, setLanguage] = useState(thread.patientLanguage);
  const values = useFieldValues(thread, language);
  const first = useRef<HTMLSelectElement>(null);

  useEffect(() => first.current?.focus(), []);

  return (
    <section className="panel" aria-label={t('triage.unsuitable')}>
      <Select
        ref={first}
        size="small"
        label={t('triage.unsuitablePanel.why')}
        value={reason}
        onChange={(event) => setReason(UNSUITABLE_REASONS.find((one) => one === event.target.value) ?? 'other')}
      >
        {UNSUITABLE_REASONS.map((each) => (
          <option key={each} value={each}>
            {t(`triage.unsuitablePanel.reason.${each}`)}
          </option>
        ))}
      </Select>
      <TextToPatient
        thread={thread}
        field="unsuitable"
        about={reason}
        language={language}
        onLanguage={setLanguage}
        values={values}
        send={async (text) => {
          const reply = await declineUnsuitable(thread, reason, text);
          return reply.ok ? null : reply.error;
        }}
      />
    </section>
  );
}
