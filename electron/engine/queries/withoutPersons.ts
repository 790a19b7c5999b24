import { readInstant } from '../../../shared/fhir/instant.ts';
import { readReference } from '../../../shared/fhir/reference.ts';

const HIDDEN = '•••';

/** What says who someone is, where they live or what they have written has room in anything longer, or with a space in it. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;
const ADDRESS_OF_CODES = /^(?:https?:\/\/[a-z0-9.-]+(?:\/[A-Za-z0-9._-]+)*\/?|urn:[a-z0-9]+:[A-Za-z0-9.:-]+)$/u;
/** A name of an element, as FHIR has them. */
const ELEMENT = /^_?[a-z][A-Za-z0-9]{0,63}$/u;
const IDENTITY_NUMBER = /\d{11}/u;
/** A telephone number has eight digits. */
const LONG_NUMBER = 10_000_000;

const isWord = (text: string) => WORD.test(text);
const isInstant = (text: string) => readInstant(text) !== null;
const isCodeSystem = (text: string) => ADDRESS_OF_CODES.test(text);

/** The texts that may be shown, by the element they stand in, and what they must look like. Any other is hidden. */
const SHOWN: Readonly<Record<string, (text: string) => boolean>> = {
  resourceType: isWord,
  id: isWord,
  versionId: isWord,
  status: isWord,
  intent: isWord,
  priority: isWord,
  code: isWord,
  system: isCodeSystem,
  reference: (text) => readReference(text) !== null && text.split('/').length === 2 && text.split('/').every(isWord),
  lastUpdated: isInstant,
  authoredOn: isInstant,
  authored: isInstant,
  sent: isInstant,
  received: isInstant,
  start: isInstant,
  end: isInstant,
  issued: isInstant,
  created: isInstant,
  dateTime: isInstant,
};
/** What an extension is, which may be why nobody understood it; elsewhere an address leads to someone's document. */
const EXTENSIONS: ReadonlySet<string> = new Set(['extension', 'modifierExtension']);

/**
 * A resource that was put aside, as it may be shown: its shape, ids, codes, references, instants and small numbers, and
 * nothing else. Nobody has understood whom it is about, so nobody could have asked whether that patient's address is
 * protected or who may look; and what stands in an element that we do not know may be anything.
 */
export function withoutPersons(raw: string): string {
  try {
    return JSON.stringify(hide(JSON.parse(raw), '', ''), null, 2);
  } catch {
    return HIDDEN;
  }
}

/** @param name of the element that it stands in, and `around` of the one that that stands in */
function hide(value: unknown, name: string, around: string): unknown {
  if (Array.isArray(value)) return value.map((each) => hide(each, name, around));
  if (typeof value === 'string') return mayBeShown(value, name, around) ? value : HIDDEN;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < LONG_NUMBER ? value : HIDDEN;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([each, inside]) => [ELEMENT.test(each) ? each : HIDDEN, hide(inside, each, name)]),
  );
}

function mayBeShown(text: string, name: string, around: string): boolean {
  if (IDENTITY_NUMBER.test(text)) return false;
  if (name === 'url' && EXTENSIONS.has(around)) return isCodeSystem(text);
  return Object.hasOwn(SHOWN, name) && SHOWN[name]?.(text) === true;
}
