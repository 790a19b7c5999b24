import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFault, type ConfigurationProblem } from '../../../shared/domain/configuration/configurationFault.ts';
import { valueOn } from '../../../shared/domain/configuration/datedValues.ts';
import { inForce } from '../../../shared/domain/configuration/inForce.ts';
import { linesOfJson } from '../../../shared/domain/configuration/jsonLines.ts';
import { readConfiguration } from '../../../shared/domain/configuration/readConfiguration.ts';
import { readDatedValues } from '../../../shared/domain/configuration/readDatedValues.ts';
import { ACCESS_LIMITS } from '../../../shared/domain/access/limits.ts';
import { readTariff } from '../../../shared/domain/fees/tariff.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { z } from '../../../shared/lib/zod.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';

const resources = join(import.meta.dirname, '../../../resources');
const day = (text: string) => Temporal.PlainDate.from(text);

function problemIn(schema: z.ZodType, value: string) {
  const read = readConfiguration('x.json', `{\n"x": ${value}}`, z.strictObject({ x: schema }));
  return read.ok ? null : read.error.problem;
}

describe('every file of dated data that we ship can be read', () => {
  const rules = readdirSync(join(resources, 'rules'));
  test.each(rules)('resources/rules/%s', (file) => {
    const text = readFileSync(join(resources, 'rules', file), 'utf8');
    const names = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
    const read = readDatedValues(file, text, names);
    expect(read).toMatchObject({ ok: true });
    expect(names.length).toBeGreaterThan(0);
  });
  test('resources/tariff.json', () => {
    const text = readFileSync(join(resources, 'tariff.json'), 'utf8');
    expect(readTariff('tariff.json', text)).toMatchObject({ ok: true });
  });
  test('resources/rules/access.json has exactly the limits that access asks for', () => {
    const text = readFileSync(join(resources, 'rules/access.json'), 'utf8');
    expect(readDatedValues('access.json', text, ACCESS_LIMITS)).toMatchObject({ ok: true });
  });
});

describe('a wrong file says which field and which line', () => {
  const entry = '{ "from": "2026-01-01", "value": 5, "source": "law" }';
  const cases: readonly (readonly [
    what: string,
    text: string,
    problem: ConfigurationProblem,
    field: string,
    line: number,
  ])[] = [
    ['nothing at all', '', 'NotJson', '', 1],
    ['a comma too many', `{\n"days": [${entry}],\n}`, 'NotJson', '', 3],
    ['a missing comma', `{\n"days": [\n${entry}\n${entry}\n]}`, 'NotJson', 'days', 4],
    ['a missing colon', '{\n\n"days" []}', 'NotJson', 'days', 3],
    ['a word that is no value', '{\n"days": five}', 'NotJson', 'days', 2],
    ['a text that never ends', '{\n"days": [{ "from": "2026}]}', 'NotJson', 'days[0].from', 2],
    ['something after the end', `{"days": [${entry}]}\n\n}`, 'NotJson', '', 3],
    ['lists without end inside each other', '['.repeat(100_000), 'TooDeep', '[0]'.repeat(64), 1],
    ['a name twice', `{\n"days": [${entry}],\n"days": [${entry}]}`, 'NameTwice', 'days', 3],
    ['a list instead of names', '[]', 'WrongKind', '', 1],
    ['a name that is missing', '\n{}', 'FieldMissing', 'days', 2],
    ['a misspelt name', `{"days": [${entry}],\n"dayz": [${entry}]}`, 'FieldUnknown', 'dayz', 2],
    ['no value at all', '{\n"days": []}', 'Empty', 'days', 2],
    ['a value without a date', '{"days": [\n{ "value": 5, "source": "law" }]}', 'FieldMissing', 'days[0].from', 2],
    [
      'a date that does not exist',
      '{"days": [{\n"from": "2026-02-30",\n"value": 5, "source": "law" }]}',
      'NotADate',
      'days[0].from',
      2,
    ],
    [
      'a number in quotation marks',
      '{"days": [{ "from": "2026-01-01",\n"value": "5", "source": "law" }]}',
      'WrongKind',
      'days[0].value',
      2,
    ],
    [
      'a number below zero',
      '{"days": [{ "from": "2026-01-01",\n"value": -5, "source": "law" }]}',
      'OutOfRange',
      'days[0].value',
      2,
    ],
    [
      'a number too large to hold',
      '{"days": [{ "from": "2026-01-01",\n"value": 1e999, "source": "law" }]}',
      'WrongKind',
      'days[0].value',
      2,
    ],
    [
      'a source of spaces',
      '{"days": [{ "from": "2026-01-01",\n"value": 5, "source": "  " }]}',
      'Empty',
      'days[0].source',
      2,
    ],
    ['two values for one day', `{"days": [\n${entry},\n${entry}]}`, 'DatesNotRising', 'days[1].from', 3],
    ['a name out of the language itself', `{"days": [${entry}],\n"__proto__": 1}`, 'FieldUnknown', '__proto__', 2],
  ];
  test.each(cases)('%s', (_what, text, problem, field, line) => {
    const read = readDatedValues('days.json', text, ['days']);
    expect(read).toEqual(err({ type: 'ConfigurationFault', file: 'days.json', problem, field, line }));
  });

  test('of several faults the first in the file is told', () => {
    const text =
      '{"days": [\n{ "from": "2026-01-01", "value": 5, "source": "" },\n{ "from": "x", "value": 5, "source": "" }],\n"other": []}';
    expect(readDatedValues('days.json', text, ['days'])).toMatchObject({ ok: false, error: { line: 2 } });
    const other = '{"other": [],\n"days": [\n{ "from": "2026-01-01", "value": 5, "source": "" }]}';
    expect(readDatedValues('days.json', other, ['days'])).toMatchObject({ error: { line: 1, field: 'other' } });
  });

  test('the mark that some editors write in front does no harm', () => {
    expect(readDatedValues('days.json', `\uFEFF{"days": [${entry}]}`, ['days'])).toMatchObject({ ok: true });
  });

  test('faults of other kinds of schema are told too', () => {
    expect(problemIn(z.number().max(3), '4')).toBe('OutOfRange');
    expect(problemIn(z.enum(['a']), '"b"')).toBe('WrongKind');
    expect(problemIn(z.email(), '"b"')).toBe('WrongKind');
    expect(
      problemIn(
        z.number().refine(() => false, { error: 'something else' }),
        '4',
      ),
    ).toBe('WrongKind');
  });

  test('the fault is one sentence in the user’s language, with and without a field', () => {
    const fault = {
      type: 'ConfigurationFault',
      file: 'fees.json',
      field: 'x[0].from',
      line: 7,
      problem: 'NotADate',
    } as const;
    for (const language of LANGUAGES) {
      expect(describeFault(fault, language)).toMatch(/fees\.json.*7.*x\[0\]\.from.*2026-07-01/);
      expect(describeFault({ ...fault, field: '' }, language)).not.toMatch(/felt|field|\{\{/);
    }
  });
});

describe('the line of a value', () => {
  test('any JSON is accepted exactly where JSON.parse accepts it, save names twice and depth', () => {
    const json = fc.json({ maxDepth: 5 });
    const damaged = fc
      .tuple(json, fc.nat(), fc.constantFrom('', '"', '{', '}', ',', '0', '-', '\\', '\u0001', ' ', 'e'))
      .map(([text, at, put]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + put + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(fc.oneof(json, damaged), (text) => {
        const lines = linesOfJson(text);
        if (!lines.ok && lines.error.problem !== 'NotJson') return;
        const parses = () => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(lines.ok).toBe(parses());
      }),
      { numRuns: 3_000 },
    );
  });
  test('values written one to a line stand on the lines in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
        const lines = linesOfJson(JSON.stringify(numbers, null, 2));
        expect(lines.ok && numbers.map((_number, index) => lines.value([index]))).toEqual(
          numbers.map((_n, index) => index + 2),
        );
      }),
    );
  });
});

describe('what applies after a file has been read again', () => {
  const fault = { type: 'ConfigurationFault', file: 'x.json', field: 'x', line: 1, problem: 'Empty' } as const;
  test('a valid file takes over', () => {
    expect(inForce('old', ok('new'))).toEqual({ data: 'new', fault: null });
  });
  test('after a wrong file the previous data stays in force, and the fault is known', () => {
    expect(inForce('old', err(fault))).toEqual({ data: 'old', fault });
  });
});

describe('the value on a day', () => {
  const older = { from: '2024-07-01', value: 16, source: 'a' };
  const newer = { from: '2026-08-01', value: 18, source: 'b' };
  test.each([
    ['2020-01-01', 16],
    ['2024-07-01', 16],
    ['2026-07-31', 16],
    ['2026-08-01', 18],
    ['2031-01-01', 18],
  ])('%s: %i', (on, expected) => {
    expect(valueOn({ age: [older, newer] }, 'age', day(on))).toBe(expected);
  });
  test('the newest that has come into force counts, wherever it stands in the list', () => {
    expect(valueOn({ age: [newer, older] }, 'age', day('2031-01-01'))).toBe(18);
  });
  test('a name without values is a broken program', () => {
    expect(() => valueOn({ age: [] }, 'age', day('2026-01-01'))).toThrow('no value for age');
  });
});
