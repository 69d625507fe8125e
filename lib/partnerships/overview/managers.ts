import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/lib/policy/actor';

/** A relationship manager connected to a partnership, by name: a partner's directory gives no addresses (C-42). */
export type Manager = {
  userId: string;
  name: string;
  /** Of the actor's own side. */
  isOwn: boolean;
  isContact: boolean;
  isBlocked: boolean;
  connectedAt: Date;
  connectedByName: string;
};

export type FoundManager = Omit<Manager, 'isOwn' | 'connectedAt'> & { environmentId: string; connectedAt: string };

/** The connected managers of a partnership as one value: the contacts first, then as they were connected. Of the other side nobody who is blocked. */
export const managersOf = (partnershipId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('userId', m.user_id, 'name', u.name, 'environmentId', m.environment_id,
    'isContact', m.is_contact, 'isBlocked', u.blocked_at is not null, 'connectedAt', m.connected_at, 'connectedByName', m.connected_by_name)
    order by m.is_contact desc, m.connected_at, m.user_id), '[]')
  from partnership_managers m join users u on u.id = m.user_id
  where m.partnership_id = ${partnershipId} and (m.environment_id = current_environment_id() or u.blocked_at is null))`;

export const toManager = ({ environmentId, connectedAt, ...manager }: FoundManager, actor: Actor): Manager => ({
  ...manager,
  isOwn: environmentId === actor.environmentId,
  connectedAt: new Date(connectedAt),
});
