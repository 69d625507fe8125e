import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { DesignerProps } from '@/components/workflows/workflow-designer';
import { documentTypes } from '@/db/vocabulary';
import { businessTerms, fieldNames, fields } from '@/lib/workflows/checks/fields';
import { type FieldKind, operatorsOf } from '@/lib/workflows/checks/operators';
import { publishWorkflow, saveWorkflow } from '../actions';
import { choicesOf, roleChoices } from '../assignees/choices';
import { operatorWord } from './check-words';
import type { WorkflowOfPage } from './workflow';

/** What the designer is given: the newest version, what can be chosen, the two actions and the words. */
export async function designerProps({ workflow, published }: WorkflowOfPage): Promise<Omit<DesignerProps, 'children'>> {
  const { id, name, revision, shown } = workflow;
  // As they stand: the parts fill in their `{name}`.
  const { designer, workflowProblems } = await getMessages();
  const isDraft = shown.publishedAt === null;
  return {
    workflowId: id,
    name,
    definition: shown.definition,
    revision,
    changedByName: shown.changedByName,
    number: isDraft ? shown.number : (published?.number ?? 0) + 1,
    isDraft,
    choices: await choicesFor(workflow),
    save: saveWorkflow,
    publish: publishWorkflow,
    words: designer,
    problemWords: workflowProblems,
  };
}

async function choicesFor({
  organisations,
  assignees,
  shown,
}: WorkflowOfPage['workflow']): Promise<DesignerProps['choices']> {
  const types = await getTranslations('documentTypes');
  const boxes = await getTranslations('boxes');
  const names = await getTranslations('workflowFields');
  const gone = (await getTranslations('workflow'))('gone');
  const known = await choicesOf(assignees);
  const named = shown.definition.steps.flatMap((step) => (step.kind === 'task' ? step.assignees : []));
  return {
    language: (await getLocale()) === 'en' ? 'en' : 'nl',
    organisations: organisations.map(({ id, name }) => ({ id, label: name, kind: 'organisation' })),
    types: documentTypes.map((value) => ({ value, label: types(value) })),
    boxes: (['inbox_in', 'documents'] as const).map((value) => ({ value, label: boxes(value) })),
    fields: fieldNames.map((value) => ({
      value,
      label: names(value),
      kind: fields[value],
      term: businessTerms[value],
    })),
    operators: {
      text: await operatorsFor('text'),
      number: await operatorsFor('number'),
      date: await operatorsFor('date'),
    },
    roles: await roleChoices(),
    assignees: [
      ...known,
      // Whoever nothing is known of any more: another environment's, since the partnership ended.
      ...named.flatMap((one) =>
        one.kind === 'role' || known.some(({ id }) => id === one.id)
          ? []
          : [{ id: one.id, kind: one.kind, label: gone, lack: gone }],
      ),
    ],
  };
}

const operatorsFor = (kind: FieldKind) =>
  Promise.all(operatorsOf[kind].map(async (value) => ({ value, label: await operatorWord(value, kind) })));
