import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { useWords } from '../../app/i18n.ts';

/** The ground of a line. An emergency override and an attempt that was denied have a symbol beside the word. */
export function WhyCell({ row }: { readonly row: AccessLogRow }) {
  const { t } = useWords();
  const denied = row.outcome === 'denied';
  const unusual = denied || row.ground === 'emergency-override' || ['logCutShort', 'logUnwitnessed'].includes(row.act);
  return (
    <>
      <span className={unusual ? 'log-table__unusual' : undefined}>
        {unusual ? <ExclamationmarkTriangleFillIcon aria-hidden /> : null}
        {denied ? `${t('accessLog.denied')} · ` : ''}
        {t(`access.ground.${row.ground}`)}
      </span>
      {row.reason === '' || row.role === 'system' ? null : <span className="log-table__more">{row.reason}</span>}
    </>
  );
}
