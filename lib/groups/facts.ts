import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { groups, livePartnerships } from '@/db/schema';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { GroupFacts } from '@/lib/policy/facts';
import { recipientName } from '@/lib/policy/group-name';
import { can } from '@/lib/policy/policy';

/** `use`: a right on it is used; `change`: it changes; `close`: it ends, and nobody may enter meanwhile. */
type Hold = 'use' | 'change' | 'close';
const holds = { use: 'share', change: 'no key update', close: 'update' } as const;

type Row = {
  environment_id: string;
  environment_name: string;
  name: string;
  type: number;
  partnership_id: string | null;
  other_id: string | null;
  is_member: boolean;
  is_owner: boolean;
  is_connected: boolean;
};

/**
 * What relates the actor to an open group, its row and the partnership it lives through held until the end of the transaction.
 * Nothing for closed ones, and for those that are not the actor's to see: their existence is not told.
 */
export async function groupFacts(
  tx: Read,
  actor: Actor,
  { groupId }: { groupId: string },
  hold: Hold = 'use',
): Promise<GroupFacts | null> {
  if (!(await holdGroup(tx, groupId, hold))) return null;
  // Read only now that the row is held: what was taken away a moment ago is seen.
  const [row] = await tx.execute<Row>(sql`
    select g.environment_id, e.name as environment_name, g.name, g.type, g.partnership_id, ${standing(actor)}
    from groups g join environments e on e.id = g.environment_id where g.id = ${groupId} and ${isOnPlatformFor(actor)}`);
  if (!row) return null;
  const facts = toFacts(groupId, row);
  return can('group.see', actor, facts).allowed ? facts : null;
}

/** Holds the live partnership first, as whoever ends it does, then the group. Answers whether the group is open. */
async function holdGroup(tx: Read, groupId: string, hold: Hold): Promise<boolean> {
  await tx
    .select({ id: livePartnerships.id })
    .from(livePartnerships)
    .where(sql`${livePartnerships.id} = (select partnership_id from groups where id = ${groupId})`)
    .for('share');
  const held = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.id, groupId), isNull(groups.closedAt)))
    .for(holds[hold]);
  return held.length > 0;
}

/** Of a group `g`: what the actor is in it, and the other side of a partner group. */
export const standing = ({ userId, environmentId }: Actor) => sql`
  (select s.other_environment_id from live_sides s where s.partnership_id = g.partnership_id and s.environment_id = g.environment_id) as other_id,
  exists (select from group_members m where m.group_id = g.id and m.user_id = ${userId}) as is_member,
  (g.created_by = ${userId} and g.environment_id = ${environmentId}
    or exists (select from group_members m where m.group_id = g.id and m.user_id = ${userId} and m.is_owner)) is true as is_owner,
  exists (select from partnership_managers pm where pm.partnership_id = g.partnership_id and pm.user_id = ${userId}) as is_connected`;

/** The open groups `g` that are there at all for the actor's environment: its own, public ones, and those of its partnerships. */
export const isOnPlatformFor = ({ environmentId }: Actor) => sql`(g.closed_at is null and (
  g.environment_id = ${environmentId} or g.type = ${groupTypes.indexOf('public') + 1}
  or exists (select from live_sides s where s.partnership_id = g.partnership_id and s.environment_id = ${environmentId})))`;

function toFacts(groupId: string, row: Row): GroupFacts {
  const groupType: GroupType = groupTypes[row.type - 1]!;
  const { environment_id: environmentId, environment_name: environmentName, name } = row;
  return {
    environmentId,
    subject: {
      kind: 'group',
      id: groupId,
      name,
      ...(groupType === 'environment' && { knownIn: [environmentId] }),
    },
    ...(row.other_id && { alsoConcerns: [row.other_id] }),
    partnershipId: row.partnership_id,
    groupId,
    groupType,
    name: recipientName({ name, groupType, environmentId, environmentName }),
    isMember: row.is_member,
    isOwner: row.is_owner,
    isConnected: row.is_connected,
  };
}
