import { Heading } from '@navikt/ds-react';
import { ACCESS_GROUNDS, printedLine } from '../../../shared/domain/access/accessLog.ts';
import { formatDayInFull, formatDayWithYear } from '../../../shared/domain/calendar/formatDay.ts';
import type { AccessLogPrint } from '../../../shared/ipc/views/accessLog.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { formatBirthDay } from '../../components/moments.ts';
import { useWords } from '../../app/i18n.ts';

type Props = { readonly print: AccessLogPrint; readonly from: string; readonly to: string };

/** The sheet itself: what it is, whose, the lines, and what the grounds mean, in plain words. */
export function PrintedLog({ print, from, to }: Props) {
  const { t, language } = useWords();
  const { rows, cut, surgeryName, birthDay } = print;
  const day = (text: string) => formatDayWithYear(Temporal.PlainDate.from(text), language);
  const name = print.patientName ?? t('accessLog.patientUnknown');
  const grounds = ACCESS_GROUNDS.filter((ground) => rows.some((row) => row.ground === ground));
  return (
    <article className="printed-log">
      <Heading level="1" size="medium">
        {t('accessLogPrint.title')}
      </Heading>
      <p className="printed-log__whose">
        {birthDay === null ? name : t('accessLogPrint.about', { name, on: formatBirthDay(birthDay) })}
      </p>
      <p>
        {t('accessLogPrint.made', {
          on: formatDayInFull(Temporal.PlainDate.from(print.today), language),
          surgery: surgeryName,
        })}{' '}
        {period()}
      </p>
      <p>{t('accessLogPrint.intro')}</p>
      {rows.length === 0 ? (
        <p>{t('accessLogPrint.none')}</p>
      ) : (
        <table className="printed-log__lines">
          <caption className="only-for-ears">{t('accessLog.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('accessLog.column.time')}</th>
              <th scope="col">{t('accessLog.column.who')}</th>
              <th scope="col">{t('accessLog.column.what')}</th>
              <th scope="col">{t('accessLog.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const line = printedLine(row, language);
              return (
                <tr key={row.seq}>
                  <td>{line.time}</td>
                  <td>
                    {line.name}
                    <span>{`${line.role}, ${line.unit}`}</span>
                  </td>
                  <td>
                    {line.act}
                    {line.documents.map((document, place) => (
                      // oxlint-disable-next-line react/no-array-index-key -- two documents may be named alike
                      <span key={place}>{document}</span>
                    ))}
                  </td>
                  <td>{line.ground}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {cut ? <p>{t('accessLogPrint.cut')}</p> : null}
      {grounds.length === 0 ? null : (
        <>
          <Heading level="2" size="xsmall">
            {t('accessLogPrint.groundsTitle')}
          </Heading>
          <ul>
            {grounds.map((ground) => (
              <li key={ground}>{t(`accessLogPrint.grounds.${ground}`)}</li>
            ))}
            {rows.some(({ outcome }) => outcome === 'denied') ? <li>{t('accessLogPrint.deniedMeans')}</li> : null}
          </ul>
        </>
      )}
      <p>{t('accessLogPrint.questions')}</p>
    </article>
  );

  function period(): string {
    if (from !== '' && to !== '') return t('accessLogPrint.period', { from: day(from), to: day(to) });
    if (from !== '') return t('accessLogPrint.periodFrom', { from: day(from) });
    return to === '' ? '' : t('accessLogPrint.periodTo', { to: day(to) });
  }
}
