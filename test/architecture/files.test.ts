import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from '../../shared/lib/zod.ts';
import { nodesOf, parsed, root, sourcesIn, type Source } from './sources.ts';

const product = sourcesIn('electron', 'renderer', 'shared');

const MOST = 300;

describe('a file is about one thing', () => {
  test('none in the product is longer than 300 lines, the words in three languages not either', () => {
    const tooLong = product.filter(({ lines }) => lines > MOST);
    expect(tooLong.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });

  test('none only passes on what others export', () => {
    const barrels = product.filter(({ passedOn }) => passedOn.some((to) => /\.tsx?$/u.test(to)));
    expect(barrels.map(({ file }) => file)).toEqual([]);
    // An entry of the build is the one file that may have the name.
    const named = product.filter(({ file }) => /\/index\.tsx?$/u.test(file)).map(({ file }) => file);
    expect(named).toEqual(['electron/main/index.ts', 'electron/preload/index.ts']);
  });

  test('what it exports has a name', () => {
    expect(product.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ file }) => file)).toEqual([]);
  });
});

/** The ways around the compiler in a file. */
function escapesIn({ file, program, text }: Source): string[] {
  const found: string[] = [];
  for (const node of nodesOf(program)) {
    if (node.type === 'TSAnyKeyword') found.push('any');
    if (node.type === 'TSNonNullExpression') found.push('!');
    if (node.type === 'TSAsExpression' && isCast(node['expression'])) found.push('a cast of a cast');
  }
  const told = /@ts-(?:ignore|expect-error|nocheck)\b/u.exec(text)?.[0];
  return [...found, ...(told === undefined ? [] : [told])].map((what) => `${file}: ${what}`);
}

function isCast(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || !('type' in node)) return false;
  return (
    node.type === 'TSAsExpression' ||
    (node.type === 'ParenthesizedExpression' && 'expression' in node && isCast(node.expression))
  );
}

describe('no way around the types', () => {
  test('in the product', () => expect(product.flatMap(escapesIn)).toEqual([]));

  test.each([
    ['const a: any = 1;', 'any'],
    ['const a = b as Record<string, any>;', 'any'],
    ['const a = b!.c;', '!'],
    ['const a = b as unknown as string;', 'a cast of a cast'],
    ['const a = (b as object) as string;', 'a cast of a cast'],
    ['// @ts-ignore\nconst a = 1;', '@ts-ignore'],
  ])('%s is found', (text, what) => {
    expect(escapesIn(parsed('x.ts', text))).toEqual([`x.ts: ${what}`]);
  });
});

describe('dated data', () => {
  const rules = globSync('resources/rules/*.json', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
  const read = new Map<string, string[]>();
  for (const { file, imports } of product)
    for (const { to } of imports) if (to.startsWith('resources/')) read.set(to, [...(read.get(to) ?? []), file]);

  test('every file of rules is read, and by the domain alone', () => {
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.filter((file) => !read.has(file))).toEqual([]);
    expect([...read.values()].flat().filter((file) => !file.startsWith('shared/domain/'))).toEqual([]);
  });

  const dated = z.record(
    z.string(),
    z.array(z.strictObject({ from: z.iso.date(), value: z.number(), source: z.string().min(5) })).min(1),
  );
  test.each(rules)('%s: every value has a day from which it holds and a source, in order', (file) => {
    const values = dated.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
    for (const [name, list] of Object.entries(values)) {
      const days = list.map(({ from }) => from);
      expect([name, days]).toEqual([name, days.toSorted()]);
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('what is fetched', () => {
  const lock = z
    .looseObject({
      packages: z.record(
        z.string(),
        z.looseObject({
          version: z.string().optional(),
          resolved: z.string().optional(),
          integrity: z.string().optional(),
          link: z.boolean().optional(),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  const packages = Object.entries(lock.packages).filter(([name]) => name !== '');

  test('the lock file names no host, and knows every package by its content', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(packages.filter(([, one]) => one.resolved !== undefined).map(([name]) => name)).toEqual([]);
    expect(packages.filter(([, one]) => one.integrity?.startsWith('sha512-') !== true).map(([name]) => name)).toEqual(
      [],
    );
  });

  test('package.json asks for exact versions', () => {
    const versions = z.record(z.string(), z.string());
    const wanted = z
      .looseObject({ dependencies: versions, devDependencies: versions })
      .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
    const inexact = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }).filter(
      ([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/u.test(version),
    );
    expect(inexact).toEqual([]);
  });
});
