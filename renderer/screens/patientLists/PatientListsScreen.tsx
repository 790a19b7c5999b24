import { Heading, Skeleton } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useDelayed } from '../../components/useDelayed.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { refusalOf } from '../../data/ask.ts';
import { usePatientLists } from '../../data/patientLists.ts';
import { ListTable } from './ListTable.tsx';
import './patientLists.css';

/** «Pasientliste»: how full each GP's list is, whether it takes patients, and who decides that. */
export function PatientListsScreen() {
  const { t } = useWords();
  const lists = usePatientLists();
  const slow = useDelayed(lists.isPending);
  const refusal = refusalOf(lists.error);
  useWindowTitle(t('patientListPage.title'));
  return (
    <ScrollRegion className="page patient-lists" label={t('patientListPage.title')}>
      <Heading level="1" size="small">
        {t('patientListPage.title')}
      </Heading>
      {slow ? <Skeleton variant="rounded" height="8rem" /> : null}
      {refusal === null ? null : <RefusalMessage refusal={refusal} onTryAgain={() => void lists.refetch()} />}
      {lists.data === undefined ? null : lists.data.lists.length === 0 ? (
        <p className="patient-lists__quiet">{t('patientListPage.none')}</p>
      ) : (
        <ListTable lists={lists.data.lists} today={lists.data.today} />
      )}
      <section className="patient-lists__decides">
        <Heading level="2" size="xsmall">
          {t('patientListPage.decides.title')}
        </Heading>
        <ul>
          <li>{t('patientListPage.decides.cap')}</li>
          <li>{t('patientListPage.decides.list')}</li>
          <li>{t('patientListPage.decides.over')}</li>
          <li>{t('patientListPage.decides.shared')}</li>
        </ul>
      </section>
    </ScrollRegion>
  );
}
