import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { findEnvironment, listPaidPartnerships, listPlans } from '@/lib/environments/settings/queries';
import { can } from '@/lib/policy/policy';
import { namesOfAdministrators } from '@/lib/policy/refusal-words';
import { requireActor } from '@/lib/policy/session';
import { ChangePlan } from './change-plan';
import { PaidPartnerships } from './paid-partnerships';
import { PlansTable } from './plans-table';
import { Usage } from './usage';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subscription'))('title') };
}

/** My environment > Subscription: what is in use, what each plan gives, who may change it, and the change. */
export default async function SubscriptionPage() {
  const actor = await requireActor();
  if (!can('subscription.change', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('subscription');
  const [environment, plans, paid] = await Promise.all([
    findEnvironment(actor),
    listPlans(actor),
    listPaidPartnerships(actor),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description', { environment: environment.name })} />
      <div className="flex flex-col gap-5">
        <Card title={t('inUse')}>
          <Usage environment={environment} />
        </Card>
        <Card title={t('plansTitle')} description={t('plansDescription')} flush>
          <PlansTable
            plans={plans}
            currentKey={environment.planKey}
            hasWorkflowEngine={environment.hasWorkflowEngine}
          />
        </Card>
        <Notice title={t('whoTitle')}>{t('who', { administrators: await namesOfAdministrators(actor) })}</Notice>
        <ChangePlan environment={environment} plans={plans} paid={paid} />
        {paid.length > 0 && <PaidPartnerships paid={paid} />}
      </div>
    </>
  );
}
