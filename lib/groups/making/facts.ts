import { and, eq, sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { livePartnerships, liveSides } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { NewGroupFacts } from '@/lib/policy/facts';
import type { NewGroup } from '../input';
import { knownPeople } from '../members/facts';

/**
 * The group that is to be made and whom it is to hold, their rows held, and the live partnership that a partner group is to live
 * through. Nothing when somebody is not there for the actor: people are known in one's own environment and in partners' (C-42).
 */
export async function newGroupFacts(tx: Read, actor: Actor, input: NewGroup): Promise<NewGroupFacts | null> {
  const isPartner = input.type === 'partner';
  const partnershipId = isPartner ? await livePartnershipWith(tx, actor, input.partnerId) : null;
  if (isPartner && partnershipId === null && !(await werePartners(tx, actor, input.partnerId))) return null;
  const people = await knownPeople(tx, actor, input.userIds);
  if (!people) return null;
  const sides = [actor.environmentId, ...(isPartner ? [input.partnerId] : [])];
  const outside = people.filter((one) => !sides.includes(one.environmentId));
  return {
    environmentId: actor.environmentId,
    subject: { kind: 'group', id: '', name: input.name },
    ...(isPartner && { alsoConcerns: [input.partnerId] }),
    groupType: input.type,
    partnershipId,
    people,
    isForEverybody: outside.length === 0,
    whom: outside.map((one) => one.name),
  };
}

/** The live partnership of the actor's environment with another, held until the end of the transaction; nothing without one. */
async function livePartnershipWith(tx: Read, actor: Actor, environmentId: string): Promise<string | null> {
  const [live] = await tx
    .select({ id: livePartnerships.id })
    .from(liveSides)
    .innerJoin(livePartnerships, eq(livePartnerships.id, liveSides.partnershipId))
    .where(and(eq(liveSides.environmentId, actor.environmentId), eq(liveSides.otherEnvironmentId, environmentId)))
    .for('share', { of: livePartnerships });
  return live?.id ?? null;
}

/** Whether the two have a past: then what is missing can be said; of strangers nothing is. */
async function werePartners(tx: Read, actor: Actor, environmentId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from partnership_sides mine join partnership_sides theirs on theirs.partnership_id = mine.partnership_id
    where mine.environment_id = ${actor.environmentId} and theirs.environment_id = ${environmentId} limit 1`);
  return rows.length > 0;
}
