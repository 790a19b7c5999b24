import { BodyShort } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { SupportFile } from '../../components/SupportFile.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** The file for whoever helps the surgery. */
export function SupportSection() {
  const { t } = useWords();
  return (
    <SettingsSection title={t('support.title')} about={t('support.about')}>
      <BodyShort size="small">{t('support.holds')}</BodyShort>
      <SupportFile />
    </SettingsSection>
  );
}
