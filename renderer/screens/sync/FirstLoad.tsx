import { Heading } from '@navikt/ds-react';
import { useId } from 'react';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import { useWords } from '../../app/i18n.ts';
import { formatNumber } from '../../components/moments.ts';

type Load = NonNullable<SyncState['firstLoad']>;

/** How far the first load has come, type by type, and how long it may still take where the portal says how much it has. */
export function FirstLoad({ load }: { readonly load: Load }) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading level="2" size="xsmall" id={id}>
        {t('connection.firstLoad.title')}
      </Heading>
      <p className="sync__quiet">
        {t('connection.firstLoad.hint')}{' '}
        {load.secondsLeft === null
          ? null
          : t('connection.firstLoad.left', { count: load.secondsLeft, perSecond: formatNumber(load.perSecond) })}
      </p>
      <table className="first-load" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('connection.firstLoad.type')}</th>
            <th scope="col" className="first-load__count">
              {t('connection.firstLoad.count')}
            </th>
            <th scope="col">{t('connection.firstLoad.state')}</th>
          </tr>
        </thead>
        <tbody>
          {load.perType.map(({ type, count, expected, done }) => (
            <tr key={type}>
              <td>{type}</td>
              <td className="first-load__count">
                {expected === null
                  ? formatNumber(count)
                  : t('connection.firstLoad.of', { count: formatNumber(count), expected: formatNumber(expected) })}
              </td>
              <td>{done ? t('connection.firstLoad.done') : t('connection.firstLoad.running')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
