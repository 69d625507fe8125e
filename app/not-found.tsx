import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Missing and foreign alike: the same page, byte for byte (safety, section 11). */
export default async function NotFound() {
  const t = await getTranslations('states.notFound');
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <title>{t('title')}</title>
      <EmptyState title={t('title')} action={<ButtonLink href="/">{t('action')}</ButtonLink>}>
        {t('why')}
      </EmptyState>
    </div>
  );
}
