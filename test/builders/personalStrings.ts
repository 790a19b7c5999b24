type Resource = { readonly resourceType: string };

/** Elements that say who someone is, how to reach them, and what somebody has written. */
const PERSONAL: ReadonlySet<string> = new Set([
  'family',
  'given',
  'text',
  'value',
  'line',
  'birthDate',
  'contentString',
  'display',
  'description',
  'title',
  'data',
]);
/** An id of a resource's says nothing of anyone by itself: the log may hold it. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** Too short to be found without finding everything else too. */
const LEAST = 4;

/**
 * What must stand in no file for support and in no log: every name, number, address and text of resources about people,
 * each as it is written and each word of a name by itself.
 */
export function personalStrings(resources: readonly Resource[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const resource of resources)
    if (['Patient', 'Practitioner', 'RelatedPerson', 'Communication', 'Task'].includes(resource.resourceType))
      gather(resource, '', found);
  return found;
}

function gather(value: unknown, name: string, found: Set<string>): void {
  if (typeof value === 'string') {
    if (!PERSONAL.has(name)) return;
    for (const one of name === 'family' || name === 'given' ? [value, ...value.split(/[\s-]/u)] : [value])
      if (one.length >= LEAST && !UUID.test(one)) found.add(one);
  } else if (Array.isArray(value)) {
    for (const each of value) gather(each, name, found);
  } else if (typeof value === 'object' && value !== null) {
    // Codings are the field's own words, the same for everyone.
    for (const [key, each] of Object.entries(value)) if (key !== 'coding' && key !== 'meta') gather(each, key, found);
  }
}

/** Those of the strings that stand in a text, in whatever case, as words: «Lien» does not stand in «client». */
export function standingIn(text: string, strings: ReadonlySet<string>): readonly string[] {
  const lower = text.toLowerCase();
  return [...strings].filter((one) => standsIn(lower, one.toLowerCase()));
}

function standsIn(text: string, one: string): boolean {
  const isLetter = (place: number) => /[\p{L}\d]/u.test(text.charAt(place));
  for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + one.length)) return true;
  return false;
}
