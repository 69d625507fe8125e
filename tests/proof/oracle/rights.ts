import type { Rule } from './facts';
import { documents } from './rules/documents';
import { environment, ofThePresent } from './rules/environment';
import { groups } from './rules/groups';
import { organisation } from './rules/organisation';
import { partnerships } from './rules/partnerships';
import { workflows } from './rules/workflows';

/** The permission matrix (requirements, section 5) as sets: for each action, by its name, the people who may. */
export const rights: Readonly<Record<string, Rule>> = Object.fromEntries(
  Object.entries({ ...environment, ...organisation, ...partnerships, ...documents, ...groups, ...workflows }).map(
    ([action, rule]) => [action, ofThePresent(rule)],
  ),
);
