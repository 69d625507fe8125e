import { documents } from './list/documents';
import { edge } from './list/edge';
import { identity } from './list/identity';
import { letters } from './list/letters';
import { partners } from './list/partners';
import { rights } from './list/rights';
import { tables } from './list/tables';
import { work } from './list/work';
import type { Mutant } from './mutant';

/** Every protection that is taken out by hand, one at a time (safety.md, R-5). */
export const mutants: readonly Mutant[] = [
  ...rights,
  ...identity,
  ...documents,
  ...partners,
  ...work,
  ...letters,
  ...edge,
  ...tables,
];
