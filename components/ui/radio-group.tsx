'use client';

import type { ReactNode } from 'react';
import { cx } from './classes';
import { FieldError, Hint, useField } from './field';
import { usePosted } from './form-context';
import { usePartWords } from './words';

/** `reason` closes the option and says why. */
export type RadioOption = { value: string; label: ReactNode; description?: ReactNode; reason?: string | undefined };

/** One of a few, all of them in sight, each with a line that says what it means. */
export function RadioGroup({
  name,
  label,
  hint,
  optional = false,
  options,
  defaultValue,
  value,
  columns = false,
  onChange,
  className,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean | undefined;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  /** Chosen by whoever listens to `onChange`. */
  value?: string | undefined;
  /** Side by side where there is room. */
  columns?: boolean | undefined;
  onChange?: ((value: string) => void) | undefined;
  className?: string | undefined;
}) {
  const field = useField(name, Boolean(hint));
  const chosen = usePosted(name) ?? defaultValue;
  const words = usePartWords();
  return (
    <fieldset
      data-field={name}
      aria-describedby={[field.hintId, field.errorId].filter(Boolean).join(' ') || undefined}
      className={cx('flex min-w-0 flex-col gap-1.5', className)}
    >
      <legend className="mb-1.5 font-medium text-ink text-sm">
        {label}
        {optional && <span className="font-normal text-muted"> ({words.optional})</span>}
      </legend>
      {hint && <Hint id={field.hintId}>{hint}</Hint>}
      <FieldError id={field.errorId} message={field.error} />
      <div className={cx('grid gap-2', columns && 'sm:auto-cols-fr sm:grid-flow-col')}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={cx(
              'finger flex items-start gap-2.5 rounded-lg border border-line-strong bg-surface px-3 py-2.5 text-sm transition-colors duration-100',
              'has-checked:border-accent has-checked:bg-accent-soft',
              option.reason ? 'border-line bg-sunken text-muted' : 'cursor-pointer hover:border-edge',
              field.isInvalid && 'border-danger',
            )}
          >
            <input
              type="radio"
              id={index === 0 ? field.id : undefined}
              name={name}
              value={option.value}
              {...(value === undefined
                ? { defaultChecked: option.value === chosen }
                : { checked: option.value === value })}
              disabled={Boolean(option.reason)}
              aria-describedby={field.errorId}
              onChange={onChange && (() => onChange(option.value))}
              className="mt-px size-4.5 shrink-0 appearance-none rounded-full border border-edge bg-surface checked:border-[5.5px] checked:border-accent disabled:border-line-strong forced-colors:appearance-auto"
            />
            <span className="min-w-0">
              <span className="font-medium">{option.label}</span>
              {option.description && <span className="block text-muted text-small">{option.description}</span>}
              {option.reason && <span className="block text-attention-ink text-small">{option.reason}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
