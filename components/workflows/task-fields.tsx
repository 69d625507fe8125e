'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Definition, TaskStep } from '@/lib/workflows/definition/definition';
import { Checkbox } from '../ui/checkbox';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { RadioGroup } from '../ui/radio-group';
import { AssigneeField } from './assignee-field';
import { LeadsTo, RejectionLeadsTo } from './leads-to';
import type { DesignerChoices, DesignerWords } from './words';

type Part = { step: TaskStep; words: DesignerWords; onChange: (step: TaskStep) => void };

/** A human step: who, one or all of them, where it leads, and its rules (E-073, E-079, C-15). */
export function TaskFields({
  step,
  steps,
  place,
  choices,
  words,
  onChange,
}: Part & { steps: Definition['steps']; place: number; choices: DesignerChoices }) {
  const change = (part: Partial<TaskStep>) => onChange({ ...step, ...part });
  return (
    <>
      <AssigneeField
        step={step.key}
        assignees={step.assignees}
        choices={choices}
        words={words}
        onChange={(assignees) => change({ assignees })}
      />
      <RadioGroup
        name={`mode-${step.key}`}
        label={words.mode}
        columns
        value={step.mode}
        options={[
          { value: 'one_sufficient', label: words.one, description: words.oneHelp },
          { value: 'all_must_act', label: words.all, description: words.allHelp },
        ]}
        onChange={(mode) => change({ mode: mode as TaskStep['mode'] })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LeadsTo
          name={`approved-${step.key}`}
          label={words.approved}
          value={step.approved}
          onChange={(approved) => change({ approved })}
          {...{ steps, place, words }}
        />
        <RejectionLeadsTo
          name={`rejected-${step.key}`}
          label={words.rejected}
          value={step.rejected}
          onChange={(rejected) => change({ rejected })}
          {...{ steps, place, words }}
        />
      </div>
      <Rules {...{ step, words, onChange }} />
    </>
  );
}

/** What is seldom needed: shown at once where something of it is set. */
function Rules({ step, words, onChange }: Part) {
  const change = (part: Partial<TaskStep>) => onChange({ ...step, ...part });
  const { waitsForAll, notCreator, notPreviousApprover, remindAfterDays, dueAfterDays } = step;
  const [isOpenAtFirst] = useState(
    waitsForAll || notCreator || notPreviousApprover || remindAfterDays !== null || dueAfterDays !== null,
  );
  return (
    <details className="group/rules" open={isOpenAtFirst}>
      <summary className="finger -mx-1 flex w-fit cursor-pointer list-none items-center gap-1 rounded-md px-1 font-medium text-muted text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/rules:rotate-90" />
        {words.more}
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <div className="flex flex-col items-start gap-1.5">
          <Checkbox
            label={words.notPreviousApprover}
            checked={notPreviousApprover}
            onChange={(event) => change({ notPreviousApprover: event.target.checked })}
          />
          <Checkbox
            label={words.notCreator}
            checked={notCreator}
            onChange={(event) => change({ notCreator: event.target.checked })}
          />
          {step.mode === 'all_must_act' && (
            <Checkbox
              label={words.waitsForAll}
              description={words.waitsForAllHelp}
              checked={waitsForAll}
              onChange={(event) => change({ waitsForAll: event.target.checked })}
            />
          )}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Days
            name={`remind-${step.key}`}
            label={words.remind}
            value={remindAfterDays}
            words={words}
            onChange={(days) => change({ remindAfterDays: days })}
          />
          <Days
            name={`due-${step.key}`}
            label={words.due}
            value={dueAfterDays}
            words={words}
            onChange={(days) => change({ dueAfterDays: days })}
          />
        </div>
      </div>
    </details>
  );
}

/** A number of days from 1 to 365, or none. */
function Days({
  name,
  label,
  value,
  words,
  onChange,
}: {
  name: string;
  label: string;
  value: number | null;
  words: DesignerWords;
  onChange: (days: number | null) => void;
}) {
  return (
    <Field name={name} label={label} optional>
      <Input
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={value ?? ''}
        after={words.days}
        onChange={(event) => {
          const days = Number(event.target.value.replaceAll(/\D/g, ''));
          onChange(days > 0 ? Math.min(days, 365) : null);
        }}
      />
    </Field>
  );
}
