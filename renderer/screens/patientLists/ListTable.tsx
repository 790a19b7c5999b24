import { Table } from '@navikt/ds-react';
import type { PatientListRow } from '../../../shared/ipc/views/patientLists.ts';
import { useWords } from '../../app/i18n.ts';
import { formatNumber } from '../../components/moments.ts';
import { Others } from './Others.tsx';
import { Standing } from './Standing.tsx';

type Props = {
  readonly lists: readonly PatientListRow[];
  /** yyyy-mm-dd in Norway */
  readonly today: string;
};

/** One row a list. Nobody who is on it is named, and nothing is done to them: the register does that. */
export function ListTable({ lists, today }: Props) {
  const { t } = useWords();
  return (
    <Table size="small" className="list-table">
      <caption className="only-for-ears">{t('patientListPage.table')}</caption>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('patientListPage.column.gp')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="list-table__number">
            {t('patientListPage.column.headcount')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col" className="list-table__number">
            {t('patientListPage.column.cap')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('patientListPage.column.standing')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="list-table__number">
            {t('patientListPage.column.waiting')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('patientListPage.column.others')}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {lists.map((list) => (
          <Table.Row key={list.gpId}>
            <Table.HeaderCell scope="row" className="list-table__gp">
              {list.gpName ?? '–'}
              {list.responsible === 'gp' ? null : (
                <span className="list-table__more">
                  {list.responsible === 'locum'
                    ? t('patientListPage.vacant')
                    : t('patientList.responsible.nobodyNamed')}
                </span>
              )}
            </Table.HeaderCell>
            <Table.DataCell className="list-table__number">{shown(list.numbers?.headcount)}</Table.DataCell>
            <Table.DataCell className="list-table__number">{shown(list.numbers?.cap)}</Table.DataCell>
            <Table.DataCell>
              <Standing standing={list.standing} />
            </Table.DataCell>
            <Table.DataCell className="list-table__number">{shown(list.numbers?.waiting)}</Table.DataCell>
            <Table.DataCell>
              <Others list={list} today={today} />
            </Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

/** What the register has not told is a dash, never a nought. */
function shown(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value);
}
