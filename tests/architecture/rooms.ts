import { domainOf, order } from './arrows';
import { inside, overSources, product, type Rule } from './rule';

// Where things stand, and what their rooms are called.

const domainFiles = ['facts.ts', 'queries.ts', 'input.ts', 'commands.ts'];

export const rooms: Rule[] = [
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
];
