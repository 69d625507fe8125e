import type { ComponentProps, ReactNode } from 'react';
import { type ButtonVariant, buttonClasses } from './button';
import { cx } from './classes';

type IconOnly = { label: string; icon: ReactNode; variant?: ButtonVariant | undefined; size?: 'sm' | 'md' | undefined };

const square = { sm: 'w-7 px-0 pointer-coarse:w-9', md: 'w-8 px-0' };

/** A button of one icon; `label` is its name and the tip that appears over it. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'md',
  className,
  ...rest
}: IconOnly & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      {...rest}
      className={buttonClasses(variant, size, cx(square[size], className))}
    >
      {icon}
    </button>
  );
}
