import { FileText } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { Actor } from '@/lib/policy/actor';
import type { FoundTask } from '@/lib/tasks/detail/queries';
import { placeOf } from '../../place';
import { StateBadge } from '../state-badge';
import { TaskButtons } from '../task-buttons';

/** What is to be decided, for whom one acts, and what one may do now. */
export async function TaskHeader({ actor, task, isReadable }: { actor: Actor; task: FoundTask; isReadable: boolean }) {
  const t = await getTranslations('task');
  const isPartner = task.environmentId !== actor.environmentId;
  return (
    <>
      <PageHeader
        back={{ href: '/tasks', label: t('back') }}
        title={<bdi>{[task.counterparty, task.documentName].filter(Boolean).join(' · ')}</bdi>}
        marks={<StateBadge state={task.state} />}
        actingFor={isPartner ? placeOf(task) : task.organisationName}
        isPartner={isPartner}
        description={<bdi>{t('about', { step: task.stepName, workflow: task.workflowName })}</bdi>}
        actions={
          <>
            <TaskButtons actor={actor} task={task} isWhole />
            {isReadable && (
              <ButtonLink href={`/documents/${task.documentId}`} icon={<FileText aria-hidden />}>
                {t('openDocument')}
              </ButtonLink>
            )}
          </>
        }
      />
      <Standing task={task} />
    </>
  );
}

/** Why a task that is open is nobody's to decide, or not the reader's. */
async function Standing({ task: { state, facts, seats, decided } }: { task: FoundTask }) {
  const t = await getTranslations('task');
  if (state !== 'open') return null;
  if (facts.awaitsConfirmation) return <Notice className="mb-5">{t('awaitsConfirmation')}</Notice>;
  if (seats === decided) return <Notice className="mb-5">{t('nobody')}</Notice>;
  return facts.isExcluded ? <Notice className="mb-5">{t('excluded')}</Notice> : null;
}
