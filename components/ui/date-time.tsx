import { dateFormat, relativeFormat } from './formats';
import { given } from './given';

const shapes = {
  day: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  both: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  full: { dateStyle: 'full', timeStyle: 'medium' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * A moment as people write it. `relative` says how long ago (or ahead) as seen from `now`, with the exact moment as a tip.
 * `day` leaves the year out. A day without time ("2026-11-21") is that day everywhere.
 */
export function DateTime({
  value,
  locale,
  timeZone = 'Europe/Amsterdam',
  as = 'date',
  now,
  className,
}: {
  value: Date | string;
  locale: string;
  timeZone?: string | undefined;
  as?: 'day' | 'date' | 'time' | 'both' | 'relative' | undefined;
  now?: Date | undefined;
  className?: string | undefined;
}) {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const moment = new Date(value);
  const zone = isDay ? 'UTC' : timeZone;
  const format = (shape: keyof typeof shapes) =>
    dateFormat(locale, { ...shapes[shape], timeZone: zone }).format(moment);
  const text = as === 'relative' ? relative(moment, now ?? new Date(), locale) : format(as);
  return (
    <time
      dateTime={isDay ? String(value) : moment.toISOString()}
      {...given({ 'data-tip': as === 'relative' ? format(isDay ? 'date' : 'full') : undefined, className })}
    >
      {text}
    </time>
  );
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** "3 hours ago", "in 2 days", "now": the largest unit that fits. */
function relative(moment: Date, now: Date, locale: string): string {
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  const words = relativeFormat(locale, { numeric: 'auto' });
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : words.format(0, 'second');
}
