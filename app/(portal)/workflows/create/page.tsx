import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { templateOf, templates } from '@/lib/workflows/definition/templates';
import { createWorkflow } from '../actions';
import { EngineNotice } from '../engine-notice';

const address = z.object({ template: z.enum(templates).catch('two_eyes') });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('newWorkflow'))('title') };
}

/** A new workflow: what it begins with, and its name; leads to the designer. */
export default async function CreateWorkflowPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('newWorkflow');
  const { template } = address.parse(await searchParams);
  const offered = await offeredTemplates();
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: '/workflows', label: (await getTranslations('workflows'))('title') }}
      />
      <EngineNotice actor={actor} />
      {can('workflow.create', actor, environmentFacts(actor)).allowed && (
        <Card>
          <Form action={createWorkflow}>
            <RadioGroup
              name="definition"
              label={t('template')}
              options={offered}
              defaultValue={offered[templates.indexOf(template)]!.value}
            />
            <Field name="name" label={t('name')} hint={t('nameHint')}>
              <Input maxLength={100} autoComplete="off" />
            </Field>
            <FormActions>
              <SubmitButton pending={t('submitting')}>{t('submit')}</SubmitButton>
            </FormActions>
          </Form>
        </Card>
      )}
    </div>
  );
}

/** The templates as the form posts them: each is the whole definition, its steps named in the reader's language. */
async function offeredTemplates() {
  const t = await getTranslations('newWorkflow');
  const names = {
    approval: t('steps.approval'),
    first: t('steps.first'),
    second: t('steps.second'),
    amount: t('steps.amount'),
    everybody: t('steps.everybody'),
    check: t('steps.check'),
    client: t('steps.client'),
  };
  return templates.map((template) => ({
    value: JSON.stringify(templateOf(template, names)),
    label: t(`templates.${template}.name`),
    description: `${t(`templates.${template}.meaning`)} ${t('needs', { what: t(`templates.${template}.needs`) })}.`,
  }));
}
