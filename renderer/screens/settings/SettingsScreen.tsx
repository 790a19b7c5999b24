import { Heading } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { AppearanceSection } from './AppearanceSection.tsx';
import { ErasureSection } from './ErasureSection.tsx';
import { LockSection } from './LockSection.tsx';
import { KeySection } from './KeySection.tsx';
import { PinSection } from './PinSection.tsx';
import { MachineKeySection } from './MachineKeySection.tsx';
import { PortalTrustSection } from './PortalTrustSection.tsx';
import { ScreenSection } from './ScreenSection.tsx';
import { SupportSection } from './SupportSection.tsx';
import './settings.css';
import { TemplatesSection } from './TemplatesSection.tsx';

/** «Innstillinger»: one section a subject, each a component of its own. A section hides what the role may not choose. */
export function SettingsScreen() {
  const { t } = useWords();
  useWindowTitle(t('settings.title'));
  return (
    <div className="page settings">
      <Heading level="1" size="small">
        {t('settings.title')}
      </Heading>
      <AppearanceSection />
      <PinSection />
      <LockSection />
      <PortalTrustSection />
      <MachineKeySection />
      <ScreenSection />
      <KeySection />
      <TemplatesSection />
      <ErasureSection />
      <SupportSection />
    </div>
  );
}
