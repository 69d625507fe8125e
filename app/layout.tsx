import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { RowLinks } from '@/components/ui/row-links';
import { Tips } from '@/components/ui/tips';
import { Toaster } from '@/components/ui/toaster';
import { PartWordsProvider } from '@/components/ui/words';
import { partWords } from './part-words';

export const metadata: Metadata = { title: { default: 'Koppel', template: '%s · Koppel' }, robots: { index: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The cookie that holds the reader's theme, written with the profile; absent, the system's is followed. */
const themeCookie = 'koppel.theme';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(themeCookie)?.value;
  const words = partWords(await getTranslations('parts'));
  return (
    <html lang={await getLocale()} data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <body>
        <PartWordsProvider words={words}>
          {children}
          <Toaster />
          <Tips />
          <RowLinks />
        </PartWordsProvider>
      </body>
    </html>
  );
}
