import { arrows } from './arrows';
import { asking } from './asking';
import { manners } from './manners';
import { rights } from './rights';
import { rooms } from './rooms';
import type { Rule } from './rule';

/** The laws of the house, by what they are about. */
export const rules: Rule[] = [...arrows, ...rooms, ...rights, ...asking, ...manners];
