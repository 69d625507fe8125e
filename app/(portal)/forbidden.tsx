import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { namesOfAdministrators } from '@/lib/policy/refusal-words';
import { findCurrentActor } from '@/lib/policy/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('states.forbidden'))('title') };
}

/** There, but not open to this person: which role it takes and who can give it (N-13). */
export default async function Forbidden() {
  const t = await getTranslations('states');
  const actor = await findCurrentActor();
  return (
    <div className="mx-auto w-full max-w-xl py-10">
      <EmptyState title={t('forbidden.title')} action={<ButtonLink href="/">{t('notFound.action')}</ButtonLink>}>
        {actor &&
          t('forbidden.why', {
            environment: actor.environmentName,
            administrators: await namesOfAdministrators(actor),
          })}
      </EmptyState>
    </div>
  );
}
