import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('states.notFound'))('title') };
}

/** Missing and foreign alike: the same page, byte for byte. */
export default async function NotFound() {
  const t = await getTranslations('states.notFound');
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <EmptyState title={t('title')} action={<ButtonLink href="/">{t('action')}</ButtonLink>}>
        {t('why')}
      </EmptyState>
    </div>
  );
}
