import { formatDayFrom, formatDayInFull, formatTime } from '../../../../../shared/domain/calendar/formatDay.ts';
import type { FieldValues } from '../../../../../shared/domain/template/fill.ts';
import type { FreeSlot } from '../../../../../shared/ipc/views/calendar.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { osloDate, Temporal } from '../../../../../shared/lib/time.ts';
import type { Language } from '../../../../../shared/text/language.ts';
import { spacedPhone } from '../../../../components/spacedPhone.ts';
import { useSession } from '../../../../data/session.ts';

/** What a template of this matter has filled in by itself, in the language of the template. */
export function useFieldValues(
  thread: EConsultationThread,
  language: Language,
  slot: FreeSlot | null = null,
): FieldValues {
  const state = useSession().data;
  const session = state?.state === 'signed-in' ? state.session : null;
  const name = thread.patientName;
  return {
    // A name that the portal has not given is no name to write.
    ...(name === '–' ? {} : { patient: name, firstName: name.split(' ')[0] ?? name }),
    ...(session === null ? {} : { sender: session.name, surgery: session.surgeryName }),
    ...(thread.surgeryPhone === null ? {} : { phone: spacedPhone(thread.surgeryPhone) }),
    ...(slot === null ? {} : slotInLetter(slot, language)),
  };
}

type SlotWords = { readonly doctor: string; readonly date: string; readonly time: string };
type Time = Pick<FreeSlot, 'start' | 'gpName'>;

/** A time in the calendar as a letter names it: «mandag 30. november 2026», «09:30». */
export function slotInLetter({ start, gpName }: Time, language: Language): SlotWords {
  const at = Temporal.Instant.from(start);
  return { doctor: gpName, date: formatDayInFull(osloDate(at), language), time: formatTime(at) };
}

/** The same as a list on the screen names it: «man 30. nov», «09:30». */
export function slotValues(slot: Time, today: string, language: Language): SlotWords {
  const at = Temporal.Instant.from(slot.start);
  const date = formatDayFrom(osloDate(at), Temporal.PlainDate.from(today), language);
  return { ...slotInLetter(slot, language), date };
}
