import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DefinitionList, type Definition as Fact } from '@/components/ui/definition-list';
import type { CheckStep, Definition, Step, TaskStep } from '@/lib/workflows/definition/definition';
import type { WorkflowPage } from '@/lib/workflows/queries';
import { choicesOf, roleChoices } from '../assignees/choices';
import { startsWord } from '../words';
import { testWord } from './check-words';

/** A version of a workflow in words, for who reads it (C-37). */
export async function Reading({ workflow }: { workflow: WorkflowPage }) {
  const t = await getTranslations('workflow');
  const { definition } = workflow.shown;
  return (
    <div className="flex flex-col gap-5">
      <Card title={t('starts')}>
        <p className="text-sm">{await startsWord(definition)}</p>
      </Card>
      <section aria-labelledby="steps" className="flex flex-col gap-3">
        <h2 id="steps" className="font-semibold text-form">
          {t('steps')}
        </h2>
        <ol className="flex flex-col gap-3">
          {definition.steps.map((step, at) => (
            <li key={step.key} className="rounded-lg border border-line bg-surface px-5 py-4">
              <p className="text-muted text-small">
                {t('step', { place: at + 1 })} · {t(step.kind)}
              </p>
              <h3 className="mb-3 font-semibold">{step.name}</h3>
              <StepFacts workflow={workflow} at={at} step={step} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

async function StepFacts({ workflow, at, step }: { workflow: WorkflowPage; at: number; step: Step }) {
  const { definition } = workflow.shown;
  return (
    <DefinitionList
      items={step.kind === 'check' ? await factsOfCheck(definition, at, step) : await factsOfTask(workflow, at, step)}
    />
  );
}

async function factsOfCheck(definition: Definition, at: number, step: CheckStep): Promise<Fact[]> {
  const t = await getTranslations('workflow');
  const tests = await Promise.all(step.tests.map(testWord));
  return [
    {
      term: step.isEvery ? t('everyTest') : t('anyTest'),
      value: (
        <ul>
          {tests.map((test) => (
            <li key={test}>{test}</li>
          ))}
        </ul>
      ),
    },
    { term: t('passed'), value: await targetWord(definition, at, step.passed) },
    { term: t('failed'), value: await targetWord(definition, at, step.failed) },
  ];
}

async function factsOfTask({ shown, assignees }: WorkflowPage, at: number, step: TaskStep): Promise<Fact[]> {
  const t = await getTranslations('workflow');
  const known = [...(await choicesOf(assignees)), ...(await roleChoices())];
  const names = step.assignees.map((one) => {
    const found = known.find(({ id }) => id === (one.kind === 'role' ? one.role : one.id));
    if (!found) return t('gone');
    return 'lack' in found && found.lack ? `${found.label} (${found.lack})` : found.label;
  });
  const rules = [
    step.notPreviousApprover && t('notPreviousApprover'),
    step.notCreator && t('notCreator'),
    step.waitsForAll && step.mode === 'all_must_act' && t('waitsForAll'),
    step.remindAfterDays !== null && t('remind', { count: step.remindAfterDays }),
    step.dueAfterDays !== null && t('due', { count: step.dueAfterDays }),
  ].filter(Boolean);
  return [
    { term: t('assignees'), value: names.join(', ') || t('nobody') },
    { term: t('mode'), value: t(`modes.${step.mode}`) },
    { term: t('approved'), value: await targetWord(shown.definition, at, step.approved) },
    { term: t('rejected'), value: await targetWord(shown.definition, at, step.rejected) },
    ...(rules.length > 0 ? [{ term: t('rules'), value: rules.join(' · ') }] : []),
  ];
}

/** Where a way out of a step leads, in words. */
async function targetWord({ steps }: Definition, at: number, target: Step['key']): Promise<string> {
  const t = await getTranslations('workflow');
  if (target === 'reject') return t('toReject');
  if (target === 'approve' || (target === 'next' && at === steps.length - 1)) return t('toApprove');
  if (target === 'next') return t('toNext');
  const to = steps.findIndex((one) => one.key === target);
  return to < 0 ? t('gone') : t('toStep', { place: to + 1, name: steps[to]!.name });
}
