import { Check, Minus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';

/** What the client sees before accepting, in the very words of the page that the mailed link leads to (C-17). */
export async function WhatTheyRead({ environment }: { environment: string }) {
  const t = await getTranslations('authorisations');
  const request = await getTranslations('request');
  const gives = <Check aria-hidden className="text-done-ink" />;
  const lines = [
    { icon: gives, line: request('gives.authorisation', { environment }) },
    { icon: gives, line: request('gives.softwareConnection', { environment }), only: t('onlyWhenAsked') },
    { icon: <Minus aria-hidden className="text-muted" />, line: request('givesNot.authorisation') },
  ];
  return (
    <Card title={t('theyRead')} description={t('theyReadWhy')}>
      <ul className="flex flex-col gap-3 text-sm">
        {lines.map(({ icon, line, only }) => (
          <li key={line} className="flex gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
            {icon}
            <span className="min-w-0">
              {line}
              {only && <span className="block text-muted text-small">{only}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-4 border-line border-t pt-3 text-muted text-small">{t('firstBecomes')}</p>
    </Card>
  );
}
