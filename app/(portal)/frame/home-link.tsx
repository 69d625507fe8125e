import { getTranslations } from 'next-intl/server';
import { Logo } from '@/components/shell/logo';
import { Link } from '@/components/ui/link';

/** The name of the product, leading to the dashboard. */
export async function HomeLink() {
  const t = await getTranslations('menu');
  return (
    <Link href="/" aria-label={t('home')} className="rounded-md">
      <Logo name="Koppel" />
    </Link>
  );
}
