import type { XmlElement } from './tree';

/** What the prefixes in paths stand for; prefixes in files mean nothing. A namespace ending in `:` stands for all its versions. */
export type Prefixes = Readonly<Record<string, string>>;

type Step = { readonly namespace: string; readonly name: string };

const known = new WeakMap<Prefixes, Map<string, readonly Step[]>>();

/** The first element at a path such as `cac:Party/cbc:Name`, looking through repeated elements in order. */
export function find(from: XmlElement | undefined, path: string, prefixes: Prefixes): XmlElement | undefined {
  return from && walk(from, stepsOf(path, prefixes), 0, () => true);
}

/** Every element at a path, in document order. */
export function findAll(from: XmlElement | undefined, path: string, prefixes: Prefixes): XmlElement[] {
  const found: XmlElement[] = [];
  const keep = (element: XmlElement) => {
    found.push(element);
    return false;
  };
  if (from) walk(from, stepsOf(path, prefixes), 0, keep);
  return found;
}

function walk(
  from: XmlElement,
  steps: readonly Step[],
  depth: number,
  isWanted: (element: XmlElement) => boolean,
): XmlElement | undefined {
  const step = steps[depth];
  if (!step) return isWanted(from) ? from : undefined;
  for (const child of from.children) {
    if (child.name !== step.name || !isIn(child.namespace, step.namespace)) continue;
    const found = walk(child, steps, depth + 1, isWanted);
    if (found) return found;
  }
  return undefined;
}

function isIn(namespace: string, wanted: string): boolean {
  return wanted.endsWith(':') ? namespace.startsWith(wanted) : namespace === wanted;
}

function stepsOf(path: string, prefixes: Prefixes): readonly Step[] {
  const paths = known.get(prefixes) ?? new Map<string, readonly Step[]>();
  const steps = paths.get(path) ?? path.split('/').map((part) => stepOf(part, prefixes));
  known.set(prefixes, paths.set(path, steps));
  return steps;
}

function stepOf(part: string, prefixes: Prefixes): Step {
  const [prefix = '', name = ''] = part.split(':');
  const namespace = prefixes[prefix];
  if (namespace === undefined || name === '') throw new Error(`No namespace for the path step "${part}"`);
  return { namespace, name };
}
