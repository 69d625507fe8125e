import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DefinitionList } from '@/components/ui/definition-list';
import { ExternalMark } from '@/components/ui/external-mark';
import type { Part } from '@/lib/tasks/detail/parts';
import type { FoundTask } from '@/lib/tasks/detail/queries';
import { DueDate } from '../due-date';
import { StateBadge } from '../state-badge';

/** The task in a few facts, and who takes part with what each decided. */
export async function TaskCard({ task }: { task: FoundTask }) {
  const t = await getTranslations('task');
  const tasks = await getTranslations('tasks');
  const locale = await getLocale();
  const { mode, decided, seats } = task;
  const progress = tasks('progress', { decided: String(decided), seats: String(seats) });
  const facts = [
    { term: t('step'), value: <bdi>{task.stepName}</bdi> },
    { term: t('workflow'), value: <bdi>{task.workflowName}</bdi> },
    {
      term: t('mode'),
      value: mode === 'all_must_act' ? `${tasks(`modes.${mode}`)} · ${progress}` : tasks(`modes.${mode}`),
    },
    { term: t('since'), value: <DateTime value={task.createdAt} as="both" locale={locale} /> },
    ...(task.dueAt && task.state === 'open' ? [{ term: t('due'), value: <DueDate dueAt={task.dueAt} /> }] : []),
    ...(task.closedAt
      ? [{ term: t('closed'), value: <DateTime value={task.closedAt} as="both" locale={locale} /> }]
      : []),
  ];
  return (
    <Card title={t('card')}>
      <DefinitionList items={facts} />
      {task.parts.length > 0 && (
        <ul aria-label={t('parts')} className="mt-4 flex flex-col gap-3 border-line border-t pt-4">
          {task.parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and their order is fixed.
            <PartLine key={place} part={part} />
          ))}
        </ul>
      )}
    </Card>
  );
}

async function PartLine({ part: { seat, isWith, decision } }: { part: Part }) {
  const t = await getTranslations('task');
  const external = (await getTranslations('tasks'))('external');
  const other = isWith ?? (seat.isExternal ? seat : null);
  return (
    <li className="flex items-start gap-2.5 text-sm">
      <Avatar name={seat.name} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{seat.name}</bdi>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-small">
          {isWith && <bdi>{t('isWith', { name: isWith.name })}</bdi>}
          {decision && decision.by !== seat.name && <bdi>{t('decidedBy', { name: decision.by })}</bdi>}
          {other?.isExternal && <ExternalMark word={external} environment={other.environmentName} />}
        </span>
        {decision?.reason && <span className="mt-0.5 block text-muted text-small">{decision.reason}</span>}
      </span>
      <StateBadge state={decision?.verdict ?? 'open'} />
    </li>
  );
}
