import { inside, overImports, overSources, product, type Rule } from './rule';

// Manners of the house.

/** Which reckon with days alone: midnight in UTC stands for a day of the calendar there. */
const reckonsInDays = ['app/(portal)/documents/list/period.ts', 'lib/documents/drafts/invoice-form/fields.ts'];

export const manners: Rule[] = [
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
    'what people type is looked for literally: patterns are made in db/like.ts',
    (path, source) =>
      product(path) && path !== 'db/like.ts' && source.includes('%_]') ? ['escapes a pattern by itself'] : [],
    [['lib/shares/planted.ts', "const escaped = text.replace(/[%_]/g, '');"]],
  ),
  overSources(
    'no SQL is made of strings; db/written.ts keeps the text of a query that is whole',
    (path, source) =>
      product(path) &&
      path !== 'db/written.ts' &&
      !inside('db/seed')(path) &&
      !inside('db/backup')(path) &&
      /sql\.raw\(/.test(source)
        ? ['uses sql.raw']
        : [],
    [['lib/shares/planted.ts', 'tx.execute(sql.raw(name))']],
  ),
  overSources(
    'a route handler holds no business: nothing is cached, nothing is static',
    (path, source) => (product(path) && /['"]use cache['"]|unstable_cache|next\/og/.test(source) ? ['caches'] : []),
    [['app/(portal)/planted/page.tsx', `'use cache';`]],
  ),
  overImports(
    'a link fetches its page ahead only when one is near it: components/ui/link.tsx is the one that knows how',
    ({ from, to }) => to === 'next/link' && from !== 'components/ui/link.tsx',
    [['app/(portal)/planted/page.tsx', "import Link from 'next/link';"]],
  ),
];
