import type { Read } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import type { Facts0 } from '@/lib/policy/facts';
import type { Permission } from '@/lib/policy/policy';
import type { On } from '../../proof/oracle/facts';
import type { Sight } from '../sight';

/** Something to be done: by which rows of the policy, what the oracle is asked, and how the product gathers what it decides by. */
export type Attempt = {
  permissions: readonly Permission[];
  on: Partial<On>;
  gather: (tx: Read, actor: Actor) => Promise<Facts0 | null>;
};

/** An attempt on one of the world's things, with somebody of it who can sign in; nothing where there is no such thing. */
export type Kind = (sight: Sight, person: string) => Attempt | null;
