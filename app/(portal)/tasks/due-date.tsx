import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';

/** Until when a task is to be decided; in red, with a word, when that has passed. */
export async function DueDate({ dueAt, now = new Date() }: { dueAt: Date; now?: Date }) {
  const locale = await getLocale();
  const isLate = dueAt < now;
  return (
    <span className={isLate ? 'font-medium text-danger-ink' : undefined}>
      <DateTime value={dueAt} as="relative" now={now} locale={locale} />
      {isLate && ` (${(await getTranslations('tasks'))('overdue')})`}
    </span>
  );
}
