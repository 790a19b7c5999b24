import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language, type Texts } from '../../shared/text/language.ts';
import { root } from './sources.ts';

type Subject = Readonly<Record<Language, Texts>>;

function isSubject(value: unknown): value is Subject {
  return typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value);
}

/** Every text of every subject by its key, in each language. */
const subjects: [string, Readonly<Record<Language, Readonly<Record<string, string>>>>][] = [];
for (const file of globSync('shared/text/*.ts', { cwd: root }).toSorted()) {
  const name = path.basename(file, '.ts');
  if (['language', 'fillIn', 'catalogue'].includes(name)) continue;
  // oxlint-disable-next-line no-await-in-loop -- each is a file
  const exported = (await import(/* @vite-ignore */ path.join(root, file))) as Record<string, unknown>;
  const texts = exported[`${name}Text`];
  if (isSubject(texts)) subjects.push([name, { nb: flat(texts.nb), nn: flat(texts.nn), en: flat(texts.en) }]);
  else throw new Error(`${file} has no ${name}Text in three languages`);
}

function flat(texts: Texts, before = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value]] : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}

const placesIn = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b));

/** Words that are bokmål and never nynorsk. */
const NOT_NYNORSK =
  /\b(?:ikke|jeg|hva|hvem|hvor|hvordan|hvorfor|noen|noe|mye|fra|uke|uken|hun|dere|bare|hjem|mener|kommer|legekontoret har mottatt|annen|ennå|selv|være|gjøre)\b/iu;
/** Words that are nynorsk and never bokmål. */
const NOT_BOKMÅL =
  /\b(?:ikkje|eg|kva|kven|korleis|kvifor|nokon|noko|mykje|frå|veke|ho|berre|heim|kjem|annan|vere|gjere|ein|eit|dei)\b/iu;

test('there are subjects, each in three languages', () => {
  expect(subjects.map(([name]) => name)).toEqual(
    expect.arrayContaining(['eConsultation', 'queue', 'shell', 'thread', 'sync', 'delivery']),
  );
  expect(subjects.length).toBeGreaterThan(15);
});

describe.each(subjects)('%s', (_name, texts) => {
  test('says the same things in each language', () => {
    for (const language of LANGUAGES)
      expect(Object.keys(texts[language]).toSorted()).toEqual(Object.keys(texts.nb).toSorted());
  });

  test('has the same places to fill in', () => {
    for (const [key, nb] of Object.entries(texts.nb))
      for (const language of LANGUAGES)
        expect([key, language, placesIn(texts[language][key] ?? '')]).toEqual([key, language, placesIn(nb)]);
  });

  test('has a word for each, calm and tidy', () => {
    for (const language of LANGUAGES)
      for (const [key, text] of Object.entries(texts[language])) {
        expect(text.trim(), `${language} ${key}`).toBe(text);
        expect(text, `${language} ${key}`).not.toBe('');
        expect(text, `${language} ${key}`).not.toMatch(/[!]|\.\.\.|TODO|lorem/iu);
      }
  });

  test('is written in nynorsk, not in bokmål once more', () => {
    const keys = Object.keys(texts.nb);
    const longer = keys.filter((key) => (texts.nb[key] ?? '').length > 25);
    const alike = longer.filter((key) => texts.nn[key] === texts.nb[key]);
    expect(alike.length, `the same in both: ${alike.join(', ')}`).toBeLessThanOrEqual(longer.length / 2);
    expect(keys.filter((key) => NOT_NYNORSK.test(texts.nn[key] ?? '')).map((key) => texts.nn[key])).toEqual([]);
    expect(keys.filter((key) => NOT_BOKMÅL.test(texts.nb[key] ?? '')).map((key) => texts.nb[key])).toEqual([]);
  });

  test('is written in English, not in Norwegian', () => {
    const longer = Object.keys(texts.nb).filter(
      (key) =>
        (texts.nb[key] ?? '').length > 15 &&
        /[a-zæøå]{4}/iu.test((texts.nb[key] ?? '').replaceAll(/\{\{\w+\}\}/gu, '')),
    );
    expect(longer.filter((key) => texts.en[key] === texts.nb[key])).toEqual([]);
  });
});

test('every subject has something to say in nynorsk that bokmål says otherwise', () => {
  const same = subjects.filter(([, texts]) => Object.keys(texts.nb).every((key) => texts.nb[key] === texts.nn[key]));
  expect(same.map(([name]) => name)).toEqual([]);
});
