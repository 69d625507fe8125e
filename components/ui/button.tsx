import type { ComponentProps, ReactNode } from 'react';
import { cx } from './classes';
import { Link } from './link';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary: 'border border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover active:bg-press',
  quiet: 'border border-transparent text-muted hover:bg-press hover:text-ink',
  danger: 'border border-transparent bg-danger text-on-danger hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'reach h-7 pointer-coarse:h-9 gap-1.5 px-2.5 text-small [&_svg]:size-3.5',
  md: 'finger h-8 gap-1.5 px-3 text-sm [&_svg]:size-4',
  lg: 'finger h-10 gap-2 px-4 text-form [&_svg]:size-4',
};

/** The class names of a button, for what must look like one without being one (a summary, a label). */
export function buttonClasses(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'md',
  className?: string,
): string {
  return cx(
    'relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-lg font-medium',
    'transition-colors duration-100 [&_svg]:shrink-0',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    sizes[size],
    variants[variant],
    className,
  );
}

type Looks = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined; icon?: ReactNode };

/**
 * A button that acts on the page; `type="button"` unless said otherwise. With `reason` it cannot be pressed,
 * stays reachable by keyboard and says why.
 */
export function Button({
  variant,
  size,
  icon,
  reason,
  className,
  children,
  ...rest
}: Looks & { reason?: string | undefined } & ComponentProps<'button'>) {
  const refused = reason ? { 'aria-disabled': true, 'data-tip': reason, onClick: undefined } : {};
  return (
    <button
      {...rest}
      {...refused}
      type={reason ? 'button' : (rest.type ?? 'button')}
      className={buttonClasses(variant, size, className)}
    >
      {icon}
      {children}
      {reason && <span className="sr-only">. {reason}</span>}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere. `plain` makes an ordinary `<a>` (downloads, route handlers). */
export function ButtonLink({
  variant,
  size,
  icon,
  plain = false,
  className,
  children,
  ...rest
}: Looks & { href: string; plain?: boolean | undefined } & Omit<ComponentProps<typeof Link>, 'href'>) {
  const inside = (
    <>
      {icon}
      {children}
    </>
  );
  const classes = buttonClasses(variant, size, className);
  if (plain) {
    return (
      <a {...(rest as ComponentProps<'a'>)} className={classes}>
        {inside}
      </a>
    );
  }
  return (
    <Link {...rest} className={classes}>
      {inside}
    </Link>
  );
}
