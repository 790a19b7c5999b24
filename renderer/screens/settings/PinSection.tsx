import { InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { NewPinForm } from '../../components/NewPinForm.tsx';
import { useOwnPin } from '../../data/pin.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** The PIN of the person signed in; nothing where one can neither be changed nor chosen. */
export function PinSection() {
  const { t } = useWords();
  const own = useOwnPin().data;
  const [saved, setSaved] = useState(false);
  if (own === undefined || !(own.chosen || own.mayChoose)) return null;
  return (
    <SettingsSection title={t('pin.settings.title')} about={t('pin.settings.about')}>
      <NewPinForm withCurrent={own.chosen && !own.mayChoose} onSaved={() => setSaved(true)} />
      {saved ? (
        <output className="announced">
          <InlineMessage status="success" size="small">
            {t('pin.choose.saved')}
          </InlineMessage>
        </output>
      ) : null}
    </SettingsSection>
  );
}
