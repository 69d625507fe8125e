'use client';

import type { Definition, Target } from '@/lib/workflows/definition/definition';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { fill } from '../ui/words';
import type { DesignerWords } from './words';

type Steps = Definition['steps'];
type Option = { value: string; label: string };

/** Where a way out of a step leads: on, to a step below, or to an end. */
export function LeadsTo({
  name,
  label,
  steps,
  place,
  value,
  words,
  onChange,
}: {
  name: string;
  label: string;
  steps: Steps;
  place: number;
  value: Target;
  words: DesignerWords;
  onChange: (target: Target) => void;
}) {
  const isLast = place === steps.length - 1;
  const below = steps.slice(place + 1).map((step, at) => option(steps, place + 1 + at, step.key, words.toStep));
  const options = [
    { value: 'next', label: isLast ? words.toEnd : words.toNext },
    ...below.slice(1),
    ...(isLast ? [] : [{ value: 'approve', label: words.toApprove }]),
    { value: 'reject', label: words.toReject },
  ];
  // Behind the last step there is the end alone, whichever way it was chosen.
  const shown = isLast && value === 'approve' ? 'next' : value;
  return <Choice {...{ name, label, words, onChange, steps, options }} value={shown} />;
}

/** Where a rejection leads: to the end, or back up to who decided before. */
export function RejectionLeadsTo({
  steps,
  place,
  ...rest
}: Omit<Parameters<typeof LeadsTo>[0], 'onChange'> & { onChange: (target: string) => void }) {
  const above = steps
    .slice(0, place)
    .flatMap((step, at) => (step.kind === 'task' ? [option(steps, at, step.key, rest.words.backTo)] : []));
  return <Choice {...rest} steps={steps} options={[{ value: 'reject', label: rest.words.toReject }, ...above]} />;
}

const option = (steps: Steps, at: number, value: string, sentence: string): Option => ({
  value,
  label: fill(sentence, `${at + 1}. ${steps[at]!.name}`),
});

function Choice({
  name,
  label,
  steps,
  value,
  options,
  words,
  onChange,
}: {
  name: string;
  label: string;
  steps: Steps;
  value: string;
  options: Option[];
  words: DesignerWords;
  onChange: (target: string) => void;
}) {
  // What a step that was moved leads to stays to be seen, until somebody chooses something else.
  const at = steps.findIndex((one) => one.key === value);
  const isOffered = options.some((one) => one.value === value);
  const stray = at < 0 ? { value, label: words.toGone } : option(steps, at, value, words.toStep);
  return (
    <Field name={name} label={label}>
      <Select
        value={value}
        options={isOffered ? options : [...options, stray]}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
