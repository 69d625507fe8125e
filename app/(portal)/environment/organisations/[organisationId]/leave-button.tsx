import { getTranslations } from 'next-intl/server';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { isLastOwnAdministrator } from '@/lib/organisations/members/queries';
import { factsOf } from '@/lib/organisations/queries';
import { can } from '@/lib/policy/policy';
import { leaveOrganisation } from './actions';
import type { OrganisationOfPage } from './organisation';

/** Ends one's own membership, whenever one likes (C-43); there only for who is a member. */
export async function LeaveButton({ page: { actor, organisation } }: { page: OrganisationOfPage }) {
  if (organisation.way !== 'member') return null;
  const t = await getTranslations('organisation');
  const name = organisation.name;
  const isLast = await isLastOwnAdministrator(actor, organisation, actor.userId);
  // Whoever administers the environment keeps full control over it (C-09).
  const staysInCharge = can('organisation.delete', actor, factsOf(organisation)).allowed;
  return (
    <ConfirmButton
      variant="quiet"
      label={t('leave')}
      title={t('leaveQuestion', { organisation: name })}
      confirm={t('leave')}
      pending={t('leaving')}
      action={leaveOrganisation}
      values={{ organisationId: organisation.id }}
    >
      <p>{staysInCharge ? t('leaveAdministration') : t('leaveLoss', { organisation: name })}</p>
      {isLast && !staysInCharge && <p>{t('leaveLast')}</p>}
    </ConfirmButton>
  );
}
