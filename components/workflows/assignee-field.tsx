'use client';

import type { Assignee } from '@/lib/workflows/definition/definition';
import { type Choice, Combobox } from '../ui/combobox';
import { Field } from '../ui/field';
import { useSearch } from '../ui/use-search';
import type { DesignerChoices, DesignerWords } from './words';

/** Who was chosen since the page was drawn, by id: a step that is put back shows them again. */
const met = new Map<string, Choice>();

/** Whom a step names: people, groups and roles, found by name. Says of each who gets no tasks any more, and why (C-13). */
export function AssigneeField({
  step,
  assignees,
  choices,
  words,
  onChange,
}: {
  step: string;
  assignees: readonly Assignee[];
  choices: DesignerChoices;
  words: DesignerWords;
  onChange: (assignees: Assignee[]) => void;
}) {
  const search = useSearch('/workflows/assignees');
  const known = (one: Assignee) =>
    one.kind === 'role'
      ? choices.roles.find((role) => role.id === one.role)
      : (choices.assignees.find((named) => named.id === one.id) ?? met.get(one.id));
  const chosen = assignees.flatMap((one) => known(one) ?? []);
  const lacking = assignees.flatMap((one) => {
    const named = one.kind === 'role' ? undefined : choices.assignees.find(({ id }) => id === one.id);
    return named?.lack ? [{ label: named.label, lack: named.lack }] : [];
  });
  return (
    <Field name={`assignees-${step}`} label={words.assignees} hint={words.assigneesHint}>
      <Combobox
        name={`assignees-${step}`}
        options={choices.roles}
        search={search}
        chosen={chosen}
        externalWord={words.external}
        onChange={(next) => {
          for (const one of next) met.set(one.id, one);
          onChange(next.map((one) => assigneeOf(one, choices)));
        }}
      />
      {lacking.map(({ label, lack }) => (
        <p key={label} className="text-attention-ink text-small">
          {label}: {lack}
        </p>
      ))}
    </Field>
  );
}

function assigneeOf({ id, kind }: Choice, { roles }: DesignerChoices): Assignee {
  const role = roles.find((one) => one.id === id);
  return role ? { kind: 'role', role: role.id } : { kind: kind === 'group' ? 'group' : 'user', id };
}
