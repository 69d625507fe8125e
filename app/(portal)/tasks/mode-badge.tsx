import { User, Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { TaskRow } from '@/lib/tasks/mine/rows';

/** Who decides where several take part: one of them, or all, with how many have. One person alone needs no word. */
export async function ModeBadge({ task: { mode, decided, seats } }: { task: TaskRow }) {
  if (seats < 2) return null;
  const t = await getTranslations('tasks');
  return (
    <Badge icon={mode === 'one_sufficient' ? <User aria-hidden /> : <Users aria-hidden />}>
      {mode === 'one_sufficient'
        ? t('modes.one_sufficient')
        : `${t('modes.all_must_act')} · ${t('progress', { decided: String(decided), seats: String(seats) })}`}
    </Badge>
  );
}
