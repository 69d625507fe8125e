import { Workflow } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import type { MenuItem } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { findStarting, type Starting } from '@/lib/workflows/starting/queries';
import { startWorkflow } from '../../workflows/actions';
import { nameOf } from './document';
import type { Reasons } from './reasons';

/**
 * Sends a document of the own environment, or of one whose member one is, through a workflow by hand, after the question through which
 * (E-075, O18). Nothing where the document never goes through one, or its environment has no Workflow Engine.
 */
export async function startingWorkflow({
  actor,
  found,
  reasons,
}: {
  actor: Actor;
  found: FoundDocument;
  reasons: Reasons;
}): Promise<MenuItem[]> {
  const starting = await findStarting(actor, found.id);
  if (!starting || !isOffered(actor, starting)) return [];
  const t = await getTranslations('workflow');
  const { facts, workflows } = starting;
  const refused = await reasons(can('workflow.start', actor, facts));
  return [
    {
      label: t('start'),
      icon: <Workflow aria-hidden />,
      reason: refused ?? (workflows.length === 0 ? t('startNone') : undefined),
      action: startWorkflow,
      values: { 'documents[]': found.id },
      question: {
        title: t('startTitle'),
        tone: 'primary',
        body: (
          <>
            <p>{t('startBody', { document: await nameOf(found) })}</p>
            <Field name="workflowId" label={t('startWhich')}>
              <Select options={workflows.map(({ id, name }) => ({ value: id, label: name }))} />
            </Field>
          </>
        ),
        confirm: t('startConfirm'),
        pending: t('starting'),
      },
    },
  ];
}

/** What lies in nobody's hands here is not offered: another environment's document, a draft, one without the add-on. */
function isOffered(actor: Actor, { facts }: Starting): boolean {
  const answer = can('workflow.start', actor, facts);
  if (answer.allowed) return true;
  return (
    facts.environmentId === actor.environmentId &&
    !answer.missing.includes('can_run') &&
    !answer.missing.includes('workflow_engine_of_owner')
  );
}
