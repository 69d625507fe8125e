'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './classes';
import { useControl, usePostedChoice } from './form-context';

/** On or off, at once: for a form with `autosave`. With `reason` it cannot be turned, and says why. */
export function Switch({
  label,
  description,
  reason,
  hideLabel = false,
  defaultChecked,
  className,
  ...rest
}: {
  label: ReactNode;
  description?: ReactNode;
  reason?: string | undefined;
  hideLabel?: boolean | undefined;
} & Omit<ComponentProps<'input'>, 'type' | 'value'>) {
  const control = useControl(rest);
  const posted = usePostedChoice(control.name, 'on');
  const given = rest.checked === undefined ? { defaultChecked: posted ?? defaultChecked } : {};
  return (
    <label
      data-tip={hideLabel ? reason : undefined}
      className={cx(
        'finger flex items-start justify-between gap-4 text-sm',
        hideLabel && 'inline-flex items-center',
        className,
      )}
    >
      <span className={cx('min-w-0', hideLabel && 'sr-only')}>
        <span className="font-medium">{label}</span>
        {description && <span className="block text-muted text-small">{description}</span>}
        {reason && <span className="block text-attention-ink text-small">{reason}</span>}
      </span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself.
        role="switch"
        {...rest}
        {...control}
        {...given}
        value="on"
        disabled={Boolean(reason) || rest.disabled}
        className={cx(
          'relative inline-block h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full bg-edge transition-colors duration-150',
          'before:absolute before:top-0.75 before:left-0.75 before:size-4.5 before:rounded-full before:bg-white before:transition-transform before:duration-150 before:content-[""]',
          'checked:bg-accent checked:before:translate-x-4 dark:checked:before:bg-on-accent',
          'disabled:cursor-not-allowed disabled:opacity-50 forced-colors:appearance-auto forced-colors:before:hidden',
        )}
      />
    </label>
  );
}
