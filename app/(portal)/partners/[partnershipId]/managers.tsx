import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ManagerList } from '../relationship-managers/manager-list';
import type { PartnershipOfPage } from './partnership';

/** The connected relationship managers of both sides, the contact of each marked. */
export async function Managers({ page: { actor, partnership, facts, may } }: { page: PartnershipOfPage }) {
  const t = await getTranslations('partnership');
  const words = await getTranslations('managers');
  const { own, other, managers } = partnership;
  return (
    <Card
      id="managers"
      title={t('managers')}
      description={t('managersWhy')}
      actions={
        may.connect && (
          <ButtonLink
            href={`/partners/relationship-managers/connect?partnership=${partnership.id}`}
            icon={<Plus aria-hidden />}
          >
            {words('connect')}
          </ButtonLink>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {[own, other].map((side) => (
          <section key={side.environmentId} aria-label={side.name}>
            <h3 className="mb-1 font-medium text-small">
              <bdi>{side.name}</bdi>
            </h3>
            <ManagerList actor={actor} partnership={facts} managers={managers} isOwn={side === own} />
          </section>
        ))}
      </div>
    </Card>
  );
}
