'use client';

import { type ReactNode, useContext, useId } from 'react';
import { cx } from './classes';
import { FieldContext, FormContext, fieldId } from './form-context';
import { usePartWords } from './words';

/**
 * Label, hint, error and the one control inside, which takes id, name, description, validity and what was typed before
 * from here. `name` is the key of the field in the outcome.
 */
export function Field({
  name,
  label,
  hint,
  optional = false,
  hideLabel = false,
  className,
  children,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean | undefined;
  hideLabel?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const field = useField(name, Boolean(hint));
  const words = usePartWords();
  return (
    <FieldContext value={field}>
      <div data-field={name} className={cx('flex min-w-0 flex-col gap-1.5', className)}>
        <label
          id={field.labelId}
          htmlFor={field.id}
          className={cx('font-medium text-ink text-sm', hideLabel && 'sr-only')}
        >
          {label}
          {optional && <span className="font-normal text-muted"> ({words.optional})</span>}
        </label>
        {hint && <Hint id={field.hintId}>{hint}</Hint>}
        <FieldError id={field.errorId} message={field.error} />
        {children}
      </div>
    </FieldContext>
  );
}

/** Ids and error of the field `name` in the form around. */
export function useField(name: string, hasHint: boolean) {
  const form = useContext(FormContext);
  const alone = useId();
  const id = fieldId(form?.id ?? alone, name);
  const error = form?.errors[name];
  return {
    id,
    name,
    labelId: `${id}-label`,
    error,
    isInvalid: error !== undefined,
    ...(hasHint && { hintId: `${id}-hint` }),
    ...(error !== undefined && { errorId: `${id}-error` }),
  };
}

/** What helps to fill the field in, under its label. */
export function Hint({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="-mt-1 text-muted text-small">
      {children}
    </p>
  );
}

/** What is wrong with the field, in the words of the summary. */
export function FieldError({ id, message }: { id?: string | undefined; message?: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="font-medium text-danger-ink text-small">
      {message}
    </p>
  );
}
