import { getTranslations } from 'next-intl/server';
import type { TaskRow } from '@/lib/tasks/mine/rows';

/** Who decides where several take part: one of them, or all, with how many have. One person alone needs no word. */
export async function ModeLine({ task: { mode, decided, seats } }: { task: TaskRow }) {
  if (seats < 2) return null;
  const t = await getTranslations('tasks');
  const progress = t('progress', { decided: String(decided), seats: String(seats) });
  return (
    <span className="block text-muted text-small">
      {mode === 'one_sufficient' ? t('modes.one_sufficient') : `${t('modes.all_must_act')} · ${progress}`}
    </span>
  );
}
