import type { Chance } from '../../portal/surgery/random.ts';

type Json = Record<string, unknown>;

/** Ways to spoil a valid resource. Each gives the text of what comes over the line; some of it may still be valid. */
const MUTATIONS: Readonly<Record<string, (resource: Json, chance: Chance) => string>> = {
  'another type of value': (resource, chance) => {
    const place = anyPlace(resource, chance);
    if (place !== null)
      place.holder[place.key] = chance.pick([null, 7, true, [], {}, 'x', [[]], { a: { b: [] } }, -0.5]);
    return JSON.stringify(resource);
  },
  'a field gone': (resource, chance) => {
    const place = anyPlace(resource, chance);
    if (place !== null) Reflect.deleteProperty(place.holder, place.key);
    return JSON.stringify(resource);
  },
  'nested 10,000 deep': (resource) => {
    const deep = `${'{"extension":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    return withField(resource, `"note":${deep}`);
  },
  'a field twice': (resource) => withField(resource, '"id":"another-id","status":"draft"'),
  'half a character pair': (resource, chance) => withText(resource, chance, '\\ud800'),
  'a NUL': (resource, chance) => withText(resource, chance, '\\u0000'),
  'a huge id': (resource) => JSON.stringify({ ...resource, id: 'a'.repeat(20_000) }),
  'a date that is none': (resource, chance) => {
    const dates = [
      '0000-00-00T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2026-02-30T10:00:00Z',
      '2026',
      'i går',
      '',
      '+275760-09-13',
    ];
    const date = chance.pick(dates);
    const field = chance.pick(['authoredOn', 'sent', 'birthDate', 'lastUpdated']);
    if (field === 'lastUpdated') return JSON.stringify({ ...resource, meta: { versionId: '1', lastUpdated: date } });
    return JSON.stringify({ ...resource, [field]: date });
  },
  'an unknown type': (resource, chance) =>
    JSON.stringify({
      ...resource,
      resourceType: chance.pick(['Kvinne', '', '__proto__', 'constructor', 'ViewDefinition']),
    }),
  modifierExtension: (resource) =>
    JSON.stringify({
      ...resource,
      modifierExtension: [{ url: 'https://elsewhere.example/negates', valueBoolean: true }],
    }),
  'a prototype': (resource) => withField(resource, '"__proto__":{"status":"completed"},"constructor":{"prototype":{}}'),
  'no resource': (_resource, chance) => chance.pick(['null', '7', '"Task"', '[]', '{}', 'true', '[[[]]]']),
  'five megabytes': (resource) =>
    JSON.stringify({ ...resource, text: { status: 'generated', div: 'x'.repeat(5_000_000) } }),
  'a wrong code': (resource) => JSON.stringify({ ...resource, status: 'almost', gender: 'kvinne', intent: 7 }),
  'a reference that leads nowhere': (resource, chance) =>
    JSON.stringify({
      ...resource,
      for: { reference: chance.pick(['Patient/', '/', '#', 'urn:uuid:7', 'https://elsewhere.example/Patient/1', '']) },
      subject: { reference: 'Kvinne/1' },
    }),
};

/** What is large or slow to make comes seldom. */
const SELDOM = new Set(['five megabytes', 'nested 10,000 deep']);
const NAMES = Object.keys(MUTATIONS);

/** One spoilt resource as text, and how it was spoilt. */
export function mutated(resource: Json, chance: Chance): { readonly how: string; readonly text: string } {
  let how = chance.pick(NAMES);
  if (SELDOM.has(how) && !chance.happens(0.02)) how = 'another type of value';
  const mutate = MUTATIONS[how];
  if (mutate === undefined) throw new Error(`no such mutation ${how}`);
  return { how, text: mutate(structuredClone(resource), chance) };
}

/** A value somewhere in a resource, by the object that holds it. */
function anyPlace(resource: Json, chance: Chance): { holder: Json; key: string } | null {
  let holder = resource;
  for (;;) {
    const key = Object.keys(holder).length === 0 ? null : chance.pick(Object.keys(holder));
    if (key === null) return null;
    const value = holder[key];
    const inner = Array.isArray(value) ? (value as unknown[])[0] : value;
    if (typeof inner !== 'object' || inner === null || chance.happens(0.3)) return { holder, key };
    holder = inner as Json;
  }
}

function withField(resource: Json, field: string): string {
  return `${JSON.stringify(resource).slice(0, -1)},${field}}`;
}

/** Puts an escape into the first text of the resource that a person wrote, or into its language. */
function withText(resource: Json, chance: Chance, escape: string): string {
  const text = JSON.stringify({ ...resource, description: '@@', language: chance.pick(['@@', 'nb']) });
  return text.replaceAll('@@', escape);
}
