import { Star } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Manager } from '@/lib/partnerships/overview/managers';

const shown = 2;

/** The relationship managers of one side by name, one under the other, its contact first and marked; the rest as a number. */
export async function ManagerNames({ managers }: { managers: Manager[] }) {
  const t = await getTranslations('partners');
  const rest = managers.slice(shown);
  if (managers.length === 0) return <span className="text-muted">{t('nobody')}</span>;
  return (
    <span className="flex flex-col max-sm:items-end">
      {managers.slice(0, shown).map((one, index) => (
        <span key={one.userId} className={index > 0 ? 'text-muted' : undefined}>
          <bdi>{one.name}</bdi>
          {one.isContact && (
            <>
              {/* The mark stays on the line of the name. */}
              {'\u2060'}
              <Star
                aria-hidden
                className="ml-1 inline size-3.5 fill-current align-[-2px] text-accent-ink"
                data-tip={t('contact')}
              />
              <span className="sr-only"> ({t('contact')})</span>
            </>
          )}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="text-muted" data-tip={rest.map((one) => one.name).join(', ')}>
          {t('more', { count: rest.length })}
        </span>
      )}
    </span>
  );
}
