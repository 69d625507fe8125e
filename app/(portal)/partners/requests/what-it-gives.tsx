import { Check, Minus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { RequestRow } from '@/lib/partnerships/requests/queries';
import type { Actor } from '@/lib/policy/actor';

/** What accepting gives and what it does not, in the words of the page that the mailed link leads to. */
export async function WhatItGives({
  actor,
  request,
  takesRole,
}: {
  actor: Actor;
  request: RequestRow;
  takesRole: boolean;
}) {
  const t = await getTranslations('request');
  const { kind, environmentName: environment, asksForSoftwareConnection } = request;
  const gives = [
    t(`gives.${kind}`, { environment }),
    ...(asksForSoftwareConnection ? [t('gives.softwareConnection', { environment })] : []),
    ...(takesRole ? [t('takesRole', { environment: actor.environmentName })] : []),
  ];
  const icon = 'mt-0.5 size-4 shrink-0';
  return (
    <ul className="mt-3 flex flex-col gap-1.5 text-sm">
      {gives.map((line) => (
        <li key={line} className="flex gap-2">
          <Check aria-hidden className={`${icon} text-done-ink`} />
          {line}
        </li>
      ))}
      <li className="flex gap-2 text-muted">
        <Minus aria-hidden className={icon} />
        {t(`givesNot.${kind}`)}
      </li>
    </ul>
  );
}
