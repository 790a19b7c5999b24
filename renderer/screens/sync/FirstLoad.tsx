import { Heading, Table } from '@navikt/ds-react';
import { useId } from 'react';
import type { SyncState } from '../../../shared/ipc/views.ts';
import { useWords } from '../../app/i18n.ts';
import { formatNumber } from '../../components/moments.ts';

type PerType = NonNullable<SyncState['firstLoad']>['perType'];

/** How far the first load has come, type by type. How much is left nobody knows, so it is not said. */
export function FirstLoad({ perType }: { readonly perType: PerType }) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading level="2" size="xsmall" id={id}>
        {t('sync.firstLoad.title')}
      </Heading>
      <p className="sync__quiet">{t('sync.firstLoad.hint')}</p>
      <Table size="small" className="first-load" aria-labelledby={id}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('sync.firstLoad.type')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" align="right">
              {t('sync.firstLoad.count')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('sync.firstLoad.state')}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {perType.map(({ type, count, done }) => (
            <Table.Row key={type}>
              <Table.DataCell>{type}</Table.DataCell>
              <Table.DataCell align="right">{formatNumber(count)}</Table.DataCell>
              <Table.DataCell>{done ? t('sync.firstLoad.done') : t('sync.firstLoad.running')}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
