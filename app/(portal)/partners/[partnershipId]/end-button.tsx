import { getTranslations } from 'next-intl/server';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { previewEnding } from '@/lib/partnerships/ending/queries';
import { PreviewList } from '../../environment/preview-list';
import { endPartnership } from '../actions';
import type { PartnershipOfPage } from './partnership';

/** Ends the partnership after a preview of all that ends with it, counted (C-24). */
export async function EndButton({ page: { actor, partnership } }: { page: PartnershipOfPage }) {
  const t = await getTranslations('partnership');
  const environment = partnership.other.name;
  const counts = await previewEnding(actor, partnership);
  const managers = counts.ourManagers + counts.theirManagers;
  const shared = counts.sharedByUs + counts.sharedByThem;
  const ends = [
    t('endsAll', { own: partnership.own.name, environment }),
    counts.theirMemberships > 0 && t('endsTheirMembers', { count: counts.theirMemberships }),
    counts.ourMemberships > 0 && t('endsOurMembers', { count: counts.ourMemberships }),
    managers > 0 && t('endsManagers', { count: managers, ours: counts.ourManagers, theirs: counts.theirManagers }),
    shared > 0 && t('endsShared', { count: shared, ours: counts.sharedByUs, theirs: counts.sharedByThem }),
    counts.ourShares > 0 && t('endsOurShares', { count: counts.ourShares }),
    counts.theirShares > 0 && t('endsTheirShares', { count: counts.theirShares }),
    counts.ourTasks > 0 && t('endsOurTasks', { count: counts.ourTasks }),
    counts.theirTasks > 0 && t('endsTheirTasks', { count: counts.theirTasks }),
    counts.groups > 0 && t('endsGroups', { count: counts.groups }),
    counts.requests > 0 && t('endsRequests', { count: counts.requests }),
  ];
  return (
    <ConfirmButton
      label={t('end')}
      title={t('endTitle', { environment })}
      confirm={t('end')}
      pending={t('ending')}
      action={endPartnership}
      values={{ partnershipId: partnership.id }}
    >
      <PreviewList title={t('ends')} items={ends} />
      <PreviewList title={t('stays')} items={[t('staysDocuments'), t('staysHistory')]} />
      <p>{t('endsNew')}</p>
    </ConfirmButton>
  );
}
