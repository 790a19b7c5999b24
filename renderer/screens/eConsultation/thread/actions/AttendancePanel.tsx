import { useState } from 'react';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import type { FreeSlot } from '../../../../../shared/ipc/views/calendar.ts';
import { useWords } from '../../../../app/i18n.ts';
import { dayWords } from '../../../../components/moments.ts';
import { requireAttendance, useFreeSlots } from '../../../../data/eConsultations.ts';
import { slotInLetter, slotValues, useFieldValues } from '../templates/useFieldValues.ts';
import { SlotChoice } from './SlotChoice.tsx';
import { TextToPatient } from './TextToPatient.tsx';

/** «Krever oppmøte»: the nearest free times and the reply in one place. They go together, or not at all. */
export function AttendancePanel({ thread }: { readonly thread: EConsultationThread }) {
  const { t, language: shown } = useWords();
  const free = useFreeSlots(thread.taskId).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState(thread.patientLanguage);
  // Until someone has chosen it is the nearest one; a time that has been taken meanwhile is not kept in silence.
  const slot =
    chosen === 'none' ? null : (free?.slots.find(({ slotId }) => slotId === (chosen ?? free.slots[0]?.slotId)) ?? null);
  const isGone = chosen !== null && chosen !== 'none' && slot === null;
  const values = useFieldValues(thread, language, slot);

  function doubt(text: string): string | null {
    if (isGone) return t('triage.attendancePanel.gone');
    if (slot === null || text.trim() === '') return null;
    const words = slotInLetter(slot, language);
    const named = text.includes(words.time) && text.includes(words.date);
    return named ? null : t('triage.attendancePanel.notNamed', { date: words.date, time: words.time });
  }

  return (
    <section className="panel" aria-label={t('triage.attendance')}>
      <SlotChoice
        slots={free?.slots}
        chosen={chosen ?? slot?.slotId ?? 'none'}
        today={thread.today}
        onChoose={setChosen}
      />
      <TextToPatient
        thread={thread}
        field="attendance"
        about={slot === null ? 'book' : 'time'}
        language={language}
        onLanguage={setLanguage}
        values={values}
        doubt={doubt}
        foot={
          thread.reach === 'portal' ? (
            <p>
              {slot === null
                ? t('triage.attendancePanel.patientBooks')
                : t('triage.attendancePanel.books', booked(slot))}
              {free === undefined || slot !== null
                ? ''
                : ` ${t('triage.attendancePanel.offerBy', { day: dayWords(free.offerBy, thread.today, shown) })}`}
            </p>
          ) : null
        }
        send={async (text) => {
          if (isGone) return { type: 'SlotGone' };
          const reply = await requireAttendance(thread, text, slot?.slotId);
          return reply.ok ? null : reply.error;
        }}
      />
    </section>
  );

  function booked(one: FreeSlot) {
    return slotValues(one, thread.today, shown);
  }
}
