import { CalendarClock } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';

/** Until when a task is to be decided; in red, with a sign, when that has passed. */
export async function DueDate({ dueAt, now = new Date() }: { dueAt: Date; now?: Date }) {
  const locale = await getLocale();
  const isLate = dueAt < now;
  return (
    <span className={isLate ? 'inline-flex items-center gap-1 font-medium text-danger-ink' : undefined}>
      {isLate && <CalendarClock aria-hidden className="size-3.5 shrink-0" />}
      {isLate && <span className="sr-only">{(await getTranslations('tasks'))('overdue')} </span>}
      <DateTime value={dueAt} as="relative" now={now} locale={locale} />
    </span>
  );
}
