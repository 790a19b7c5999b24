import { DatePicker, useDatepicker } from '@navikt/ds-react';
import { Temporal } from '../../../shared/lib/time.ts';
import { useWords } from '../../app/i18n.ts';

type Props = {
  readonly label: string;
  /** yyyy-mm-dd in Norway; '' is none. */
  readonly day: string;
  readonly onChange: (day: string) => void;
  readonly isWrong: boolean;
};

/** A day, typed or picked. What is no day counts as none. */
export function DayField({ label, day, onChange, isWrong }: Props) {
  const { language } = useWords();
  const { datepickerProps, inputProps } = useDatepicker({
    locale: language,
    ...(day === '' ? {} : { defaultSelected: toDate(day) }),
    onDateChange: (chosen) => onChange(chosen === undefined ? '' : toDay(chosen)),
  });
  return (
    <DatePicker {...datepickerProps} dropdownCaption={false}>
      <DatePicker.Input {...inputProps} size="small" label={label} aria-invalid={isWrong} />
    </DatePicker>
  );
}

/** The picker's own kind of day: midnight by this machine's clock. */
function toDate(day: string): Date {
  const { year, month, day: ofMonth } = Temporal.PlainDate.from(day);
  return new Date(year, month - 1, ofMonth);
}

function toDay(date: Date): string {
  return Temporal.PlainDate.from({
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
  }).toString();
}
