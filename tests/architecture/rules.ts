import { type Import, importsOf, type Tree } from './tree';

export type Rule = {
  name: string;
  /** What breaks the rule, each beginning with the path of the file. */
  violations: (tree: Tree) => string[];
  /** Files that must be found: path and source. */
  planted: [path: string, source: string][];
};

const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const product = (path: string) => ['app', 'components', 'lib', 'db'].some((folder) => inside(folder)(path));

/** A rule over imports: `isWrong` says which are. */
const overImports = (name: string, isWrong: (one: Import) => boolean, planted: Rule['planted']): Rule => ({
  name,
  planted,
  violations: (tree) =>
    [...tree]
      .filter(([path]) => product(path) || path === 'middleware.ts')
      .flatMap(([path, source]) => importsOf(path, source))
      .filter(isWrong)
      .map((one) => `${one.from} imports ${one.to}`),
});

/** A rule over sources: `find` answers what is wrong in one file. */
const overSources = (
  name: string,
  find: (path: string, source: string) => string[],
  planted: Rule['planted'],
): Rule => ({
  name,
  planted,
  violations: (tree) => [...tree].flatMap(([path, source]) => find(path, source).map((what) => `${path}: ${what}`)),
});

/** The domains inside lib, top to bottom: each knows those above it only. */
const order = [
  'policy',
  'notifications',
  'environments',
  'users',
  'organisations',
  'partnerships',
  'authorisation-requests',
  'groups',
  'documents',
  'shares',
  'workflows',
  'tasks',
  'audit',
];
const domainOf = (path: string) => path.match(/^lib\/([^/]+)\//)?.[1];

/** Who may work before there is an actor. */
const beforeAnActor =
  /^(db\/client\.ts$|lib\/policy\/(session|sign-in|door-limits|use-limits)|lib\/notifications\/|lib\/environments\/|lib\/users\/(invitations|sign-in)\/|lib\/organisations\/sign-up\/|lib\/partnerships\/(requests\/(look|ask|clock)|access\/tell)\.ts$|lib\/authorisation-requests\/new-client\/)/;
/** Where rows are written: the verbs, their hands in a folder of their own, and the few machines below them. */
const writers =
  /(^lib\/.*\/commands\.ts$|^lib\/[^/]+\/[^/]+\/(?!.*(queries|facts|input)\.ts$)|^lib\/policy\/|^lib\/notifications\/|^db\/seed\/|^tests\/|^scripts\/|^db\/)/;

/** Which reckon with days alone: midnight in UTC stands for a day of the calendar there. */
const reckonsInDays = ['app/(portal)/documents/list/period.ts', 'lib/documents/drafts/invoice-form/fields.ts'];

/** How code decides by itself what the actor may. What gathers facts (facts.ts) and what shows somebody else's role is not meant. */
const ownRights = [
  /\batLeast\(/,
  /\b(actor|organisation)\.(role|level)\s*[!=]==/,
  /\bfacts(Of\([^)]*\))?\??\.(level|held)\b/,
  /(?<![.\w])(role|level)\s*[!=]==\s*'/,
  /\b(held|access)\s*[!=]==\s*'/,
];
/** The ranks themselves, and what a share changes for somebody else. */
const comparesOthers = ['db/vocabulary.ts', 'components/forms/share-gains.tsx'];

/** Whose acts may find everything done (tests/domain/activity.test.ts, "what changes nothing"). */
const saysNothingChanged = [
  'lib/policy/grant.ts',
  'lib/documents/commands.ts',
  'lib/documents/activity/commands.ts',
  'lib/documents/drafts/commands.ts',
];

const domainFiles = ['facts.ts', 'queries.ts', 'input.ts', 'commands.ts'];

export const rules: Rule[] = [
  overImports('nothing imports app', ({ from, to }) => to.startsWith('app/') && !from.startsWith('app/'), [
    ['lib/users/queries-planted.ts', `import x from '@/app/layout';`],
  ]),
  overImports(
    'lib and db know no component',
    ({ from, to }) => (inside('lib')(from) || inside('db')(from)) && to.startsWith('components/'),
    [['lib/users/planted.ts', `import { Button } from '@/components/ui/button';`]],
  ),
  overImports(
    'a component knows the words and the outcome, and nothing else of the house',
    ({ from, to, isTypeOnly }) => {
      if (!inside('components')(from)) return false;
      if (to.startsWith('components/') || to === 'db/vocabulary' || to === 'lib/policy/outcome') return false;
      if (pureOfDocuments.test(to)) return false;
      return (
        /^(app|lib|db)\//.test(to) &&
        !(isTypeOnly && /^lib\/.*\/(queries|facts)$/.test(to) && from.startsWith('components/documents/'))
      );
    },
    [['components/ui/planted.tsx', `import { can } from '@/lib/policy/policy';`]],
  ),
  overImports(
    'db knows nothing above it',
    ({ from, to }) => inside('db')(from) && !inside('db/seed')(from) && /^(app|lib|components)\//.test(to),
    [['db/schema/planted.ts', `import { can } from '@/lib/policy/policy';`]],
  ),
  overImports(
    'app reads through named queries: of db it knows the words alone',
    ({ from, to }) => inside('app')(from) && to.startsWith('db/') && to !== 'db/vocabulary',
    [['app/(portal)/planted/page.tsx', `import { reading } from '@/db/client';`]],
  ),
  overImports(
    'inside lib a domain knows only the domains above it',
    ({ from, to }) => {
      const [own, other] = [domainOf(from), domainOf(to)];
      if (!own || !other || own === other) return false;
      return order.indexOf(other) > order.indexOf(own);
    },
    [['lib/organisations/planted.ts', `import { x } from '@/lib/documents/facts';`]],
  ),
  overSources(
    'lib holds the domains of the list',
    (path) =>
      inside('lib')(path) && domainOf(path) && !order.includes(domainOf(path)!) ? ['is in no domain of the order'] : [],
    [['lib/utils/planted.ts', '']],
  ),
  overSources(
    'a domain has the same four files, and folders named after an idea',
    (path) => {
      const [, domain, file, ...deeper] = path.split('/');
      if (!inside('lib')(path) || domain === 'policy' || domain === 'notifications' || !file || deeper.length > 0)
        return [];
      return domainFiles.includes(file) ? [] : ['is none of facts, queries, input, commands'];
    },
    [['lib/shares/helpers.ts', '']],
  ),
  overSources(
    'no room is called utils, helpers, services or types',
    (path) =>
      /(^|\/)(utils?|helpers?|services?|types|common|misc)(\/|\.tsx?$)/.test(path) && product(path)
        ? ['has a name that says nothing']
        : [],
    [['components/ui/utils.ts', '']],
  ),
  overSources(
    'no grant, no write: transaction belongs to lib/policy/grant.ts',
    (path, source) =>
      product(path) &&
      path !== 'lib/policy/grant.ts' &&
      path !== 'db/client.ts' &&
      /import[^;]*\btransaction\b[^;]*db\/client/.test(source)
        ? ['imports transaction']
        : [],
    [['lib/shares/commands-planted.ts', `import { transaction } from '@/db/client';`]],
  ),
  overSources(
    'what happens before there is an actor stays with sign-in, sign-up, invitations and mail',
    (path, source) =>
      product(path) && !beforeAnActor.test(path) && /import[^;]*\bidentifying\b[^;]*db\/client/.test(source)
        ? ['imports identifying']
        : [],
    [['lib/documents/planted.ts', `import { identifying } from '@/db/client';`]],
  ),
  overSources(
    'a right is asked of the policy: nobody else compares roles, levels or what is held',
    (path, source) => {
      if (!product(path) || inside('lib/policy')(path) || /\/facts\.ts$/.test(path) || comparesOthers.includes(path))
        return [];
      return ownRights.some((pattern) => pattern.test(source)) ? ['decides by a role, a level or what is held'] : [];
    },
    [
      ['lib/shares/planted.ts', `const shareable = found.filter(([, access]) => access === 'full_access');`],
      ['lib/documents/planted.ts', `return atLeast(accesses, facts.held, 'can_edit');`],
      ['lib/documents/drafts/planted.ts', `suggestions: facts.level ? await recentRecipients(tx, sender) : [],`],
      ['app/(portal)/planted/page.tsx', `{actor.role === 'administrator' && <Link href="/environment" />}`],
      [
        'app/(portal)/planted/route.ts',
        `if (factsOf(organisation).level !== 'administrator') return refuse('forbidden');`,
      ],
      ['components/documents/planted.ts', `mayShare: dataset.access === 'full_access',`],
    ],
  ),
  overSources(
    'nobody builds a grant by hand',
    (path, source) =>
      product(path) && path !== 'lib/policy/grant.ts' && /\bas (unknown as )?Grant\b/.test(source)
        ? ['casts to Grant']
        : [],
    [['lib/shares/planted.ts', `const grant = {} as Grant<'document.share'>;`]],
  ),
  overSources(
    'no change goes untold: nothing changed is said where a test shows that no row was written',
    (path, source) =>
      product(path) && !saysNothingChanged.includes(path) && /\bnothingChanged\b/.test(source)
        ? ['says that nothing changed']
        : [],
    [['lib/shares/commands.ts', `grant.nothingChanged();`]],
  ),
  overSources(
    'rows are written by verbs alone',
    (path, source) =>
      product(path) &&
      !writers.test(path) &&
      /\b(tx|grant\.tx)\s*\.(insert|update|delete)\(/.test(source.replaceAll(/\s+\./g, '.'))
        ? ['writes rows']
        : [],
    [['lib/shares/queries.ts', `await tx.update(shares).set({});`]],
  ),
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
    name: 'every page of the portal asks for its actor, itself or by the question beside it',
    violations: (tree) =>
      [...tree]
        .filter(([path]) => /^app\/\(portal\)\/.*page\.tsx$/.test(path))
        .filter(
          ([path, source]) =>
            ![source, ...besides(tree, path, source)].some((one) => /\brequireActor\(|\bredirect\(/.test(one)),
        )
        .map(([path]) => `${path}: asks for no actor`),
    planted: [['app/(portal)/planted/page.tsx', `export default function Page() { return null; }`]],
  },
  overSources(
    'every route of the portal asks for its actor',
    (path, source) =>
      /^app\/\(portal\)\/.*route\.tsx?$/.test(path) &&
      !/\b(requireActor|findCurrentActor|asActor|withActor)\b/.test(source)
        ? ['asks for no actor']
        : [],
    [['app/(portal)/planted/route.ts', `export const GET = () => new Response('');`]],
  ),
  overSources(
    'a day is the day in the Netherlands: nobody cuts it off a moment in UTC',
    (path, source) =>
      product(path) &&
      !inside('db/seed')(path) &&
      !reckonsInDays.includes(path) &&
      /toISOString\(\)\s*\.(slice|split|substring)/.test(source)
        ? ['cuts a day off a moment']
        : [],
    [['components/documents/planted.tsx', `const isOverdue = dueDate < now.toISOString().slice(0, 10);`]],
  ),
  overSources(
    'no SQL is made of strings',
    (path, source) =>
      product(path) && !inside('db/seed')(path) && !inside('db/backup')(path) && /sql\.raw\(/.test(source)
        ? ['uses sql.raw']
        : [],
    [['lib/shares/planted.ts', 'tx.execute(sql.raw(name))']],
  ),
  overSources(
    'a route handler holds no business: nothing is cached, nothing is static',
    (path, source) => (product(path) && /['"]use cache['"]|unstable_cache|next\/og/.test(source) ? ['caches'] : []),
    [['app/(portal)/planted/page.tsx', `'use cache';`]],
  ),
];

/** What components may take of documents: pure shapes, words and sums, without a database. */
const pureOfDocuments =
  /^lib\/documents\/(ubl\/(model|totals|parse-amount|vat-choices)|drafts\/invoice-form\/(amounts|fields))$/;

/** The sources of the files of the same folder, or one above, that a file imports. */
const besides = (tree: Tree, path: string, source: string): string[] =>
  importsOf(path, source)
    .filter(({ to }) => to.startsWith('app/'))
    .flatMap(({ to }) => tree.get(`${to}.ts`) ?? tree.get(`${to}.tsx`) ?? []);
