import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MemberFinder } from '@/components/forms/member-finder';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import type { OurOrganisation } from '@/lib/partnerships/shared/queries';
import type { OrganisationFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { reasonsFor } from '../../documents/[documentId]/reasons';
import { LevelChoice } from '../../environment/level-choice';
import { addPartnerMembers } from './actions';
import type { PartnershipOfPage } from './partnership';

/** Adds the partner's users to an organisation of one's own, Member preselected with the article's hint. */
export async function AddPartnerMember({
  page: { actor, partnership },
  organisation,
  facts,
}: {
  page: PartnershipOfPage;
  organisation: OurOrganisation;
  facts: OrganisationFacts;
}) {
  const t = await getTranslations('partnership');
  const environment = partnership.other.name;
  const answer = can('organisation.addPartnerMember', actor, {
    ...facts,
    userId: '',
    userName: '',
    userEnvironmentId: partnership.other.environmentId,
    memberLevel: null,
    isExternal: true,
    partnershipId: partnership.id,
    isLastOwnAdministrator: false,
  });
  const icon = <UserPlus aria-hidden />;
  const reason = await reasonsFor(actor)(answer);
  if (reason)
    return (
      <Button size="sm" icon={icon} reason={reason}>
        {t('addMember')}
      </Button>
    );
  return (
    <DialogButton
      size="sm"
      icon={icon}
      label={t('addMember')}
      title={t('addMemberTo', { organisation: organisation.name })}
      description={t('addMemberWhy', { environment })}
    >
      <Form action={addPartnerMembers}>
        <input type="hidden" name="partnershipId" value={partnership.id} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <Field name="userIds" label={t('who')} hint={t('whoHint', { environment })}>
          <MemberFinder
            name="userIds[]"
            address={`/partners/${partnership.id}/people?organisation=${organisation.id}`}
            options={[]}
          />
        </Field>
        <LevelChoice isForPartner hint={t('levelHint')} />
        <FormActions>
          <SubmitButton pending={t('adding')}>{t('add')}</SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}
