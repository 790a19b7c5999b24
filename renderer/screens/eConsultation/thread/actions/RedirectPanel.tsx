import { Radio, RadioGroup } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { OTHER_CHANNELS, type OtherChannel } from '../../../../../shared/domain/eConsultation/eConsultation.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { redirectEConsultation } from '../../../../data/eConsultations.ts';
import { useFieldValues } from '../templates/useFieldValues.ts';
import { TextToPatient } from './TextToPatient.tsx';

/** «Feil kanal»: where the question belongs, and the words that tell the patient so. Nothing medical, and nothing to pay. */
export function RedirectPanel({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const [use, setUse] = useState<OtherChannel>('booking');
  const [language, setLanguage] = useState(thread.patientLanguage);
  const values = useFieldValues(thread, language);
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => group.current?.querySelector('input')?.focus(), []);

  return (
    <section className="panel" aria-label={t('triage.redirect')}>
      <RadioGroup
        ref={group}
        size="small"
        legend={t('triage.redirectPanel.where')}
        value={use}
        onChange={(value: OtherChannel) => setUse(value)}
      >
        <div className="panel__radios">
          {OTHER_CHANNELS.map((channel) => (
            <Radio key={channel} value={channel}>
              {t(`eConsultation.channel.${channel}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <TextToPatient
        thread={thread}
        field="redirect"
        about={use}
        language={language}
        onLanguage={setLanguage}
        values={values}
        foot={<p>{t('triage.redirectPanel.free')}</p>}
        send={async (text) => {
          const reply = await redirectEConsultation(thread, use, text);
          return reply.ok ? null : reply.error;
        }}
      />
    </section>
  );
}
