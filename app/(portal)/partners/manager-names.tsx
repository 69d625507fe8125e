import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { Manager } from '@/lib/partnerships/overview/managers';

const shown = 2;

/** The relationship managers of one side by name, its contact first and marked; the rest as a number. */
export async function ManagerNames({ managers }: { managers: Manager[] }) {
  const t = await getTranslations('partners');
  const first = managers.slice(0, shown);
  const rest = managers.slice(shown);
  if (first.length === 0) return <span className="text-muted">{t('nobody')}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
      {first.map((one, index) => (
        <span key={one.userId} className="inline-flex flex-wrap items-center gap-1.5">
          <bdi>{one.name + (index < first.length - 1 ? ',' : '')}</bdi>
          {one.isContact && <Badge tone="accent">{t('contact')}</Badge>}
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
