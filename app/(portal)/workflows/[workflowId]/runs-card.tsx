import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { pauseWorkflow } from '../actions';
import type { WorkflowOfPage } from './workflow';

/** What goes through it now, and whether new documents come in (C-37). */
export async function RunsCard({ page: { workflow, published, may } }: { page: WorkflowOfPage }) {
  const t = await getTranslations('workflow');
  const { isPaused } = workflow;
  const count = workflow.versions.reduce((sum, one) => sum + one.running, 0);
  return (
    <Card title={t('runs')}>
      <p className="text-sm">{t('runningCount', { count })}</p>
      {count > 0 && <p className="mt-1 text-muted text-small">{t('runsHelp')}</p>}
      {published && may.pause && (
        <Form action={pauseWorkflow} className="mt-4 gap-2">
          <input type="hidden" name="workflowId" value={workflow.id} />
          {!isPaused && <input type="hidden" name="isPaused" value="on" />}
          <p className="text-muted text-small">{isPaused ? t('pausedHelp') : t('pauseHelp')}</p>
          <SubmitButton variant="secondary" className="w-fit" pending={isPaused ? t('resuming') : t('pausing')}>
            {isPaused ? t('resume') : t('pause')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}
