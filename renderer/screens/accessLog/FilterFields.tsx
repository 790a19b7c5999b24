import { Select } from '@navikt/ds-react';
import { ACCESS_GROUNDS } from '../../../shared/domain/access/accessLog.ts';
import { useWords } from '../../app/i18n.ts';
import { DayField } from './DayField.tsx';
import type { LogView } from './useLogFilter.ts';

type Props = {
  readonly view: LogView;
  readonly onChange: (changed: Readonly<Partial<Record<keyof LogView, string>>>) => void;
};

/** Period, ground, and what is out of the ordinary. */
export function FilterFields({ view, onChange }: Props) {
  const { t } = useWords();
  const badPeriod = view.from !== '' && view.to !== '' && view.to < view.from;
  return (
    <fieldset className="access-log__filter">
      <legend className="only-for-ears">{t('accessLog.filter.label')}</legend>
      <DayField
        label={t('accessLog.filter.from')}
        day={view.from}
        isWrong={badPeriod}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        label={t('accessLog.filter.to')}
        day={view.to}
        isWrong={badPeriod}
        onChange={(to) => onChange({ to })}
      />
      <Select
        size="small"
        label={t('accessLog.filter.ground')}
        value={view.ground}
        onChange={(event) => onChange({ ground: event.target.value })}
      >
        <option value="any">{t('accessLog.filter.anyGround')}</option>
        {ACCESS_GROUNDS.map((ground) => (
          <option key={ground} value={ground}>
            {t(`access.ground.${ground}`)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label={t('accessLog.filter.only')}
        value={view.only}
        onChange={(event) => onChange({ only: event.target.value })}
      >
        <option value="all">{t('accessLog.filter.all')}</option>
        <option value="overrides">{t('accessLog.filter.overrides')}</option>
        <option value="denied">{t('accessLog.filter.denied')}</option>
      </Select>
    </fieldset>
  );
}
