import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { Logo } from '@/components/shell/logo';
import { PublicFrame } from '@/components/shell/public-frame';
import { Link } from '@/components/ui/link';

/** The pages without an actor: sign-in, sign-up, invitations. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('public');
  return (
    <PublicFrame
      skip={t('skip')}
      home={
        <Link href="/" aria-label={t('home')} className="rounded-md">
          <Logo name="Koppel" />
        </Link>
      }
      corner={<LanguageSwitch label={t('language')} current={await getLocale()} />}
      foot={t('foot')}
    >
      {children}
    </PublicFrame>
  );
}
