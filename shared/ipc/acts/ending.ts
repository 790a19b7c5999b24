import type { PlaceRefused } from '../../domain/booking/decide.ts';
import type { WrittenEndRefused, EndRefused } from '../../domain/eConsultation/closing.ts';
import { OTHER_CHANNELS, UNSUITABLE_REASONS } from '../../domain/eConsultation/eConsultation.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, query, shownMatter, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { FreeSlots } from '../views/calendar.ts';

const changes = ['thread', 'queue', 'sync'] as const;

/** How an e-consultation ends other than by an answer. */
export const endingActs = {
  redirectEConsultation: command(z.strictObject({ ...shownMatter, use: z.enum(OTHER_CHANNELS), text }), {
    topics: changes,
    needs: ['redirectToOtherChannel'],
  }),
  declineUnsuitable: command(z.strictObject({ ...shownMatter, reason: z.enum(UNSUITABLE_REASONS), text }), {
    topics: changes,
    needs: ['declineUnsuitable'],
  }),
  /** `slotId`: the time that the patient is given; without one the patient is to book. */
  requireAttendance: command(z.strictObject({ ...shownMatter, text, slotId: fhirId.optional() }), {
    topics: [...changes, 'calendar'],
    needs: ['requireAttendance', 'approveBooking'],
  }),
  closeAfterContact: command(z.strictObject(shownMatter), { topics: changes, needs: ['closeEConsultation'] }),
  listFreeSlots: query(z.strictObject({ taskId: fhirId }), {
    topics: topicsOfQueries.listFreeSlots,
    needs: ['readCalendar'],
  }),
} as const;

export type EndingOutputs = {
  redirectEConsultation: { entryId: string };
  declineUnsuitable: { entryId: string };
  requireAttendance: { entryId: string };
  closeAfterContact: { entryId: string };
  listFreeSlots: FreeSlots;
};

type Pending = { readonly type: 'AnswerPending' };

export type EndingRefusals = {
  readonly redirectEConsultation: WrittenEndRefused | Pending;
  readonly declineUnsuitable: WrittenEndRefused | Pending;
  readonly requireAttendance: WrittenEndRefused | Pending | PlaceRefused | { readonly type: 'SlotGone' };
  readonly closeAfterContact: EndRefused | Pending | { readonly type: 'Unanswered' };
};
