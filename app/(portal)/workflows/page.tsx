import { Plus, Workflow } from 'lucide-react';
import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { templates } from '@/lib/workflows/definition/templates';
import { listWorkflows } from '@/lib/workflows/queries';
import { reasonsFor } from '../documents/[documentId]/reasons';
import { EngineNotice } from './engine-notice';
import { WorkflowsTable } from './workflows-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workflows'))('title') };
}

/** The environment's workflows: for its administrators and workflow administrators, with the add-on or without it (C-37, C-38). */
export default async function WorkflowsPage() {
  const actor = await requireActor();
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('workflows');
  const mayCreate = can('workflow.create', actor, environmentFacts(actor)).allowed;
  const workflows = await listWorkflows(actor);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<CreateWorkflow actor={actor} />} />
      <EngineNotice actor={actor} />
      {workflows.length > 0 ? (
        <WorkflowsTable workflows={workflows} />
      ) : (
        <EmptyState
          icon={<Workflow />}
          title={t('emptyTitle')}
          action={mayCreate && <Templates label={t('templates')} />}
        >
          {mayCreate ? t('empty') : t('notCreated')}
        </EmptyState>
      )}
    </>
  );
}

async function CreateWorkflow({ actor }: { actor: Actor }) {
  const label = (await getTranslations('workflows'))('create');
  const reason = await reasonsFor(actor)(can('workflow.create', actor, environmentFacts(actor)));
  const icon = <Plus aria-hidden />;
  if (reason) return <Button {...{ icon, reason }}>{label}</Button>;
  return (
    <ButtonLink variant="primary" href="/workflows/create" icon={icon}>
      {label}
    </ButtonLink>
  );
}

/** What a first workflow can begin with. */
async function Templates({ label }: { label: string }) {
  const t = await getTranslations('newWorkflow.templates');
  return (
    <ul aria-label={label} className="grid max-w-2xl gap-2 text-left sm:grid-cols-2">
      {templates.map((template) => (
        <li key={template} className="relative rounded-lg border border-line px-4 py-3 text-sm hover:bg-hover">
          <Link href={`/workflows/create?template=${template}`} className="font-medium after:absolute after:inset-0">
            {t(`${template}.name`)}
          </Link>
          <p className="text-muted text-small">{t(`${template}.meaning`)}</p>
        </li>
      ))}
    </ul>
  );
}
