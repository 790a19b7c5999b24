import { BodyShort, Button, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { formatMoment } from '../../components/moments.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { rotateDatabaseKey, useKeyState } from '../../data/keys.ts';
import { useMay } from '../../data/session.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** What closes the database key of this machine, since when, and its change. */
export function KeySection() {
  const { t, language } = useWords();
  const keys = useKeyState().data;
  const may = useMay('rotateKeys');
  const [step, setStep] = useState<'idle' | 'running' | 'done'>('idle');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  if (keys?.state !== 'open') return null;

  async function rotate() {
    setStep('running');
    setRefused(null);
    const reply = await rotateDatabaseKey();
    setStep(reply.ok ? 'done' : 'idle');
    if (!reply.ok) setRefused(reply.error);
  }
  return (
    <SettingsSection title={t('keys.section.title')} about={t('keys.section.about')}>
      <div>
        <BodyShort size="small">{t(`keys.section.way.${keys.way}`)}</BodyShort>
        {keys.madeAt === null ? null : (
          <BodyShort size="small">{t('keys.section.madeAt', { date: formatMoment(keys.madeAt, language) })}</BodyShort>
        )}
      </div>
      {may ? (
        <>
          <BodyShort size="small">{t('keys.section.takes')}</BodyShort>
          <Button size="small" variant="secondary" loading={step === 'running'} onClick={() => void rotate()}>
            {t('keys.section.rotate')}
          </Button>
        </>
      ) : (
        <BodyShort size="small">{t('keys.section.onlyManagement')}</BodyShort>
      )}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {step === 'idle' ? null : (
        <output className="announced">
          <InlineMessage status={step === 'done' ? 'success' : 'info'} size="small">
            {step === 'done' ? t('keys.section.rotated') : t('keys.section.rotating')}
          </InlineMessage>
        </output>
      )}
    </SettingsSection>
  );
}
