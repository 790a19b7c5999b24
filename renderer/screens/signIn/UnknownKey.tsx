import { BodyShort } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { CopyKey } from '../../components/CopyKey.tsx';
import { useMachineKey } from '../../data/machineKey.ts';

/** Without a key that the portal knows nobody comes in, so it can be copied before anyone has. */
export function UnknownKey() {
  const { t } = useWords();
  const key = useMachineKey().data;
  if (key?.state === 'lost') return <BodyShort size="small">{t(`machineKey.lost.${key.reason}`)}</BodyShort>;
  if (key?.state !== 'own') return null;
  return (
    <section className="provider__key" aria-label={t('machineKey.title')}>
      <BodyShort size="small">{t('machineKey.forPortal')}</BodyShort>
      <code>{key.current.kid}</code>
      <CopyKey which="current" kid={key.current.kid} />
    </section>
  );
}
