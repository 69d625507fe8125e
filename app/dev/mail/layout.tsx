import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { Mark } from '@/components/shell/logo';
import { SkipLink } from '@/components/shell/skip-link';
import { ButtonLink } from '@/components/ui/button';
import { hasLocalMailbox } from '@/lib/notifications/queries';

/** The local mailbox: where mail of a demonstration, and of development, can be read. Absent everywhere else. */
export default async function LocalMailboxLayout({ children }: { children: ReactNode }) {
  if (!hasLocalMailbox()) notFound();
  const t = await getTranslations('mailbox');
  const words = await getTranslations('public');
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 sm:px-6">
      <SkipLink label={words('skip')} />
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
        <span className="flex items-center gap-3">
          <Mark className="size-6" />
          <ButtonLink href="/sign-in" size="sm">
            {t('toSignIn')}
          </ButtonLink>
        </span>
        <LanguageSwitch label={words('language')} current={await getLocale()} />
      </header>
      <main id="main" tabIndex={-1} className="flex-1 pt-4 pb-16">
        {children}
      </main>
    </div>
  );
}
