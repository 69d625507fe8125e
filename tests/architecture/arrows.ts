import { inside, overImports, overSources, type Rule } from './rule';
import { importsOf } from './tree';

// The arrows go one way: app → components, app → lib → db (law 1).

/** The domains inside lib, top to bottom: each knows those above it only. */
export const order = [
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
/** The domain of a file of lib. */
export const domainOf = (path: string) => path.match(/^lib\/([^/]+)\//)?.[1];

/** What components may take of documents: pure shapes, words and sums, without a database. */
const pureOfDocuments =
  /^lib\/documents\/(ubl\/(model|totals|parse-amount|vat-choices)|drafts\/invoice-form\/(amounts|fields))$/;

/** The same of workflows; what a definition looks like they know as a type alone. */
const pureOfWorkflows = /^lib\/workflows\/(checks\/operators|definition\/(blank|problems|ways))$/;
const shapeOfWorkflows = /^lib\/workflows\/(checks\/fields|definition\/definition)$/;

/** What the product may know of db: the handle to read and write through, the tables, and the words. */
const partsOfDb = /^db\/(client|columns|id|like|vocabulary|written|schema(\/\w+)?)$/;
/** Two look at data that is written down there: the names of the cast, and the number of the newest migration. */
const readsData = [
  'lib/users/sign-in/cast.ts imports db/seed/cast',
  'lib/notifications/readiness.ts imports db/migrations/meta/_journal.json',
];
const drivers = /^(postgres|pg|drizzle-orm\/(postgres-js|node-postgres)(\/.*)?)$/;

/** The rules written a second time. */
const oracle = 'tests/proof/oracle';

export const arrows: Rule[] = [
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
      if (pureOfDocuments.test(to) || pureOfWorkflows.test(to)) return false;
      if (isTypeOnly && shapeOfWorkflows.test(to)) return false;
      return (
        /^(app|lib|db)\//.test(to) &&
        !(isTypeOnly && /^lib\/.*\/(queries|facts)$/.test(to) && from.startsWith('components/documents/'))
      );
    },
    [
      ['components/ui/planted.tsx', `import { can } from '@/lib/policy/policy';`],
      ['components/workflows/planted.tsx', `import { readDefinition } from '@/lib/workflows/definition/definition';`],
    ],
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
  overImports(
    'the product knows of db what it reads and writes through: no owner, no seed, no backup',
    ({ from, to }) =>
      ['app', 'components', 'lib'].some((folder) => inside(folder)(from)) &&
      to.startsWith('db/') &&
      !partsOfDb.test(to) &&
      !readsData.includes(`${from} imports ${to}`),
    [
      ['lib/users/planted.ts', `import { asOwner } from '@/db/seed/owner';`],
      ['lib/audit/planted.ts', `import { portalTables } from '@/db/backup/tables';`],
      ['lib/documents/planted.ts', `import { Connections } from '@/db/connections';`],
    ],
  ),
  overImports(
    'nobody beside db speaks to the database by itself',
    ({ from, to }) => !inside('db')(from) && drivers.test(to),
    [
      ['lib/documents/planted.ts', `import postgres from 'postgres';`],
      ['app/(portal)/planted/page.tsx', `const { drizzle } = await import('drizzle-orm/postgres-js');`],
    ],
  ),
  overSources(
    'the oracle imports nothing but itself: it shares neither code nor tables with what it judges',
    (path, source) =>
      inside(oracle)(path)
        ? importsOf(path, source)
            .filter(({ to }) => !inside(oracle)(to))
            .map(({ to }) => `imports ${to}`)
        : [],
    [
      [`${oracle}/planted.ts`, `import { atLeast } from '@/db/vocabulary';`],
      [`${oracle}/rules/planted.ts`, `import type { Actor } from '@/lib/policy/actor';`],
      [`${oracle}/rules/planted.ts`, `import { shapes } from '../../decisions/questions';`],
    ],
  ),
];
