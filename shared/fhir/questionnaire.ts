import { type AnsweredQuestion, COMPARATORS, type GivenAnswer } from '../domain/eConsultation/questionnaire.ts';
import { readInstant, writeInstant } from './instant.ts';
import { inOneLine } from './inOneLine.ts';
import { isObject, type Json } from './json.ts';
import { readReference } from './reference.ts';
import type { TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

/** Far more than any form of a surgery's; a hostile one ends here, and says that there is more. */
const MOST_QUESTIONS = 300;
const DEEPEST = 6;

const frame = object({ status: optional(text) });
const reference = object({ reference: text });
const coded = object({ code: optional(text), display: optional(text) });
const about = listOf(reference);
const inputs = listOf(object({ valueReference: optional(object({ reference: optional(text) })) }));

/** A form with its answers in the order of the form. `cut`: there are more questions than are shown. */
export type Answered = {
  readonly questions: readonly AnsweredQuestion[];
  readonly cut: boolean;
  /** It was broken off, or is not done (`status` `in-progress`, `stopped`): answers can be missing or change. */
  readonly unfinished: boolean;
};

/** The questions and answers of a QuestionnaireResponse; null for one that was a mistake, or is none. */
export function toAnswers(resource: unknown): Answered | null {
  const read = frame.safeParse(resource);
  if (!read.success || read.data.status === 'entered-in-error') return null;
  const found: AnsweredQuestion[] = [];
  const whole = gather(read.data['item'], 0, found);
  return { questions: found, cut: !whole, unfinished: !FINISHED.has(read.data.status) };
}

const FINISHED: ReadonlySet<unknown> = new Set(['completed', 'amended', undefined]);

/** Takes the items and what stands under them; false when there were too many, or too deep. */
function gather(items: unknown, depth: number, found: AnsweredQuestion[]): boolean {
  if (items === undefined) return true;
  if (!Array.isArray(items) || depth >= DEEPEST) return false;
  for (const item of items as readonly unknown[]) {
    if (!isObject(item) || found.length >= MOST_QUESTIONS) return false;
    const { answer } = item;
    const answers: readonly unknown[] = Array.isArray(answer) ? answer : [];
    found.push({
      question: wordsIn(item['text']) ?? wordsIn(item['linkId']) ?? '–',
      answers: answers.map(toAnswer),
      depth,
    });
    const under = [item['item'], ...answers.map((one) => (isObject(one) ? one['item'] : undefined))];
    if (!under.every((each) => gather(each, depth + 1, found))) return false;
  }
  return true;
}

function toAnswer(answer: unknown): GivenAnswer {
  if (!isObject(answer)) return { type: 'not-shown' };
  const { valueString, valueBoolean, valueDate, valueDateTime, valueTime, valueCoding, valueQuantity } = answer;
  const number = answer['valueDecimal'] ?? answer['valueInteger'];
  if (typeof valueString === 'string') return { type: 'text', text: valueString };
  if (typeof valueBoolean === 'boolean') return { type: 'yes-or-no', yes: valueBoolean };
  if (typeof number === 'number') return { type: 'number', value: number, unit: '' };
  if (typeof valueTime === 'string') return { type: 'text', text: valueTime };
  if (typeof valueDate === 'string') return toDay(valueDate);
  if (typeof valueDateTime === 'string') return toInstant(valueDateTime);
  if (isObject(valueQuantity)) return toQuantity(valueQuantity);
  const choice = coded.safeParse(valueCoding);
  const words = choice.success ? (wordsIn(choice.data.display) ?? wordsIn(choice.data.code)) : null;
  return words === null ? { type: 'not-shown' } : { type: 'text', text: words };
}

/** One whose comparator we do not know is not shown: without it the number would say something else. */
function toQuantity({ value, unit, code, comparator }: Json): GivenAnswer {
  if (typeof value !== 'number') return { type: 'not-shown' };
  const number = { type: 'number', value, unit: wordsIn(unit) ?? wordsIn(code) ?? '' } as const;
  if (comparator === undefined) return number;
  const known = COMPARATORS.find((one) => one === comparator);
  return known === undefined ? { type: 'not-shown' } : { ...number, comparator: known };
}

/** A year, or a month of one, is shown as it was written. */
function toDay(written: string): GivenAnswer {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(written) && readInstant(written) !== null) return { type: 'day', day: written };
  return { type: 'text', text: written };
}

function toInstant(written: string): GivenAnswer {
  const at = written.includes('T') ? readInstant(written) : null;
  return at === null ? toDay(written) : { type: 'instant', at: writeInstant(at) };
}

/**
 * The forms that a message refers to, by id: in its `payload` (`contentReference`) or in `about`. What is no reference
 * of the portal's own to a QuestionnaireResponse is none.
 */
export function formsOfMessage(message: Json): readonly string[] {
  const payload: readonly unknown[] = Array.isArray(message['payload']) ? message['payload'] : [];
  const inPayload = payload.map((part) => (isObject(part) ? part['contentReference'] : undefined));
  const beside = about.safeParse(message['about'] ?? []);
  return formIds([...inPayload, ...(beside.success ? beside.data : [])]);
}

/**
 * Whether a message has something in its `payload` that is neither a text, a file nor a form of the portal's own: there
 * is more than is shown, and it is told.
 */
export function holdsMore(message: Json): boolean {
  const payload: readonly unknown[] = Array.isArray(message['payload']) ? message['payload'] : [];
  return payload.some((part) => {
    if (!isObject(part)) return true;
    const { contentString, contentAttachment, contentReference } = part;
    return (
      typeof contentString !== 'string' && !isObject(contentAttachment) && formIds([contentReference]).length === 0
    );
  });
}

/** The forms that came with the matter itself: its `focus`, or an `input`. */
export function formsOfTask(task: TaskResource): readonly string[] {
  const given = inputs.safeParse(task['input'] ?? []);
  return formIds([task['focus'], ...(given.success ? given.data.map((one) => one.valueReference) : [])]);
}

function formIds(references: readonly unknown[]): readonly string[] {
  const ids = references.flatMap((one) => {
    const read = reference.safeParse(one);
    const found = read.success ? readReference(read.data.reference) : null;
    return found?.type === 'QuestionnaireResponse' ? [found.id] : [];
  });
  return [...new Set(ids)];
}

function wordsIn(value: unknown): string | null {
  const words = typeof value === 'string' ? inOneLine(value) : '';
  return words === '' ? null : words;
}
