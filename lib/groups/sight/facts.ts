import { type SQL, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { groupTypes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { SeenGroupFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { isOnPlatformFor, standing } from '../facts';

// What `group.see` and `group.seeMembers` say of many groups at once, as conditions on rows `g`; a test compares the two.

/** The open groups of the actor's platform that fit a condition on `g`, with how the actor stands to each. */
export const standingTo = (actor: Actor, which: SQL) => sql`
  select g.id, g.type, g.name, g.description, g.environment_id, g.partnership_id, g.created_by_name, g.created_at, g.version,
    e.name as environment_name, ${standing(actor)},
    (select o.name from live_sides s join environments o on o.id = s.other_environment_id
      where s.partnership_id = g.partnership_id and s.environment_id = ${actor.environmentId}) as partner_name
  from groups g join environments e on e.id = g.environment_id where ${isOnPlatformFor(actor)} and ${which}`;

/** What `group.see` says of a row of `standingTo`: what the actor's place alone gives is asked of the policy itself. */
export const isInSightOf = (actor: Actor) => sql`(g.type <> ${code(groupTypes, 'partner')}
  or ${can('group.see', actor, unrelated(actor)).allowed} or g.is_member or g.is_owner or g.is_connected)`;

/** The ids of groups, among those that fit a condition on `g`, whose people are shown to the actor (`group.seeMembers`). */
export const lookedInto = (actor: Actor, which: SQL) => sql`
  select g.id from (${standingTo(actor, which)}) as g where ${isInSightOf(actor)}
    and (g.type <> ${code(groupTypes, 'public')} or g.environment_id = ${actor.environmentId})`;

const unrelated = (actor: Actor): SeenGroupFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'group', id: '', name: '' },
  groupId: '',
  groupType: 'partner',
  isMember: false,
  isOwner: false,
  isConnected: false,
});
