import type { FormEvent } from 'react';
import type { Outcome } from '@/lib/policy/outcome';
import type { Fault } from './outcome-notice';

type Answer = Outcome | Fault | null;

/** The answer without what it says of `field`, which was changed since: nobody is told of a mistake that is not there any more. */
export function withoutError<Given extends Answer>(answer: Given, field: string | undefined): Given {
  if (answer?.code !== 'invalid' || field === undefined || !Object.hasOwn(answer.fields, field)) return answer;
  const { [field]: _, ...fields } = answer.fields;
  return { ...answer, fields };
}

/** Whether something is still wrong: not when all that was has been changed. */
export const isStillWrong = (answer: Answer): boolean =>
  answer !== null && answer.code !== 'ok' && (answer.code !== 'invalid' || Object.keys(answer.fields).length > 0);

/** The field of the form whose control was changed; nothing where that is a form of its own, in a dialog opened from this one. */
export function changedField({ target, currentTarget }: FormEvent<HTMLElement>): string | undefined {
  const control = target as HTMLElement;
  return currentTarget.contains(control) ? control.closest<HTMLElement>('[data-field]')?.dataset.field : undefined;
}
