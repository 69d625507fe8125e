'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type Language, languages } from '@/db/vocabulary';
import { cx } from '../ui/classes';

const names: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** The choice of language on pages without an actor: plain links to the same page, which work without JavaScript. */
export function LanguageSwitch({ label, current }: { label: string; current: string }) {
  const path = usePathname();
  const search = useSearchParams();
  const href = (language: Language) => {
    const query = new URLSearchParams(search);
    query.set('lang', language);
    return `${path}?${query}`;
  };
  return (
    <nav aria-label={label} className="-mr-2 flex items-center gap-0.5">
      {languages.map((language) => (
        <a
          key={language}
          href={href(language)}
          hrefLang={language}
          lang={language}
          aria-current={language === current ? 'true' : undefined}
          className={cx(
            'finger inline-flex min-h-7 items-center justify-center rounded-md px-2 text-small',
            language === current ? 'font-medium text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {names[language]}
        </a>
      ))}
    </nav>
  );
}
