import { and, eq } from 'drizzle-orm';
import { refusingConstraint, type Tx } from '@/db/client';
import { environments, plans } from '@/db/schema';
import type { Grant } from '@/lib/policy/grant';
import { invalid, Refusal } from '@/lib/policy/refusal';
import type { ChosenPlan, EnvironmentSettings } from './input';
import { changedMeanwhile } from './last-change';
import { countOrganisations, paidPartnerships } from './queries';

/** Saves the environment's settings made from the version the actor saw; refuses joining by a domain that another environment has (E-001). */
export async function changeEnvironment(grant: Grant<'settings.change'>, input: EnvironmentSettings): Promise<void> {
  const { environmentId } = grant.facts;
  const before = await holdEnvironment(grant.tx, environmentId);
  if (input.joinsByDomain && before.mailDomain === null) throw invalid('joinsByDomain', 'no_mail_domain');
  const { version, ...settings } = input;
  await save(grant, version, settings);
  grant.note({
    fields: (Object.keys(settings) as (keyof typeof settings)[]).filter((key) => before[key] !== settings[key]),
  });
}

/**
 * Changes the subscription and its add-on, at once. Refuses a plan that holds fewer organisations than there are (E-023), one
 * without partnerships while some live that this side had to pay for (C-25), and the Workflow Engine where the plan does not offer it.
 */
export async function changePlan(grant: Grant<'subscription.change'>, input: ChosenPlan): Promise<void> {
  const { environmentId } = grant.facts;
  const before = await holdEnvironment(grant.tx, environmentId);
  const [plan] = await grant.tx.select().from(plans).where(eq(plans.key, input.planKey));
  if (!plan) throw invalid('planKey', 'plan_gone');
  if (input.hasWorkflowEngine && !plan.offersWorkflowEngine)
    throw invalid('hasWorkflowEngine', 'plan_without_workflow_engine', { plan: plan.name });
  await refuseTooMany(grant.tx, environmentId, plan);
  await refusePartnerships(grant.tx, environmentId, plan);
  await save(grant, input.version, { planKey: plan.key, hasWorkflowEngine: input.hasWorkflowEngine });
  grant.note({ from: before.planKey, to: plan.key, hasWorkflowEngine: input.hasWorkflowEngine });
}

/** The row, held: one change of subscription, settings or number of organisations at a time. */
async function holdEnvironment(tx: Tx, environmentId: string) {
  const [found] = await tx.select().from(environments).where(eq(environments.id, environmentId)).for('no key update');
  return found!;
}

async function refuseTooMany(
  tx: Tx,
  environmentId: string,
  plan: { name: string; organisationLimit: number | null },
): Promise<void> {
  if (plan.organisationLimit === null) return;
  const count = await countOrganisations(tx, environmentId);
  if (count > plan.organisationLimit)
    throw new Refusal('forbidden', {
      say: 'too_many_organisations',
      values: { plan: plan.name, limit: plan.organisationLimit, count, excess: count - plan.organisationLimit },
    });
}

async function refusePartnerships(
  tx: Tx,
  environmentId: string,
  plan: { name: string; hasPartnerships: boolean },
): Promise<void> {
  if (plan.hasPartnerships) return;
  const living = await paidPartnerships(tx, environmentId);
  if (living.length > 0)
    throw new Refusal('forbidden', {
      say: 'living_partnerships',
      values: { plan: plan.name, count: living.length, partner: living[0]!.partnerName },
    });
}

async function save(
  grant: Grant<'settings.change' | 'subscription.change'>,
  version: number,
  values: Partial<typeof environments.$inferInsert>,
): Promise<void> {
  const { tx, facts } = grant;
  try {
    const saved = await tx
      .update(environments)
      .set({ ...values, version: version + 1 })
      .where(and(eq(environments.id, facts.environmentId), eq(environments.version, version)))
      .returning({ id: environments.id });
    if (saved.length > 0) return;
  } catch (error) {
    if (refusingConstraint(error) === 'environments_mail_domain') throw invalid('joinsByDomain', 'domain_taken');
    throw error;
  }
  throw await changedMeanwhile(tx, {
    environmentId: facts.environmentId,
    actions: ['settings.change', 'subscription.change'],
    subjectId: facts.environmentId,
  });
}
