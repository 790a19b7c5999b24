import { Heading } from '@navikt/ds-react';
import { useId } from 'react';
import type { QuarantineRow } from '../../../shared/ipc/views/sync.ts';
import { useWords } from '../../app/i18n.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatMoment, formatNumber } from '../../components/moments.ts';

/** What came from the portal and could not be understood: put aside and shown, never dropped in silence. */
export function QuarantineList({ rows }: { readonly rows: readonly QuarantineRow[] }) {
  const { t, language } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="quarantine">
      <Heading level="2" size="xsmall" id={id}>
        {t('sync.quarantine.title')} ({formatNumber(rows.length)})
      </Heading>
      <p className="sync__quiet">{t('sync.quarantine.explanation')}</p>
      <ul>
        {rows.map((row) => (
          <li key={`${row.resourceType}/${row.resourceId}/${row.since}/${row.field}`}>
            <p className="quarantine__what">
              <strong>
                {row.resourceType}/{row.resourceId ?? t('sync.quarantine.unknownId')}
              </strong>
              <span>{t('sync.quarantine.field', { field: row.field })}</span>
              <span>{t('sync.quarantine.problem', { problem: row.problem })}</span>
              <span className="sync__quiet">
                {t('sync.quarantine.since', { time: formatMoment(row.since, language) })}
              </span>
            </p>
            <details>
              <summary>{t('sync.quarantine.raw')}</summary>
              <ScrollRegion label={t('sync.quarantine.raw')} className="quarantine__raw">
                <pre>{row.raw}</pre>
              </ScrollRegion>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
