import type { Fields } from './client';
import type { Things } from './making';
import type { Reach } from './marks';
import type { Role } from './roles';
import type { Place } from './world';

/**
 * What the thing asked for is to who asks: in their own open organisation or environment; in an organisation of it that most are not in; of a
 * partner and given to them; of a partner and not given; of a stranger, of a partner that was, of one who only asked to be one.
 */
export const relations = ['own', 'hidden', 'shared', 'partner', 'stranger', 'former', 'asking'] as const;
export type Relation = (typeof relations)[number];

/** The fields of a form, and an address, for a thing. */
export type Form = (on: Things, home: Place) => Fields;
export type Address = (on: Things, home: Place) => string;

/** How one endpoint is asked with valid arguments, and who gets it; whoever is not named is refused. */
export type Case = {
  endpoint: string;
  /** The kind of thing whose id is in the arguments; absent where the endpoint is about the asker's own environment. */
  about?: string;
  /** Who may, by what the thing is to them. Without a thing only `own` means anything. */
  may: Partial<Record<Relation, readonly Role[]>>;
  /** The fields of an action's form. */
  form?: Form;
  /** The address of a page or a route handler. */
  path?: Address;
  /** What is posted to a route handler. */
  body?: string;
  /** What may be shown of others beside what the asker holds: what is found in the directory, for example. */
  shows?: readonly Reach[];
  /** It is done with another environment too: its rows may change with it. */
  crosses?: true;
  /** Says the same to everybody who has the link, or to everybody: there is nothing to refuse. */
  isPublic?: true;
  /** What of others is known to be there to whoever asks, although nothing can be done with it: the names of a partner's people (C-42). */
  known?: readonly Relation[];
};
