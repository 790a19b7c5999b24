import { BodyShort, Select } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { saveLockMinutes, useLockMinutes } from '../../data/lockMinutes.ts';
import { useMay } from '../../data/session.ts';
import { SettingsSection } from './SettingsSection.tsx';

const OFFERED = [1, 2, 3, 5, 10, 15, 20, 30];

/** After how many idle minutes the machine locks; takes effect at once. */
export function LockSection() {
  const { t } = useWords();
  const lock = useLockMinutes().data;
  const mayChange = useMay('changeSurgerySettings');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  if (lock === undefined) return null;
  const { minutes, atMost } = lock;

  async function choose(chosen: string) {
    const reply = await saveLockMinutes(Number(chosen));
    setRefused(reply.ok ? null : reply.error);
  }

  const offered = [...new Set([...OFFERED.filter((each) => each <= atMost), minutes])].toSorted((a, b) => a - b);
  return (
    <SettingsSection title={t('settings.lock.title')} about={t('settings.lock.about')}>
      {mayChange ? (
        <Select
          size="small"
          label={t('settings.lock.after')}
          value={String(minutes)}
          onChange={(event) => void choose(event.target.value)}
        >
          {offered.map((each) => (
            <option key={each} value={String(each)}>
              {t('settings.lock.minutes', { count: each })}
            </option>
          ))}
        </Select>
      ) : (
        <BodyShort size="small">
          {t('settings.lock.after')}: {t('settings.lock.minutes', { count: minutes })}.{' '}
          <span className="settings__about">{t('settings.lock.notYours')}</span>
        </BodyShort>
      )}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </SettingsSection>
  );
}
