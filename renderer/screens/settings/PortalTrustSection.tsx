import { BodyShort, Button, InlineMessage, Table } from '@navikt/ds-react';
import { useState } from 'react';
import type { PortalTrustView } from '../../../shared/ipc/views/portalTrust.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { acceptPortalSettings, usePortalTrust } from '../../data/portalTrust.ts';
import { useMay } from '../../data/session.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** «Portal og innlogging»: what the settings file says otherwise than this machine was set up with. Else nothing. */
export function PortalTrustSection() {
  const { t } = useWords();
  const trust = usePortalTrust().data;
  if (trust === undefined || (trust.differences.length === 0 && !trust.secretsInFile)) return null;
  return (
    <SettingsSection title={t('portalTrust.title')} about={t('portalTrust.about')}>
      {trust.secretsInFile ? (
        <InlineMessage status="warning" size="small">
          {t('portalTrust.secretsInFile', { file: trust.file })}
        </InlineMessage>
      ) : null}
      {trust.differences.length === 0 ? null : <Differences view={trust} />}
    </SettingsSection>
  );
}

function Differences({ view }: { readonly view: PortalTrustView }) {
  const { t } = useWords();
  const may = useMay('rotateKeys');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  async function accept() {
    const reply = await acceptPortalSettings();
    setRefused(reply.ok ? null : reply.error);
  }
  return (
    <>
      <InlineMessage status="warning" size="small">
        {`${t('portalTrust.differ', { count: view.differences.length })} ${t('portalTrust.unknown')}`}
      </InlineMessage>
      <BodyShort size="small">{t('portalTrust.file', { file: view.file })}</BodyShort>
      <Table size="small">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('portalTrust.field')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('portalTrust.bound')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('portalTrust.found')}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {view.differences.map(({ field, bound, found }) => (
            <Table.Row key={field}>
              <Table.HeaderCell scope="row">{field}</Table.HeaderCell>
              <Table.DataCell className="settings__foreign">{bound ?? t('portalTrust.none')}</Table.DataCell>
              <Table.DataCell className="settings__foreign">{found ?? t('portalTrust.none')}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {view.accepted ? (
        <output className="announced">{t('portalTrust.accepted')}</output>
      ) : may ? (
        <Button size="small" data-color="danger" variant="secondary" onClick={() => void accept()}>
          {t('portalTrust.accept')}
        </Button>
      ) : (
        <BodyShort size="small">{t('portalTrust.onlyOwner')}</BodyShort>
      )}
    </>
  );
}
