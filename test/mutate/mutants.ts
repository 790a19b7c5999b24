import { nodesOf, parsed, type SyntaxNode } from '../architecture/sources.ts';

/** One careless change: a stretch of a file's text, and what stands there instead. */
export type Mutant = {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  /** Where a probe goes that tells which tests come by: around an expression, or before a statement. */
  readonly probe: { readonly start: number; readonly end: number; readonly statement: boolean } | null;
};

type Change = Omit<Mutant, 'file' | 'probe'>;

const COMPARED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
};

/** What a person meets of an element: the rest is its looks, which no test here judges. */
const ATTRIBUTE = /^(?:aria-|on[A-Z]|role$|disabled$|autoFocus$|checked$|error$|readOnly$|hidden$|inert$|lang$)/u;

/** Every careless change of a file that this runner can make. Whether it compiles is asked later. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const { program } = parsed(file, text);
  const nodes = [...nodesOf(program)];
  const way = parentsOf(nodes);
  const look: Look = {
    text: (node) => text.slice(node.start, node.end),
    parent: (node) => way.get(node),
    fields: fieldsOf(nodes, text),
    keys: nodes.filter(isString).map((node) => text.slice(node.start, node.end)),
  };
  return nodes
    .filter((node) => !isQuiet(node, look))
    .flatMap((node) =>
      changesOf(node, look).map((change) => ({ ...change, file, probe: probeFor(node, look) }) satisfies Mutant),
    )
    .filter(({ start, end, text: said }) => said !== text.slice(start, end));
}

type Look = {
  readonly text: (node: SyntaxNode) => string;
  readonly parent: (node: SyntaxNode) => SyntaxNode | undefined;
  /** What is read of each name in the file: `a.b` and `a.c` are taken for each other. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly keys: readonly string[];
};

function changesOf(node: SyntaxNode, look: Look): readonly Change[] {
  const part = (name: string) => asNode(node[name]);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = part('test');
      const [yes, no] = [part('consequent'), part('alternate')];
      if (test === null || yes === null) return [];
      const negated = put('condition negated', test, `!(${look.text(test)})`);
      if (node.type === 'IfStatement')
        return [negated, put('condition dropped', test, 'true'), put('branch dropped', test, 'false')];
      return no === null
        ? []
        : [put('branches swapped', node, `${look.text(test)} ? ${look.text(no)} : ${look.text(yes)}`)];
    }
    case 'LogicalExpression': {
      const [left, right] = [part('left'), part('right')];
      if (left === null || right === null || node['operator'] === '??') return [];
      const other = node['operator'] === '&&' ? '||' : '&&';
      return [
        put(`${String(node['operator'])} to ${other}`, node, `(${look.text(left)} ${other} ${look.text(right)})`),
        put('right condition dropped', node, look.text(left)),
        put('left condition dropped', node, look.text(right)),
      ];
    }
    case 'UnaryExpression': {
      const argument = part('argument');
      return node['operator'] === '!' && argument !== null ? [put('not dropped', node, look.text(argument))] : [];
    }
    case 'BinaryExpression': {
      const [left, right] = [part('left'), part('right')];
      const other = COMPARED[String(node['operator'])];
      if (left === null || right === null || other === undefined) return [];
      return [put(`${String(node['operator'])} to ${other}`, node, `${look.text(left)} ${other} ${look.text(right)}`)];
    }
    case 'ExpressionStatement': {
      const call = calledIn(part('expression'));
      return call === null ? [] : [put('call removed', node, ';')];
    }
    case 'CallExpression': {
      const [first, second] = asNodes(node['arguments']);
      if (first === undefined || second === undefined) return [];
      const swapped = `${look.text(second)}, ${look.text(first)}`;
      return [{ start: first.start, end: second.end, text: swapped, kind: 'arguments swapped' }];
    }
    case 'MemberExpression': {
      const [object, property] = [part('object'), part('property')];
      if (object === null || property === null || node['computed'] === true) return [];
      const siblings = (look.fields.get(look.text(object)) ?? []).filter((name) => name !== look.text(property));
      return siblings.map((name) => put('wrong field', property, name));
    }
    case 'Literal':
      return literals(node, look);
    case 'ObjectExpression':
      return exchanged(asNodes(node['properties']), look);
    case 'JSXAttribute': {
      const name = part('name');
      return name !== null && ATTRIBUTE.test(look.text(name)) ? [put('attribute removed', node, '')] : [];
    }
    default:
      return [];
  }
}

function put(kind: string, at: SyntaxNode, text: string): Change {
  return { start: at.start, end: at.end, text, kind };
}

function literals(node: SyntaxNode, look: Look): readonly Change[] {
  const { value } = node;
  if (typeof value === 'boolean') return [put('constant', node, String(!value))];
  if (typeof value === 'number') return [put('off by one', node, String(value + 1))];
  if (!isString(node) || look.parent(node)?.type === 'Property') return [];
  const own = look.text(node);
  const like = [...new Set(look.keys)].filter((key) => key !== own && prefixOf(key) === prefixOf(own));
  return like.map((key) => put('key swapped', node, key));
}

/** Two words of a table that have changed places. */
function exchanged(properties: readonly SyntaxNode[], look: Look): readonly Change[] {
  const values = properties.map((one) => asNode(one['value'])).filter((one) => one !== null && isWords(one));
  return values.slice(1).flatMap((second, index) => {
    const first = values[index];
    if (first === undefined || first === null || second === null || second.start < first.end) return [];
    const between = look.text({ ...first, start: first.end, end: second.start });
    return [
      {
        start: first.start,
        end: second.end,
        text: look.text(second) + between + look.text(first),
        kind: 'words swapped',
      },
    ];
  });
}

/** What no test should have to see: imports, types, the message of an error for programmers, class names. */
function isQuiet(node: SyntaxNode, look: Look): boolean {
  for (let at: SyntaxNode | undefined = node; at !== undefined; at = look.parent(at)) {
    if (/^(?:Import|TS(?!As|Satisfies|NonNull))|^Export(?:All)/u.test(at.type)) return true;
    if (at.type === 'ThrowStatement') return true;
    if (at.type === 'JSXAttribute' && /^(?:className|key|size|variant|spacing|width|style)\b/u.test(look.text(at)))
      return true;
    if (/^(?:For|While|DoWhile)/u.test(at.type) && at !== node && !inBody(at, node)) return true;
  }
  return false;
}

/** A loop without an end tells nothing: only what is done in it is changed. */
function inBody(loop: SyntaxNode, node: SyntaxNode): boolean {
  const body = asNode(loop['body']);
  return body !== null && body.start <= node.start && node.end <= body.end;
}

/** The nearest expression or statement around a change that runs when the change would. */
function probeFor(node: SyntaxNode, look: Look): Mutant['probe'] {
  for (let at: SyntaxNode | undefined = node; at !== undefined; at = look.parent(at)) {
    const above = look.parent(at);
    if (/Statement$|^VariableDeclaration$/u.test(at.type) && at.type !== 'BlockStatement' && isBlock(above))
      return { start: at.start, end: at.end, statement: true };
    if (at.type === 'ConditionalExpression' || at.type === 'LogicalExpression' || at.type === 'CallExpression')
      return { start: at.start, end: at.end, statement: false };
    if (above?.type === 'ArrowFunctionExpression' && asNode(above['body']) === at && at.type !== 'BlockStatement')
      return { start: at.start, end: at.end, statement: false };
  }
  return null;
}

function isBlock(node: SyntaxNode | undefined): boolean {
  return node?.type === 'BlockStatement' || node?.type === 'Program' || node?.type === 'SwitchCase';
}

function calledIn(node: SyntaxNode | null): SyntaxNode | null {
  if (node === null) return null;
  if (node.type === 'CallExpression') return node;
  if (node.type === 'ChainExpression') return calledIn(asNode(node['expression']));
  return node.type === 'AwaitExpression' || node.type === 'UnaryExpression' ? calledIn(asNode(node['argument'])) : null;
}

function fieldsOf(nodes: readonly SyntaxNode[], text: string): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, Set<string>>();
  for (const node of nodes) {
    const [object, property] = [asNode(node['object']), asNode(node['property'])];
    if (node.type !== 'MemberExpression' || object === null || property === null || node['computed'] === true) continue;
    const name = text.slice(object.start, object.end);
    read.set(name, (read.get(name) ?? new Set()).add(text.slice(property.start, property.end)));
  }
  return new Map([...read].map(([name, fields]) => [name, [...fields]]));
}

function parentsOf(nodes: readonly SyntaxNode[]): ReadonlyMap<SyntaxNode, SyntaxNode> {
  const parents = new Map<SyntaxNode, SyntaxNode>();
  for (const node of nodes)
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? asNodes(value) : [asNode(value)])
        if (child !== null) parents.set(child, node);
  return parents;
}

function asNode(value: unknown): SyntaxNode | null {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
    ? (value as SyntaxNode)
    : null;
}

function asNodes(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.map(asNode).filter((one) => one !== null) : [];
}

function isString(node: SyntaxNode): boolean {
  return node.type === 'Literal' && typeof node['value'] === 'string';
}

function isWords(node: SyntaxNode): boolean {
  return isString(node) || node.type === 'TemplateLiteral';
}

/** Keys of one family: `work.filter.all` and `work.filter.none`; words without a dot are of one family too. */
function prefixOf(literal: string): string {
  return literal.slice(1, -1).split(/\.(?=[^.]*$)/u).length === 1 ? '' : literal.slice(1, literal.lastIndexOf('.'));
}
