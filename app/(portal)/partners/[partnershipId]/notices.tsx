import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { PartnershipOfPage } from './partnership';

/** Right after acceptance: what comes next, each with the way there. */
export async function Welcome({ page: { partnership, may } }: { page: PartnershipOfPage }) {
  const t = await getTranslations('partnership');
  return (
    <Notice
      tone="success"
      title={t('newTitle')}
      className="mb-5"
      action={
        <>
          <ButtonLink size="sm" href={`/partners/add-members?partnership=${partnership.id}`}>
            {t('newMembers')}
          </ButtonLink>
          {may.connect && (
            <ButtonLink size="sm" href={`/partners/relationship-managers/connect?partnership=${partnership.id}`}>
              {t('newManager')}
            </ButtonLink>
          )}
          <ButtonLink size="sm" href="#ours">
            {t('newShare')}
          </ButtonLink>
        </>
      }
    >
      {t('newWhy')}
    </Notice>
  );
}

/** What is left of a partnership that has ended (S17, S18). */
export async function Ended({ page: { partnership } }: { page: PartnershipOfPage }) {
  const t = await getTranslations('partnership');
  return (
    <Notice
      title={partnership.endedByName ? t('endedBy', { person: partnership.endedByName }) : t('endedTitle')}
      className="mb-5"
    >
      {t('endedWhy')}
    </Notice>
  );
}
