import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/components/ui/button';
import { countAgainstLimit } from '@/lib/environments/settings/queries';
import type { Actor } from '@/lib/policy/actor';

/** Leads to a new organisation; closed, with the reason, where the subscription holds no more (E-023). */
export async function CreateButton({ actor }: { actor: Actor }) {
  const t = await getTranslations('organisations');
  const { used, limit, plan } = await countAgainstLimit(actor);
  if (limit !== null && used >= limit) {
    return (
      <>
        <Button variant="primary" icon={<Plus aria-hidden />} reason={t('limitReached', { plan, limit })}>
          {t('create')}
        </Button>
        <ButtonLink href="/environment/subscription">{t('changePlan')}</ButtonLink>
      </>
    );
  }
  return (
    <ButtonLink variant="primary" href="/environment/organisations/create" icon={<Plus aria-hidden />}>
      {t('create')}
    </ButtonLink>
  );
}
