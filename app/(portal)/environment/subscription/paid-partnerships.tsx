import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { PaidPartnership } from '@/lib/environments/settings/queries';

/** What stands in the way of a subscription without partnerships, each with the way to its end (C-25). */
export async function PaidPartnerships({ paid }: { paid: PaidPartnership[] }) {
  const t = await getTranslations('subscription');
  return (
    <Card title={t('partnershipsTitle')} description={t('partnershipsWhy')} flush>
      <ul className="divide-y divide-line">
        {paid.map(({ partnershipId, partnerName }) => (
          <li key={partnershipId} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
            <bdi className="min-w-0 wrap-anywhere">{partnerName}</bdi>
            <ButtonLink href={`/partners/${partnershipId}#end`} size="sm">
              {t('partnershipsEnd')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
