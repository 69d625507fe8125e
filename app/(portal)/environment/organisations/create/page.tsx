import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { environmentFacts } from '@/lib/environments/facts';
import { countAgainstLimit } from '@/lib/environments/settings/queries';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { createOrganisation } from '../actions';
import { OrganisationFields } from '../organisation-fields';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('newOrganisation'))('title') };
}

/** A new organisation; where the subscription holds no more, that is said before anything is typed (E-023). */
export default async function CreateOrganisationPage() {
  const actor = await requireActor();
  if (!can('organisation.create', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('newOrganisation');
  const list = await getTranslations('organisations');
  const { used, limit, plan } = await countAgainstLimit(actor);
  const isFull = limit !== null && used >= limit;
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: '/environment/organisations', label: list('title') }}
      />
      {isFull ? (
        <Notice
          tone="warn"
          title={t('limitTitle')}
          action={<ButtonLink href="/environment/subscription">{list('changePlan')}</ButtonLink>}
        >
          {list('limitReached', { plan, limit })}
        </Notice>
      ) : (
        <Card>
          <Form action={createOrganisation}>
            <OrganisationFields values={{}} />
            <FormActions>
              <SubmitButton pending={t('pending')}>{t('submit')}</SubmitButton>
            </FormActions>
          </Form>
        </Card>
      )}
    </div>
  );
}
