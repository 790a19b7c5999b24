import { type Closing, OTHER_CHANNELS, UNSUITABLE_REASONS } from '../domain/eConsultation/eConsultation.ts';
import type { Ending } from '../domain/eConsultation/ending.ts';
import { RIGHT_CHANNELS } from '../domain/message/message.ts';
import type { PractitionerId } from '../domain/identity/ids.ts';
import { assertNever } from '../lib/assertNever.ts';
import { SYSTEM } from './codes.ts';
import type { Json } from './json.ts';
import { codeIn, type TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

/** What a Task carries of its ending, besides its status. */
export function endingElements(ending: Ending): Json {
  const businessStatus = coded(SYSTEM.closing, ending.code);
  if (ending.code === 'wrong-channel') return { businessStatus, statusReason: coded(SYSTEM.otherChannel, ending.use) };
  if (ending.code === 'not-suitable') {
    return { businessStatus, statusReason: coded(SYSTEM.unsuitableReason, ending.reason) };
  }
  return { businessStatus };
}

/** The elements that a Task may carry from an earlier ending, when the patient has opened it again. */
export const ENDING_ELEMENTS = ['businessStatus', 'statusReason'] as const;

// Read apart from what a Task must be: others may keep their own here.
const concept = object({ coding: optional(listOf(object({ system: optional(text), code: optional(text) }))) });

function codeOf(task: Json, element: (typeof ENDING_ELEMENTS)[number], system: string): string | undefined {
  const parsed = concept.safeParse(task[element]);
  return parsed.success ? codeIn([parsed.data], system) : undefined;
}

const CHANNELS = [...OTHER_CHANNELS, ...RIGHT_CHANNELS] as const;

/** How the Task says that it was ended; null when by an answer, or when it does not say. */
export function endingIn(task: TaskResource): Ending | null {
  const code = codeOf(task, 'businessStatus', SYSTEM.closing);
  switch (code) {
    case 'wrong-channel': {
      const use = codeOf(task, 'statusReason', SYSTEM.otherChannel);
      return { code, use: CHANNELS.find((one) => one === use) ?? 'message' };
    }
    case 'not-suitable': {
      const reason = codeOf(task, 'statusReason', SYSTEM.unsuitableReason);
      return { code, reason: UNSUITABLE_REASONS.find((one) => one === reason) ?? 'other' };
    }
    case 'must-come-in':
    case 'contacted':
      return { code };
    default:
      return null;
  }
}

/** The ending as the rules know it. Its text stands in the thread. */
export function closingOf(ending: Ending, by: PractitionerId, at: number): Closing {
  switch (ending.code) {
    case 'wrong-channel':
      return { type: 'WrongChannel', use: OTHER_CHANNELS.find((one) => one === ending.use) ?? 'message', text: '' };
    case 'must-come-in':
      return { type: 'MustComeIn', text: '' };
    case 'not-suitable':
      return { type: 'NotSuitable', reason: ending.reason, text: '' };
    case 'contacted':
      return { type: 'Contacted', contact: { way: 'phone', by, at, note: '' } };
    default:
      return assertNever(ending);
  }
}
