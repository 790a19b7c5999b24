import { DatePicker, useDatepicker } from '@navikt/ds-react';
import { useState } from 'react';
import { Temporal } from '../../../shared/lib/time.ts';
import { useWords } from '../../app/i18n.ts';

type Props = {
  readonly label: string;
  /** yyyy-mm-dd in Norway; '' is none. */
  readonly day: string;
  readonly onChange: (day: string) => void;
  readonly isWrong: boolean;
};

/** A day, typed or picked. What is no day counts as none, and is said to once it has been left. */
export function DayField({ label, day, onChange, isWrong }: Props) {
  const { t, language } = useWords();
  const [isNoDay, setIsNoDay] = useState(false);
  const [isTyping, setIsTyping] = useState(false);
  const saysNoDay = isNoDay && !isTyping;
  const { datepickerProps, inputProps } = useDatepicker({
    locale: language,
    ...(day === '' ? {} : { defaultSelected: toDate(day) }),
    onDateChange: (chosen) => onChange(chosen === undefined ? '' : toDay(chosen)),
    onValidate: ({ isInvalid, isEmpty }) => setIsNoDay(isInvalid && !isEmpty),
  });
  return (
    <DatePicker {...datepickerProps} dropdownCaption={false}>
      <DatePicker.Input
        {...inputProps}
        size="small"
        label={label}
        aria-invalid={isWrong || saysNoDay}
        error={saysNoDay ? t('accessLog.filter.noDay') : undefined}
        onFocus={(event) => {
          setIsTyping(true);
          inputProps.onFocus?.(event);
        }}
        onBlur={(event) => {
          setIsTyping(false);
          inputProps.onBlur?.(event);
        }}
      />
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
