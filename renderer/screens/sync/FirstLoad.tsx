import { Heading } from '@navikt/ds-react';
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
      <table className="first-load" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('sync.firstLoad.type')}</th>
            <th scope="col" className="first-load__count">
              {t('sync.firstLoad.count')}
            </th>
            <th scope="col">{t('sync.firstLoad.state')}</th>
          </tr>
        </thead>
        <tbody>
          {perType.map(({ type, count, done }) => (
            <tr key={type}>
              <td>{type}</td>
              <td className="first-load__count">{formatNumber(count)}</td>
              <td>{done ? t('sync.firstLoad.done') : t('sync.firstLoad.running')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
