'use client';

import { Plus, X } from 'lucide-react';
import { operatorsOf } from '@/lib/workflows/checks/operators';
import type { CheckStep, Definition } from '@/lib/workflows/definition/definition';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { RadioGroup } from '../ui/radio-group';
import { Select } from '../ui/select';
import { fill } from '../ui/words';
import { LeadsTo } from './leads-to';
import { newTest } from './steps';
import { TestValue } from './test-value';
import type { DesignerChoices, DesignerWords } from './words';

type Test = CheckStep['tests'][number];
const mostTests = 10;

/** An automatic check: questions to the document's fields, and where it leads when they hold or not (E-072). */
export function CheckFields({
  step,
  steps,
  place,
  choices,
  words,
  onChange,
}: {
  step: CheckStep;
  steps: Definition['steps'];
  place: number;
  choices: DesignerChoices;
  words: DesignerWords;
  onChange: (step: CheckStep) => void;
}) {
  const change = (part: Partial<CheckStep>) => onChange({ ...step, ...part });
  const changeTests = (tests: Test[]) => change({ tests });
  return (
    <>
      <ol aria-label={words.ask} className="flex flex-col gap-3">
        {step.tests.map((test, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is nothing but its place and what stands in it.
          <li key={at} className="rounded-lg border border-line bg-canvas p-3">
            <TestFields
              id={`${step.key}-${at}`}
              number={String(at + 1)}
              test={test}
              choices={choices}
              words={words}
              onChange={(next) => changeTests(step.tests.map((one, each) => (each === at ? next : one)))}
              onRemove={
                step.tests.length > 1 ? () => changeTests(step.tests.filter((_, each) => each !== at)) : undefined
              }
            />
          </li>
        ))}
      </ol>
      {step.tests.length < mostTests && (
        <Button
          className="w-fit"
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          onClick={() => changeTests([...step.tests, newTest])}
        >
          {words.addTest}
        </Button>
      )}
      {step.tests.length > 1 && (
        <RadioGroup
          name={`every-${step.key}`}
          label={words.ask}
          columns
          value={String(step.isEvery)}
          options={[
            { value: 'true', label: words.every },
            { value: 'false', label: words.any },
          ]}
          onChange={(value) => change({ isEvery: value === 'true' })}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <LeadsTo
          name={`passed-${step.key}`}
          label={words.passed}
          value={step.passed}
          onChange={(passed) => change({ passed })}
          {...{ steps, place, words }}
        />
        <LeadsTo
          name={`failed-${step.key}`}
          label={words.failed}
          value={step.failed}
          onChange={(failed) => change({ failed })}
          {...{ steps, place, words }}
        />
      </div>
    </>
  );
}

/** A field by its business name, a comparison that fits it, and what it is compared with. */
function TestFields({
  id,
  number,
  test,
  choices,
  words,
  onChange,
  onRemove,
}: {
  id: string;
  number: string;
  test: Test;
  choices: DesignerChoices;
  words: DesignerWords;
  onChange: (test: Test) => void;
  onRemove: (() => void) | undefined;
}) {
  const field = choices.fields.find((one) => one.value === test.field)!;
  function choose(name: string) {
    const next = choices.fields.find((one) => one.value === name)!;
    const isSame = next.kind === field.kind && next.value !== 'type' && field.value !== 'type';
    const operator = operatorsOf[next.kind].includes(test.operator) ? test.operator : 'equals';
    onChange({ field: next.value, operator, value: isSame ? test.value : '' });
  }
  return (
    <fieldset className="relative grid items-end gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <legend className="sr-only">{fill(words.test, number)}</legend>
      <Field name={`field-${id}`} label={words.field} hint={field.term}>
        <Select value={test.field} options={choices.fields} onChange={(event) => choose(event.target.value)} />
      </Field>
      <Field name={`operator-${id}`} label={words.operator}>
        <Select
          value={test.operator}
          options={choices.operators[field.kind]}
          onChange={(event) => onChange({ ...test, operator: event.target.value as Test['operator'] })}
        />
      </Field>
      <TestValue key={test.field} {...{ id, test, choices, words }} kind={field.kind} onChange={onChange} />
      {onRemove && (
        <IconButton
          className="sm:-top-1 absolute -top-2 right-0"
          size="sm"
          label={fill(words.removeTest, number)}
          icon={<X aria-hidden />}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
}
