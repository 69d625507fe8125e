import { type SQL, sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import { auditEvents } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { Partnership } from '../queries';

/** An event of the partnership's history, as the log of the actor's own environment has it. */
export type PartnershipEvent = {
  id: string;
  number: number;
  occurredAt: Date;
  actorName: string;
  actorEnvironmentName: string;
  action: string;
  subjectKind: string;
  subjectName: string;
  /** JSON. */
  details: string;
};

const perPage = 50;

/** What begins, ends or lives through a partnership; each is one slice of the log's index. */
const actions = [
  'partnership.request',
  'partnership.resendRequest',
  'partnership.accept',
  'partnership.end',
  'partnership.withdrawScope',
  'partnership.shareOrganisation',
  'partnership.unshareOrganisation',
  'authorisation.request',
  'authorisation.accept',
  'relationshipManager.connect',
  'relationshipManager.makeContact',
  'relationshipManager.disconnect',
  'access.request',
  'access.accept',
  'access.decline',
  'access.withdraw',
  'organisation.addPartnerMember',
  'organisation.removeMember',
  'organisation.changeLevel',
  'organisation.leave',
  'group.create',
  'group.addMember',
  'group.removeMember',
  'group.own',
  'group.change',
  'group.leave',
  'group.delete',
];

/**
 * The history of a partnership that is the actor's to see, alive or ended (S17), newest first; and where older events begin,
 * when there are any. What concerns an organisation of one's own that one does not reach is left out (O01).
 */
export async function listHistory(
  actor: Actor,
  { id }: Partnership,
  before?: number | undefined,
): Promise<{ events: PartnershipEvent[]; before: number | null }> {
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({
        id: auditEvents.id,
        number: auditEvents.number,
        occurredAt: auditEvents.occurredAt,
        actorName: auditEvents.actorName,
        actorEnvironmentName: auditEvents.actorEnvironmentName,
        action: auditEvents.action,
        subjectKind: auditEvents.subjectKind,
        subjectName: auditEvents.subjectName,
        // The reader stands on the partner's page: whose it is need not be said again.
        details: sql<string>`(${auditEvents.details} - 'partner' - 'kind' - 'partnershipId')::text`,
      })
      .from(auditEvents)
      .where(
        sql`${auditEvents.environmentId} = ${actor.environmentId} and ${auditEvents.action} in ${actions}
          and ${isOf(id)} and ${isOpen} ${before === undefined ? sql`` : sql`and ${auditEvents.number} < ${before}`}`,
      )
      .orderBy(sql`${auditEvents.number} desc`)
      .limit(perPage + 1);
    const events = rows.slice(0, perPage);
    return { events, before: rows.length > perPage ? events.at(-1)!.number : null };
  });
}

/** The request it came from was told of before there was a partnership. */
const isOf = (partnershipId: string): SQL => sql`(${auditEvents.details} ->> 'partnershipId' = ${partnershipId}
  or ${auditEvents.subjectId} = ${partnershipId}
  or ${auditEvents.subjectId} in (select r.id from partnership_requests r where r.partnership_id = ${partnershipId}))`;

const isOpen = sql`not exists (select from organisations o where o.id = ${auditEvents.organisationId}
  and o.environment_id = current_environment_id() and o.id not in (select held_principals()))`;
