import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { ACT_NAMES, SAMPLES } from '../ipc/samples.ts';
import type { Chance } from '../portal/surgery/random.ts';
import { anyHostileText, markOf } from './hostileText.ts';
import { fieldsOf, ofNoField, put, takesAnyText, wrongFor, type Field } from './hostileValue.ts';

/** One thing that a window taken over could send. */
export type Payload = {
  readonly name: string;
  readonly input: unknown;
  /** How it was made, for whoever reads that it came through. */
  readonly how: string;
  /** Stands in every hostile text of this payload. */
  readonly mark: string;
  /** What the refusal must name; `field` null: any field. Null: it may be right. */
  readonly wrong: { readonly field: string | null } | null;
};

type Draft = Record<string, unknown>;
type Spoilt = Pick<Payload, 'how' | 'wrong'>;
type Made = { readonly name: ActName; readonly fields: ReadonlyMap<string, Field>; readonly mark: string };
type Spoil = (input: Draft, made: Made, chance: Chance) => Spoilt | null;

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'toJSON',
  'role',
  'practitionerId2',
  'signedIn',
  '$where',
  '0',
  '',
  ' taskId',
  'taskId\u0000',
  'TASKID',
  'k'.repeat(100_000),
];

const UNKNOWN = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'open',
  'signedIn',
  '*',
  'surgery:listStaff',
  '\u0000',
];

/** Ways to spoil the sample of an act. What does not fit an act (it has no fields, say) gives null. */
const SPOILS: readonly Spoil[] = [
  (input, { fields, mark }, chance) => {
    const [field, of] = anyOf(fields, chance) ?? [];
    if (field === undefined || of === undefined) return null;
    if (!put(input, field, wrongFor(of, chance, mark))) return null;
    return { how: `${field} is wrong`, wrong: { field } };
  },
  (input, { fields }, chance) => {
    const required = new Map([...fields].filter(([, of]) => of.required));
    const [field] = anyOf(required, chance) ?? [];
    if (field === undefined) return null;
    if (!put(input, field, undefined)) return null;
    if (chance.happens(0.5)) Reflect.deleteProperty(input, field);
    return { how: `${field} is gone`, wrong: { field } };
  },
  (input, { fields, mark }, chance) => {
    const key = chance.happens(0.2) ? anyHostileText(chance, mark) : chance.pick(KEYS);
    if (fields.has(key)) return null;
    const value = chance.happens(0.5) ? { admin: true, role: 'gp', isAdmin: mark } : ofNoField(chance);
    Object.defineProperty(input, key, { value, enumerable: true, configurable: true, writable: true });
    return { how: `with the key «${key.slice(0, 40)}»`, wrong: { field: key.slice(0, 40) } };
  },
  (input, { fields, mark }, chance) => {
    const free = new Map([...fields].filter(([, of]) => takesAnyText(of)));
    const [field, of] = anyOf(free, chance) ?? [];
    if (field === undefined || of === undefined) return null;
    if (!put(input, field, anyHostileText(chance, mark).slice(0, of.maxLength))) return null;
    return { how: `hostile text in ${field}`, wrong: null };
  },
  (input, { fields }, chance) => {
    // Right by its shape, about something that is not there.
    for (const field of Object.keys(input)) {
      if (fields.get(field)?.pattern !== undefined && chance.happens(0.5)) input[field] = chance.uuid();
    }
    return { how: 'about what is not there', wrong: null };
  },
  () => ({ how: 'as it should be', wrong: null }),
];

/**
 * The payload of a place in a run: the same for the same seed. What is made is a structured clone, as what crosses from
 * the window is.
 *
 * @param names the acts to try
 */
export function payloadOf(chance: Chance, place: number, names: readonly ActName[] = ACT_NAMES): Payload {
  const mark = markOf(place);
  const name = chance.pick(names);
  if (chance.happens(0.04)) {
    const unknown = chance.pick([...UNKNOWN, `${name} `, name.toUpperCase(), anyHostileText(chance, mark)]);
    return { name: unknown, input: structuredClone(SAMPLES[name]), how: 'an unknown act', mark, wrong: { field: '' } };
  }
  if (chance.happens(0.1)) {
    // As a list of one, since chance gives nothing that is undefined.
    const [input] = chance.pick([
      [undefined],
      [0],
      [true],
      [anyHostileText(chance, mark)],
      [[SAMPLES[name]]],
      [noObject(chance)],
    ]);
    return { name, input: structuredClone(input), how: 'no object', mark, wrong: { field: '' } };
  }
  const made: Made = { name, fields: fieldsOf(name), mark };
  const input: Draft = { ...structuredClone(SAMPLES[name]) };
  const spoilt: Spoilt[] = [];
  const times = chance.happens(0.15) ? chance.between(2, 4) : 1;
  while (spoilt.length < times) {
    const one = chance.pick(SPOILS)(input, made, chance);
    if (one !== null) spoilt.push(one);
  }
  const how = spoilt.map((one) => one.how).join(', ');
  // One spoilt twice may be right again, so only a single fault is sure to be named.
  const [first] = spoilt;
  const isRight = () => acts[name].input.safeParse(input).success;
  const wrong = spoilt.length === 1 ? (first?.wrong ?? null) : isRight() ? null : { field: null };
  return { name, input: structuredClone(input), how: `${name}: ${how}`, mark, wrong };
}

function noObject(chance: Chance): unknown {
  const value = ofNoField(chance);
  return Object.prototype.toString.call(value) === '[object Object]' ? null : value;
}

function anyOf(fields: ReadonlyMap<string, Field>, chance: Chance): readonly [string, Field] | null {
  return fields.size === 0 ? null : chance.pick([...fields]);
}
