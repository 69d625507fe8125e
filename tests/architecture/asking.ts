import { overSources, product, type Rule } from './rule';
import { importsOf, type Tree } from './tree';

// Pages, routes and actions: everything the browser reaches.

export const asking: Rule[] = [
  overSources(
    'an actions file exports actions and nothing else',
    (path, source) => {
      if (!/^app\/.*\/?actions\.ts$/.test(path)) return [];
      const wrapper = path.startsWith('app/(portal)/')
        ? /^export const \w+ = (action|actionForEach)\(\{/
        : /^export const \w+ = (action|actionForEach|publicAction)\(\{/;
      const exported = source.split('\n').filter((line) => line.startsWith('export'));
      return [
        ...(source.startsWith(`'use server';`) ? [] : [`does not begin with 'use server'`]),
        ...exported.filter((line) => !wrapper.test(line)).map((line) => `exports ${line}`),
      ];
    },
    [
      ['app/(portal)/planted/actions.ts', `'use server';\nexport async function removeEverything() {}`],
      ['app/(portal)/planted/actions.ts', `export const x = action({`],
    ],
  ),
  overSources(
    'a server action lives in an actions file',
    (path, source) =>
      product(path) && !/\/actions\.ts$/.test(path) && /^\s*['"]use server['"]/m.test(source)
        ? [`says 'use server'`]
        : [],
    [
      [
        'app/(portal)/planted/page.tsx',
        `export default async function Page() {\n  async function act() {\n    'use server';\n  }\n}`,
      ],
    ],
  ),
  {
    name: 'every page of the portal asks for its actor, itself or by a question of its own that does',
    violations: (tree) =>
      [...tree]
        .filter(([path]) => /^app\/\(portal\)\/.*page\.tsx$/.test(path))
        .filter(([path, source]) => !/\bawait requireActor\(\)/.test(source) && !asksThrough(tree, path, source))
        .map(([path]) => `${path}: asks for no actor`),
    planted: [
      ['app/(portal)/planted/page.tsx', `export default function Page() { return null; }`],
      [
        'app/(portal)/planted/page.tsx',
        `export default async function Page() {\n  if (!(await findAnything())) redirect('/');\n  return null;\n}`,
      ],
      [
        'app/(portal)/planted/page.tsx',
        `import { nameOf } from '../documents/[documentId]/document';\nexport default async function Page() {\n  return await nameOf(found);\n}`,
      ],
      [
        'app/(portal)/planted/page.tsx',
        `import { documentOfPage } from '../documents/[documentId]/document';\nexport default function Page() {\n  return null;\n}`,
      ],
    ],
  },
  overSources(
    'every route of the portal asks for its actor',
    (path, source) =>
      /^app\/\(portal\)\/.*route\.tsx?$/.test(path) && !/\bawait (requireActor|findCurrentActor)\(\)/.test(source)
        ? ['asks for no actor']
        : [],
    [
      ['app/(portal)/planted/route.ts', `export const GET = () => new Response('');`],
      [
        'app/(portal)/planted/route.ts',
        `import { findCurrentActor } from '@/lib/policy/session';\nexport const GET = () => new Response('');`,
      ],
    ],
  ),
];

/** Whether the page awaits a function of another file of app which asks for the actor itself. */
function asksThrough(tree: Tree, path: string, source: string): boolean {
  const awaited = [...source.matchAll(/\bawait (\w+)\(/g)].map(([, name]) => name!);
  return importsOf(path, source)
    .filter(({ to }) => to.startsWith('app/'))
    .map(({ to }) => tree.get(`${to}.ts`) ?? tree.get(`${to}.tsx`) ?? '')
    .some((other) => awaited.some((name) => /\bawait requireActor\(\)/.test(bodyOf(name, other))));
}

/** An exported function, up to the next export. */
const bodyOf = (name: string, source: string): string =>
  source
    .split(/\n(?=export )/)
    .find((part) => new RegExp(`^export (const|async function|function) ${name}\\b`).test(part)) ?? '';
