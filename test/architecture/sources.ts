import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

export const root = path.join(import.meta.dirname, '../..');

export type Import = {
  /** A file by its path from the root, or a package by its name. */
  readonly to: string;
  /** Only its types are used: nothing of it is there when the program runs. */
  readonly isType: boolean;
};

export type Source = {
  /** Path from the root, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** What is exported again from another file, and what is exported without a name. */
  readonly passedOn: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly program: unknown;
};

/** Every TypeScript file below some folders, parsed. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }));
  return files
    .map((file) => parsed(file.replaceAll(path.sep, '/'), readFileSync(path.join(root, file), 'utf8')))
    .toSorted((a, b) => a.file.localeCompare(b.file));
}

export function parsed(file: string, text: string): Source {
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    to: resolved(file, moduleRequest.value),
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const entries = module.staticExports.flatMap((one) => one.entries);
  const passedOn = entries.flatMap((entry) => (entry.moduleRequest ? [resolved(file, entry.moduleRequest.value)] : []));
  // import('x') in the code or as a type: rare, and found by its writing.
  const others = [...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/gu)].map(([, to = '']) => resolved(file, to));
  return {
    file,
    text,
    lines: text.trimEnd().split('\n').length,
    imports: [
      ...imports,
      ...passedOn.map((to) => ({ to, isType: entries.every((entry) => entry.isType) })),
      ...others.map((to) => ({ to, isType: false })),
    ],
    passedOn,
    hasDefaultExport: entries.some((entry) => entry.exportName.kind === 'Default'),
    program,
  };
}

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return path.posix.join(path.posix.dirname(from), to);
  if (to.startsWith('node:')) return 'node';
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
}

export type SyntaxNode = {
  readonly type: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

/** Every node of a parsed file. */
export function* nodesOf(node: unknown): Generator<SyntaxNode> {
  if (Array.isArray(node)) {
    for (const each of node) yield* nodesOf(each);
  } else if (isNode(node)) {
    yield node;
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'parent' && typeof value === 'object') yield* nodesOf(value);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
