import { Switch } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { useMay } from '../../data/session.ts';
import { saveContentProtection, useContentProtection } from '../../data/support.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** Whether the window is kept out of screen shots and shared screens; takes effect at once. */
export function ScreenSection() {
  const { t } = useWords();
  const protection = useContentProtection().data;
  const mayChange = useMay('changeSurgerySettings');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  if (protection === undefined) return null;

  async function choose(on: boolean) {
    const reply = await saveContentProtection(on);
    setRefused(reply.ok ? null : reply.error);
  }
  return (
    <SettingsSection title={t('settings.screen.title')} about={t('settings.screen.about')}>
      <Switch
        size="small"
        checked={protection.on}
        readOnly={!mayChange}
        description={mayChange ? t('settings.screen.costs') : t('settings.lock.notYours')}
        onChange={(event) => void choose(event.target.checked)}
      >
        {t('settings.screen.hide')}
      </Switch>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </SettingsSection>
  );
}
