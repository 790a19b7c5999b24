import { Radio, RadioGroup, Skeleton } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import type { FreeSlot } from '../../../../../shared/ipc/views/calendar.ts';
import { useWords } from '../../../../app/i18n.ts';
import { slotValues } from '../templates/useFieldValues.ts';

type Props = {
  readonly slots: readonly FreeSlot[] | undefined;
  /** A slot's id, or `none`: the patient books. */
  readonly chosen: string;
  readonly today: string;
  readonly onChoose: (chosen: string) => void;
};

/** The nearest free times: the own GP's first, then colleagues', and last that the patient books. */
export function SlotChoice({ slots, chosen, today, onChoose }: Props) {
  const { t, language } = useWords();
  const group = useRef<HTMLFieldSetElement>(null);
  const ready = slots !== undefined;

  useEffect(() => {
    if (ready) group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [ready]);

  if (slots === undefined) return <Skeleton variant="rounded" height="4rem" />;
  const words = (slot: FreeSlot) => {
    const { date, time, doctor } = slotValues(slot, today, language);
    return slot.isOwnGp ? `${date} ${time}` : `${date} ${time} · ${doctor}`;
  };
  const own = slots.find(({ isOwnGp }) => isOwnGp);
  return (
    <RadioGroup
      ref={group}
      size="small"
      legend={
        own === undefined
          ? t('triage.attendancePanel.free')
          : t('triage.attendancePanel.freeWith', { name: own.gpName })
      }
      description={slots.length === 0 ? t('triage.attendancePanel.noneFree') : undefined}
      value={chosen}
      onChange={(value: string) => onChoose(value)}
    >
      <div className="panel__radios">
        {slots.map((slot) => (
          <Radio key={slot.slotId} value={slot.slotId}>
            {words(slot)}
          </Radio>
        ))}
        <Radio value="none">{t('triage.attendancePanel.without')}</Radio>
      </div>
    </RadioGroup>
  );
}
