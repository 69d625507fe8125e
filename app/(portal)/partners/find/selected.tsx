import { Send } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import type { FoundOrganisation } from '@/lib/partnerships/finding/queries';
import { daysToAnswer } from '@/lib/partnerships/requests/send';
import { sendRelationshipRequest } from './actions';

/** The organisation that was found, and what can be done about it: ask for the partnership, or go to what there is already. */
export async function Selected({ organisation }: { organisation: FoundOrganisation }) {
  const t = await getTranslations('findPartners');
  const { name, legalNumber, city, environmentName, relation } = organisation;
  return (
    <Card title={<bdi>{name}</bdi>} className="max-w-2xl">
      <DefinitionList
        items={[
          { term: t('number'), value: legalNumber || '–' },
          { term: t('city'), value: city || '–' },
          { term: t('environment'), value: <bdi>{environmentName}</bdi> },
        ]}
      />
      <div className="mt-5 border-line border-t pt-4 text-sm">
        {relation.kind === 'none' ? <Ask organisation={organisation} /> : <Already organisation={organisation} />}
      </div>
    </Card>
  );
}

/** Send relationship request, and what acceptance gives and does not give. */
async function Ask({ organisation: { id, name, environmentName } }: { organisation: FoundOrganisation }) {
  const t = await getTranslations('findPartners');
  return (
    <section aria-label={t('sendTitle', { organisation: name })}>
      <p>{t('with', { environment: environmentName, days: daysToAnswer.relationship })}</p>
      <p className="mt-2">{t('gives')}</p>
      <p className="mt-2 text-muted">{t('givesNot')}</p>
      <Form action={sendRelationshipRequest} className="mt-4">
        <input type="hidden" name="organisationId" value={id} />
        <Field name="message" label={t('message')} hint={t('messageHint')} optional>
          <Textarea maxLength={1000} />
        </Field>
        <FormActions>
          <SubmitButton icon={<Send aria-hidden />} pending={t('sending')}>
            {t('send')}
          </SubmitButton>
        </FormActions>
      </Form>
    </section>
  );
}

/** What there is already between the two environments, with the way there (C-23). */
async function Already({ organisation }: { organisation: FoundOrganisation }) {
  const t = await getTranslations('findPartners');
  const { name, environmentName: environment, relation } = organisation;
  switch (relation.kind) {
    case 'partner':
      return (
        <Known href={`/partners/${relation.partnershipId}`} action={t('openPartnership')}>
          {t('partnerWhy', { environment })}
        </Known>
      );
    case 'asked':
      return (
        <Known href="/partners/requests?tab=outgoing" action={t('openOutgoing')}>
          {t('askedWhy', { environment })}
        </Known>
      );
    case 'asks':
      return (
        <Known href="/partners/requests?tab=incoming" action={t('openIncoming')}>
          {t('asksWhy', { environment })}
        </Known>
      );
    default:
      return <p>{t('ownWhy', { organisation: name })}</p>;
  }
}

function Known({ href, action, children }: { href: string; action: string; children: string }) {
  return (
    <>
      <p>{children}</p>
      <ButtonLink variant="primary" href={href} className="mt-3">
        {action}
      </ButtonLink>
    </>
  );
}
