import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './classes';
import { Link } from './link';

export type LinkOption = {
  href: string;
  label: ReactNode;
  icon?: ReactNode;
  description?: ReactNode;
  /** Chosen now. */
  isCurrent?: boolean | undefined;
  count?: number | undefined;
  /** An ordinary `<a>`: a download, another site. */
  isPlain?: boolean | undefined;
};

/** A list of links in a popup: places to go, or values of a filter of which some are chosen. */
export function OptionList({
  label,
  options,
  className,
}: {
  label?: string | undefined;
  options: readonly LinkOption[];
  className?: string | undefined;
}) {
  const isChoice = options.some((option) => option.isCurrent !== undefined);
  return (
    <ul aria-label={label} className={cx('flex max-h-80 flex-col overflow-y-auto p-1', className)}>
      {options.map((option) => {
        const Element = option.isPlain ? 'a' : Link;
        return (
          <li key={option.href}>
            <Element
              href={option.href}
              aria-current={option.isCurrent ? 'true' : undefined}
              className="flex min-h-8 pointer-coarse:min-h-11 items-center gap-2.5 rounded-md px-2 py-1 text-sm hover:bg-highlight focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
            >
              {isChoice &&
                (option.isCurrent ? <Check aria-hidden className="text-accent-ink!" /> : <span className="w-4" />)}
              {option.icon}
              <span className="min-w-0 flex-1">
                {option.label}
                {option.description && <span className="block text-muted text-small">{option.description}</span>}
              </span>
              {option.count !== undefined && <span className="text-muted text-small tabular-nums">{option.count}</span>}
            </Element>
          </li>
        );
      })}
    </ul>
  );
}
