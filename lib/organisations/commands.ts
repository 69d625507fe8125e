import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { environments, organisationMembers, organisations, plans, principals } from '@/db/schema';
import { changedMeanwhile } from '@/lib/environments/settings/last-change';
import { countOrganisations } from '@/lib/environments/settings/queries';
import type { Grant } from '@/lib/policy/grant';
import { Refusal } from '@/lib/policy/refusal';
import type { NewOrganisation, OrganisationSettings } from './input';

/**
 * Creates an organisation in the actor's environment and makes the actor its Administrator (C-09). Answers its id;
 * refuses what the subscription does not hold (E-023).
 */
export async function createOrganisation(grant: Grant<'organisation.create'>, input: NewOrganisation): Promise<string> {
  const { tx, actor } = grant;
  const { environmentId } = grant.facts;
  await refuseBeyondLimit(tx, environmentId);
  const id = newId();
  await tx.insert(principals).values({ id, kind: 'organisation', environmentId });
  await tx.insert(organisations).values({ ...input, id, environmentId });
  await tx.insert(organisationMembers).values({
    userId: actor.userId,
    organisationId: id,
    environmentId,
    userEnvironmentId: environmentId,
    level: 'administrator',
    addedBy: actor.userId,
    addedByName: actor.name,
  });
  grant.about({ kind: 'organisation', id, name: input.name }, { organisationId: id });
  return id;
}

/** One at a time per environment, so that two creations at once, or one beside a downgrade, do not pass the limit together. */
async function refuseBeyondLimit(tx: Tx, environmentId: string): Promise<void> {
  const ofEnvironment = eq(environments.id, environmentId);
  await tx.select({ id: environments.id }).from(environments).where(ofEnvironment).for('no key update');
  // Read only now that the row is held: the plan may just have changed.
  const [plan] = await tx
    .select({ name: plans.name, limit: plans.organisationLimit })
    .from(environments)
    .innerJoin(plans, eq(plans.key, environments.planKey))
    .where(ofEnvironment);
  const { name, limit } = plan!;
  if (limit !== null && (await countOrganisations(tx, environmentId)) >= limit)
    throw new Refusal('forbidden', { say: 'organisation_limit', values: { plan: name, limit } });
}

/** Saves the settings made from the version the actor saw; refuses when somebody saved in the meantime (D-17). */
export async function changeSettings(grant: Grant<'organisation.changeSettings'>, input: OrganisationSettings) {
  const { organisationId } = grant.facts;
  const { organisationId: _, version, ...settings } = input;
  const [before] = await grant.tx.select().from(organisations).where(eq(organisations.id, organisationId));
  const changed = await grant.tx
    .update(organisations)
    .set({ ...settings, version: version + 1 })
    .where(and(eq(organisations.id, organisationId), eq(organisations.version, version)))
    .returning({ id: organisations.id });
  if (changed.length === 0)
    throw await changedMeanwhile(grant.tx, {
      environmentId: grant.facts.environmentId,
      actions: [grant.permission],
      subjectId: organisationId,
    });
  const fields = (Object.keys(settings) as (keyof typeof settings)[]).filter((key) => before?.[key] !== settings[key]);
  grant.note({ fields });
}
