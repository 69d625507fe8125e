import { Check, Clock, RotateCcw, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { Progress } from '@/db/vocabulary';

const looks = {
  open: { tone: 'attention', icon: <Clock aria-hidden /> },
  approved: { tone: 'done', icon: <Check aria-hidden /> },
  rejected: { tone: 'danger', icon: <X aria-hidden /> },
  restarted: { tone: 'neutral', icon: <RotateCcw aria-hidden /> },
} as const;

/** What became of a task, or what was decided: its word, an icon and a tint. */
export async function StateBadge({ state }: { state: Progress }) {
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {(await getTranslations('tasks'))(`verdicts.${state}`)}
    </Badge>
  );
}
