import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { environments, liveSides, organisations, partnershipSides, plans } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';

/** How many organisations the environment has; the closed do not count. */
export async function countOrganisations(tx: Read, environmentId: string): Promise<number> {
  const [found] = await tx
    .select({ count: count() })
    .from(organisations)
    .where(and(eq(organisations.environmentId, environmentId), isNull(organisations.deletedAt)));
  return found!.count;
}

export type PaidPartnership = { partnershipId: string; partnerName: string };

/** The live partnerships that this side had to pay for: they stand in the way of a subscription without (C-25). */
export async function paidPartnerships(tx: Read, environmentId: string): Promise<PaidPartnership[]> {
  return tx
    .select({ partnershipId: liveSides.partnershipId, partnerName: environments.name })
    .from(liveSides)
    .innerJoin(environments, eq(environments.id, liveSides.otherEnvironmentId))
    .innerJoin(
      partnershipSides,
      and(
        eq(partnershipSides.partnershipId, liveSides.partnershipId),
        eq(partnershipSides.environmentId, liveSides.environmentId),
        eq(partnershipSides.isPaying, true),
      ),
    )
    .where(eq(liveSides.environmentId, environmentId))
    .orderBy(environments.name);
}

/** The same for a page. */
export const listPaidPartnerships = (actor: Actor) => reading(actor, (tx) => paidPartnerships(tx, actor.environmentId));

/** The actor's own environment with its plan, and how much of it is used. */
export async function findEnvironment(actor: Actor) {
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select({
        environment: environments,
        plan: plans,
        users: sql<number>`(select count(*)::int from users u where u.environment_id = ${environments.id} and u.removed_at is null and not u.is_anonymous_proxy)`,
        partnerships: sql<number>`(select count(*)::int from live_sides s where s.environment_id = ${environments.id})`,
      })
      .from(environments)
      .innerJoin(plans, eq(plans.key, environments.planKey))
      .where(eq(environments.id, actor.environmentId));
    const { environment, plan, ...used } = found!;
    return { ...environment, plan, used: { ...used, organisations: await countOrganisations(tx, environment.id) } };
  });
}
export type OwnEnvironment = Awaited<ReturnType<typeof findEnvironment>>;

/** What each subscription gives, lowest first: the rows whoever hosts the portal may edit (E-087). */
export const listPlans = (actor: Actor) => reading(actor, (tx) => tx.select().from(plans).orderBy(asc(plans.rank)));
export type Plan = Awaited<ReturnType<typeof listPlans>>[number];

/** How many organisations the environment has, and how many its subscription holds (nothing: any number; E-023). */
export async function countAgainstLimit(actor: Actor): Promise<{ used: number; limit: number | null; plan: string }> {
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select({ plan: plans.name, limit: plans.organisationLimit })
      .from(environments)
      .innerJoin(plans, eq(plans.key, environments.planKey))
      .where(eq(environments.id, actor.environmentId));
    return { ...found!, used: await countOrganisations(tx, actor.environmentId) };
  });
}
