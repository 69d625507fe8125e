import { parseAst } from 'vitest/node';

/** A place in a text, and what stands there instead. */
export type Edit = { start: number; end: number; text: string };
/** A change that a program made: where, of which kind, and the text with it. */
export type Mutation = { at: string; code: string };

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

/** Every change that the operators below find in a TypeScript text, each by itself. */
export function mutationsOf(source: string): Mutation[] {
  const program = parseAst(source, { lang: 'ts' });
  const edits: Edit[] = [];
  walk(program as unknown as Node, source, edits);
  const seen = new Set<string>();
  return edits.flatMap(({ start, end, text }) => {
    const code = source.slice(0, start) + text + source.slice(end);
    if (code === source || seen.has(code)) return [];
    seen.add(code);
    const line = source.slice(0, start).split('\n').length;
    const short = (one: string) => one.replaceAll(/\s+/g, ' ').slice(0, 80);
    return [{ at: `${line}: ${short(source.slice(start, end))} → ${short(text) || 'nothing'}`, code }];
  });
}

/** Types are no program, and neither is what is imported or what a key is called. */
const isSkipped = ({ type, importKind }: Node) =>
  type.startsWith('TSType') || type.startsWith('TSInterface') || type === 'ImportDeclaration' || importKind === 'type';

function walk(node: Node, source: string, edits: Edit[]): void {
  if (isSkipped(node)) return;
  const operators = kinds[node.type] ?? [];
  for (const operator of operators) edits.push(...operator(node, source));
  for (const [name, child] of Object.entries(node)) {
    if (name === 'typeAnnotation' || name === 'typeArguments' || name === 'returnType' || name === 'typeParameters')
      continue;
    if (name === 'key' && node.computed !== true) continue;
    for (const one of Array.isArray(child) ? child : [child])
      if (one !== null && typeof one === 'object' && typeof (one as Node).type === 'string')
        walk(one as Node, source, edits);
  }
}

type Operator = (node: Node, source: string) => Edit[];
const instead = ({ start, end }: Node, text: string): Edit => ({ start, end, text });
const textOf = ({ start, end }: Node, source: string) => source.slice(start, end);

const asBoolean: Operator = (node) => [instead(node, 'true'), instead(node, 'false')];

/** A condition is answered beforehand. */
const asTest: Operator = (node) => (node.test ? asBoolean(node.test as Node, '') : []);

/** One of two conditions is enough, or both are needed; or one of them is gone. */
const connective: Operator = (node, source) => {
  const [left, right] = [node.left as Node, node.right as Node];
  const other = ({ '&&': '||', '||': '&&', '??': '&&' } as Record<string, string>)[node.operator as string]!;
  const [one, two] = [textOf(left, source), textOf(right, source)];
  // In brackets: the two connectives do not bind alike.
  return [instead(node, `((${one}) ${other} (${two}))`), instead(node, `(${one})`), instead(node, `(${two})`)];
};

const opposite: Record<string, string[]> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};
const comparison: Operator = (node, source) => {
  const [left, right] = [textOf(node.left as Node, source), textOf(node.right as Node, source)];
  const changed = (opposite[node.operator as string] ?? []).map((sign) =>
    instead(node, `((${left}) ${sign} (${right}))`),
  );
  const isAnswer = /[<>=]/.test(node.operator as string);
  return isAnswer ? [...changed, ...asBoolean(node, source)] : changed;
};

const notNot: Operator = (node, source) =>
  node.operator === '!' ? [instead(node, `(${textOf(node.argument as Node, source)})`)] : [];

const literal: Operator = (node) => {
  const { value } = node as { value?: unknown };
  if (typeof value === 'boolean') return [instead(node, String(!value))];
  if (typeof value === 'number') return [instead(node, String(value + 1))];
  if (typeof value === 'string') return [instead(node, value === '' ? "'mutant'" : "''")];
  return [];
};

const template: Operator = (node) => [instead(node, '``')];

/** Each element goes, one at a time. */
const elements: Operator = (node, source) => without(node.elements as (Node | null)[], node, source, ['[', ']']);
const properties: Operator = (node, source) => without(node.properties as Node[], node, source, ['{', '}']);

/** A row of the policy loses its conditions, one at a time. */
const needs: Operator = (node, source) => {
  if (textOf(node.callee as Node, source) !== 'rule') return [];
  const [first, ...rest] = node.arguments as Node[];
  const opening = source.slice(node.start, first!.start);
  return rest.map((_, gone) =>
    instead(
      node,
      `${opening}${[first!, ...rest.filter((_, at) => at !== gone)].map((one) => textOf(one, source)).join(', ')})`,
    ),
  );
};

function without(all: (Node | null)[], node: Node, source: string, [open, close]: [string, string]): Edit[] {
  return all.map((_, gone) => {
    const left = all.filter((one, at): one is Node => at !== gone && one !== null).map((one) => textOf(one, source));
    return instead(node, `${open}${left.join(', ')}${close}`);
  });
}

/** A function of one expression answers nothing, or, where it decides, one thing always. */
const arrow: Operator = (node) => {
  const body = node.body as Node;
  return body.type === 'BlockStatement'
    ? []
    : [instead(body, 'undefined'), ...(isDecision(body) ? asBoolean(body, '') : [])];
};
const isDecision = ({ type, operator, callee }: Node) =>
  ['LogicalExpression', 'BinaryExpression'].includes(type) ||
  (type === 'UnaryExpression' && operator === '!') ||
  type === 'MemberExpression' ||
  (type === 'CallExpression' && (callee as Node).type !== 'Super');

const block: Operator = (node) => ((node.body as Node[]).length > 0 ? [instead(node, '{}')] : []);

const otherMethods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['toLowerCase', 'toUpperCase'],
  ['toUpperCase', 'toLowerCase'],
]);
const dispensable = new Set([
  'filter',
  'trim',
  'normalize',
  'slice',
  'replace',
  'replaceAll',
  'refine',
  'regex',
  'sort',
]);

/** What is called on something is another thing, or is not called at all. */
const method: Operator = (node, source) => {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression' || callee.computed === true) return [];
  const [object, property] = [callee.object as Node, callee.property as Node];
  const name = textOf(property, source);
  const other = otherMethods.get(name);
  return [
    ...(other ? [instead(property, other)] : []),
    ...(dispensable.has(name) ? [instead(node, textOf(object, source))] : []),
  ];
};

/** A pattern is not held to the beginning, or the end. */
const pattern: Operator = (node, source) => {
  if (!node.regex) return [];
  const text = textOf(node, source);
  return ['^', '$'].flatMap((anchor) =>
    text.includes(anchor) ? [instead(node, text.replace(anchor === '^' ? /(?<![[\\])\^/ : /(?<!\\)\$/, ''))] : [],
  );
};

const kinds: Record<string, Operator[]> = {
  IfStatement: [asTest],
  ConditionalExpression: [asTest],
  LogicalExpression: [connective],
  BinaryExpression: [comparison],
  UnaryExpression: [notNot],
  Literal: [literal, pattern],
  TemplateLiteral: [template],
  ArrayExpression: [elements],
  ObjectExpression: [properties],
  ArrowFunctionExpression: [arrow],
  BlockStatement: [block],
  CallExpression: [needs, method],
};
