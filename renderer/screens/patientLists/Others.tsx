import { listed } from '../../../shared/domain/calendar/listed.ts';
import type { PatientListRow } from '../../../shared/ipc/views/patientLists.ts';
import { useWords } from '../../app/i18n.ts';
import { dayWords } from '../../components/moments.ts';

/** With whom a list is shared, and who stands in until when. */
export function Others({ list, today }: { readonly list: PatientListRow; readonly today: string }) {
  const { t, language } = useWords();
  const { shared } = list;
  const day = (date: string) => dayWords(date, today, language);
  return (
    <>
      {shared === null ? (
        <span className="list-table__quiet">{t('patientListPage.alone')}</span>
      ) : shared.otherGps.length === 0 ? (
        t('patientListPage.sharedAlone', { list: shared.name })
      ) : (
        t('patientListPage.sharedWith', { others: listed(shared.otherGps, language), list: shared.name })
      )}
      {list.cover.map(({ locumName, from, to }) => (
        <span key={`${locumName} ${from}`} className="list-table__cover">
          {from <= today
            ? t('patientListPage.covers', { locum: locumName ?? '–', to: day(to) })
            : t('patientListPage.willCover', { locum: locumName ?? '–', from: day(from), to: day(to) })}
        </span>
      ))}
    </>
  );
}
