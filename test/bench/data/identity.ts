import { Temporal } from '../../../shared/lib/time.ts';
import { Chance } from '../../portal/surgery/random.ts';
import { syntheticNumbers } from '../../portal/surgery/syntheticNumber.ts';

/** The types of the benchmark; `Practitioner`, `PractitionerRole` and `Organization` are its small staff. */
export const BENCH_TYPES = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Patient',
  'Task',
  'Communication',
  'Appointment',
  'MedicationRequest',
] as const;
export type BenchType = (typeof BENCH_TYPES)[number];

/** How many of each type there are. */
export type Counts = Readonly<Record<BenchType, number>>;

export const SEED = 20_261_120;
export const GPS = 20;
/** 1 January 1936; the youngest patient is born 80 years later. */
const FIRST_BIRTH = Temporal.PlainDate.from('1936-01-01');

/**
 * Chance for one resource, the same on every machine: a pure function of (seed, type, index, version). The 32-bit state
 * is another one for each (type, index), so that ids never meet.
 */
export function chanceOf(type: BenchType, index: number, version = 0): Chance {
  const place = (BENCH_TYPES.indexOf(type) << 28) + index;
  return new Chance((Math.imul(place, 0x9e3779b1) ^ SEED) + Math.imul(version, 0x85ebca6b));
}

export function idOf(type: BenchType, index: number): string {
  return chanceOf(type, index).uuid();
}

/** The GP of a patient, by number: lists of equal length, dealt out one by one. */
export function gpOfPatient(patient: number): number {
  return patient % GPS;
}

/** Which patient a resource is about: each has about as many of a type as every other. */
export function patientOf(index: number, patients: number): number {
  return Math.imul(index, 7_919) % Math.max(1, patients);
}

export type BenchPerson = {
  readonly given: readonly string[];
  readonly family: string;
  readonly birthDate: string;
  readonly gender: 'female' | 'male';
  readonly number: string;
};

/** A synthetic person: name, birth date, and an identity number of Tenor's kind (month + 80, right control digits). */
export function personOf(type: 'Patient' | 'Practitioner', index: number): BenchPerson {
  const chance = chanceOf(type, index, 1);
  const gender = chance.happens(0.5) ? 'female' : 'male';
  const given = [chance.pick(gender === 'female' ? WOMEN : MEN)];
  if (chance.happens(0.3)) given.push(chance.pick(gender === 'female' ? WOMEN : MEN));
  const family = `${chance.pick(FAMILY_FIRST)}${chance.pick(FAMILY_LAST)}`;
  const birth = FIRST_BIRTH.add({ days: chance.between(0, 80 * 365) });
  return { given, family, gender, birthDate: birth.toString(), number: syntheticNumbers(chance)(birth, gender) };
}

/** The ratio 1:1:2:3:3 of Patient, Task, Appointment, Communication, MedicationRequest, with a staff of 20 GPs. */
export function mixOf(total: number): Counts {
  const tenth = Math.max(1, Math.round(total / 10));
  return {
    ...staff,
    Patient: tenth,
    Task: tenth,
    Appointment: 2 * tenth,
    Communication: 3 * tenth,
    MedicationRequest: 3 * tenth,
  };
}

const staff = { Organization: 1, Practitioner: GPS, PractitionerRole: GPS };
export const onlyStaff: Counts = {
  ...staff,
  Patient: 0,
  Task: 0,
  Appointment: 0,
  Communication: 0,
  MedicationRequest: 0,
};

const WOMEN =
  'Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Anna Solveig Marianne Randi Ida Nina Maria Elisabeth Kristin Åse Ragnhild Sølvi Torunn Gro Wenche Ellen Tone Camilla Silje Hanne Emma Nora Sofie Ella Frida Live Øydis Åshild Guro'.split(
    ' ',
  );
const MEN =
  'Jan Per Bjørn Ole Lars Kjell Knut Svein Arne Thomas Geir Hans Martin Tor Andreas Morten Terje Odd Erik Øyvind Jon Kristian Anders Nils Håkon Håvard Åge Åsmund Trygve Sigurd Leif Magnus Jonas Emil Jakob Filip Oskar Aksel Sondre Vetle'.split(
    ' ',
  );
const FAMILY_FIRST =
  'Aas Berg Bjørk Brekk Bø Dal Eik Elve Fjell Foss Furu Gran Grøn Gul Hag Hauge Hegg Helle Høg Holm Hov Kirke Kjel Klev Kvam Laug Lille Lind Lyng Løv Mos Myr Nord Ny Nær Os Rogn Rød Sand Selj Skar Skog Solem Sol Stein Stor Strand Sund Svart Sæt Sør Tor Tveit Ulv Vest Vik Ødegår Øst Ås Åm'.split(
    ' ',
  );
const FAMILY_LAST = [
  '',
  'berg',
  'dal',
  'eng',
  'haug',
  'heim',
  'land',
  'li',
  'lund',
  'mo',
  'nes',
  'rud',
  'set',
  'stad',
  'sæter',
  'vik',
  'våg',
  'ås',
  'øy',
  'gård',
] as const;
