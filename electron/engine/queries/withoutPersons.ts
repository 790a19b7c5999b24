// What tells who someone is, where they live, or what they have written.
const PERSONAL: ReadonlySet<string> = new Set([
  'address',
  'birthDate',
  'comment',
  'contentAttachment',
  'contentString',
  'contained',
  'description',
  'display',
  'div',
  'name',
  'note',
  'patientInstruction',
  'photo',
  'telecom',
  'text',
  'title',
]);
const IDENTITY_NUMBER = /\d{11}/u;
const HIDDEN = '•••';

/**
 * A resource that was put aside, as it may be shown: its shape, codes, references and instants, and nothing of a person.
 * Nobody has understood whom it is about, so nobody could have asked whether that patient's address is protected or who
 * may look.
 */
export function withoutPersons(raw: string): string {
  try {
    return JSON.stringify(hide(JSON.parse(raw)), null, 2);
  } catch {
    return HIDDEN;
  }
}

function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value === 'string') return IDENTITY_NUMBER.test(value) ? HIDDEN : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, PERSONAL.has(name) ? HIDDEN : hide(inside)]),
  );
}
