import { InlineMessage } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { usePortalTrust } from '../../data/portalTrust.ts';

/** Somebody has changed the settings file: a warning to whoever comes to the desk, before they sign in anywhere. */
export function OtherSettings() {
  const { t } = useWords();
  const trust = usePortalTrust().data;
  if (trust === undefined || trust.differences.length === 0) return null;
  const parts = [
    t('portalTrust.differ', { count: trust.differences.length }),
    t('portalTrust.unknown'),
    t('portalTrust.signInFirst'),
  ];
  return (
    <output className="announced">
      <InlineMessage status="warning" size="small">
        {trust.accepted ? t('portalTrust.accepted') : parts.join(' ')}
      </InlineMessage>
    </output>
  );
}
