import { describe, expect, test } from 'vitest';
import { checkTemplate } from '../../../shared/domain/template/checkTemplate.ts';
import {
  fieldName,
  fieldsLeft,
  fillTemplate,
  nextField,
  TEMPLATE_FIELDS,
} from '../../../shared/domain/template/fill.ts';
import { SHIPPED_TEMPLATES } from '../../../shared/domain/template/shipped.ts';
import {
  LONGEST_TEMPLATE,
  LONGEST_TITLE,
  type OwnTemplate,
  surgerysTemplates,
  TEMPLATE_USES,
  type Template,
} from '../../../shared/domain/template/template.ts';
import { OTHER_CHANNELS, UNSUITABLE_REASONS } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';

describe('a template is filled in', () => {
  test('with what is known, in whichever language the field is named', () => {
    const values = { firstName: 'Nora', date: 'tor 1. apr', time: '10:20', doctor: 'Ingrid Lien' };
    expect(fillTemplate('Hei {{fornavn}}, {{dato}} kl. {{ Klokkeslett }} hos {{lege}}.', values)).toBe(
      'Hei Nora, tor 1. apr kl. 10:20 hos Ingrid Lien.',
    );
    expect(fillTemplate('{{first name}} {{doctor}} {{fornamn}}', values)).toBe('Nora Ingrid Lien Nora');
  });

  test('what is not known, and what only a person can fill, stands as it stood', () => {
    expect(fillTemplate('{{fornavn}}: {{råd}} {{dato}}', { firstName: 'Nora' })).toBe('Nora: {{råd}} {{dato}}');
  });

  test('a value is taken as it is, whatever it looks like', () => {
    expect(fillTemplate('{{navn}}', { patient: '$& {{dato}}' })).toBe('$& {{dato}}');
  });

  test('what is left is named once each, in order; one brace is no field', () => {
    expect(fieldsLeft('{{b}} {a} {{ c }} {{b}}')).toEqual(['b', 'c']);
    expect(fieldsLeft('BT {120/80}')).toEqual([]);
  });

  test('the next one to fill is the first at or after a place, else the first of all', () => {
    expect(nextField('ab {{c}} {{d}}', 4)).toEqual({ start: 9, end: 14 });
    expect(nextField('ab {{c}} {{d}}', 10)).toEqual({ start: 3, end: 8 });
    expect(nextField('ab', 0)).toBeNull();
  });

  test('every field has a name in every language, and no two share one', () => {
    for (const language of LANGUAGES) {
      const names = TEMPLATE_FIELDS.map((field) => fieldName(field, language));
      expect(new Set(names).size).toBe(names.length);
      for (const [place, name] of names.entries())
        expect(fillTemplate(`{{${name}}}`, { [TEMPLATE_FIELDS[place] ?? '']: 'x' })).toBe('x');
    }
  });
});

describe('a template that the surgery writes', () => {
  const good = { title: ' Hilsen ', text: ' Hei {{fornavn}},\r\ntakk.\n' };
  test('is kept trimmed', () => {
    expect(checkTemplate(good)).toEqual({ ok: true, value: { title: 'Hilsen', text: 'Hei {{fornavn}},\ntakk.' } });
  });
  test.each([
    ['without a name', { ...good, title: ' ' }, { type: 'TemplateIsEmpty' }],
    ['without a text', { ...good, text: '\n' }, { type: 'TemplateIsEmpty' }],
    ['with too long a name', { ...good, title: 'x'.repeat(LONGEST_TITLE + 1) }, { type: 'TemplateTooLong' }],
    ['with too long a text', { ...good, text: 'x'.repeat(LONGEST_TEMPLATE + 1) }, { type: 'TemplateTooLong' }],
    ['with a bell in its name', { ...good, title: 'Hei\u0007' }, { type: 'TemplateUnreadable' }],
    ['that turns the direction', { ...good, text: 'Ta 5\u202e mg' }, { type: 'TemplateUnreadable' }],
    ['with half a character', { ...good, text: 'a\ud83d' }, { type: 'TemplateUnreadable' }],
  ])('%s is refused', (_what, written, error) => {
    expect(checkTemplate(written)).toMatchObject({ ok: false, error });
  });
});

const own = (id: string, changed: Partial<OwnTemplate> = {}): OwnTemplate => ({
  id,
  use: 'answer',
  about: '',
  title: 'Vår',
  text: 'vår',
  language: 'nb',
  hidden: false,
  ...changed,
});

describe('the surgery’s own versions', () => {
  const shipped: Template[] = [
    { id: 'a', use: 'answer', about: '', title: 'A', text: 'a' },
    { id: 'b', use: 'answer', about: '', title: 'B', text: 'b' },
  ];

  test('stand in the place of those that came along, and new ones after them', () => {
    const offered = surgerysTemplates(shipped, [own('c'), own('b')], 'nb');
    expect(offered.map(({ id, origin, title }) => [id, origin, title])).toEqual([
      ['a', 'shipped', 'A'],
      ['b', 'changed', 'Vår'],
      ['c', 'own', 'Vår'],
    ]);
  });

  test('of another language change nothing in this one', () => {
    expect(surgerysTemplates(shipped, [own('a', { language: 'en' })], 'nb').map(({ origin }) => origin)).toEqual([
      'shipped',
      'shipped',
    ]);
  });

  test('one that is put away is still there to be brought back', () => {
    expect(surgerysTemplates(shipped, [own('a', { hidden: true })], 'nb')[0]).toMatchObject({ id: 'a', hidden: true });
  });
});

const abouts = (use: string) => SHIPPED_TEMPLATES.nb.filter((one) => one.use === use).map(({ about }) => about);

describe('the templates that come along', () => {
  test('are the same in every language', () => {
    const shape = LANGUAGES.map((language) =>
      SHIPPED_TEMPLATES[language].map(({ id, use, about }) => [id, use, about]),
    );
    expect(shape[1]).toEqual(shape[0]);
    expect(shape[2]).toEqual(shape[0]);
  });

  test('there is one for every use, every other channel and every reason, with and without a time', () => {
    expect(new Set(SHIPPED_TEMPLATES.nb.map(({ use }) => use))).toEqual(new Set(TEMPLATE_USES));
    expect(abouts('redirect').toSorted()).toEqual([...OTHER_CHANNELS].toSorted());
    expect(abouts('unsuitable').toSorted()).toEqual([...UNSUITABLE_REASONS].toSorted());
    expect(abouts('attendance')).toEqual(['time', 'book']);
  });

  test.each(LANGUAGES)(
    '%s: known fields are named in that language, and wherever one waits the way to help is told',
    (language) => {
      const others = LANGUAGES.filter((each) => each !== language).flatMap((each) =>
        TEMPLATE_FIELDS.map((field) => fieldName(field, each)),
      );
      const ours = TEMPLATE_FIELDS.map((field) => fieldName(field, language));
      for (const { id, use, text } of SHIPPED_TEMPLATES[language]) {
        expect([id, fieldsLeft(text).filter((name) => others.includes(name) && !ours.includes(name))]).toEqual([
          id,
          [],
        ]);
        expect(checkTemplate({ title: id, text }).ok).toBe(true);
        if (use === 'attendance' || use === 'urgent')
          expect([id, text]).toEqual([id, expect.stringMatching(/116 117.*113/su)]);
      }
    },
  );

  test('«feil kanal» can be sent at once: nothing in it is left for a person to judge', () => {
    const values = { firstName: 'Nora', surgery: 'Storgata', phone: '1' };
    for (const { use, text } of SHIPPED_TEMPLATES.nb)
      if (use === 'redirect') expect(fieldsLeft(fillTemplate(text, values))).toEqual([]);
  });
});
