import { Table } from '@navikt/ds-react';
import { printedLine } from '../../../shared/domain/access/accessLog.ts';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { useWords } from '../../app/i18n.ts';
import { WhyCell } from './WhyCell.tsx';

type Props = {
  readonly rows: readonly AccessLogRow[];
  /** False where all lines are of one patient. */
  readonly withPatient: boolean;
};

/** Lines of the log in words: when, who, what with which documents, about whom, and on what ground. */
export function LogTable({ rows, withPatient }: Props) {
  const { t, language } = useWords();
  return (
    <Table size="small" className="log-table">
      <caption className="only-for-ears">{t('accessLog.table')}</caption>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col" className="log-table__time-head">
            {t('accessLog.column.time')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('accessLog.column.who')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('accessLog.column.what')}</Table.HeaderCell>
          {withPatient ? <Table.HeaderCell scope="col">{t('accessLog.column.patient')}</Table.HeaderCell> : null}
          <Table.HeaderCell scope="col">{t('accessLog.column.why')}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map((row) => {
          const line = printedLine(row, language);
          return (
            <Table.Row key={row.seq}>
              <Table.DataCell className="log-table__time">{line.time}</Table.DataCell>
              <Table.DataCell>
                {line.name}
                <span className="log-table__more">{`${line.role}, ${line.unit}`}</span>
              </Table.DataCell>
              <Table.DataCell>
                {line.act}
                {line.documents.map((document, place) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two documents may be named alike
                  <span key={place} className="log-table__more">
                    {document}
                  </span>
                ))}
              </Table.DataCell>
              {withPatient ? <Table.DataCell>{patientOf(row)}</Table.DataCell> : null}
              <Table.DataCell>
                <WhyCell row={row} />
              </Table.DataCell>
            </Table.Row>
          );
        })}
      </Table.Body>
    </Table>
  );

  function patientOf({ patient, patientName, keptFromReader }: AccessLogRow) {
    if (keptFromReader) return <span className="access-log__quiet">{t('accessLogLine.file.keptFromReader')}</span>;
    if (patient === null) return <span className="access-log__quiet">{t('accessLog.noPatient')}</span>;
    return patientName ?? t('accessLog.patientUnknown');
  }
}
