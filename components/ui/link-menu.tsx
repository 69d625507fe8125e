import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button';
import { Disclosure } from './disclosure';
import { type LinkOption, OptionList } from './option-list';

/** A button with a list of links under it (create, profile); works without JavaScript. `foot` stands below the list. */
export function LinkMenu({
  label,
  icon,
  iconOnly = false,
  variant = 'secondary',
  size = 'md',
  align,
  head,
  foot,
  options,
}: {
  label: string;
  icon?: ReactNode;
  iconOnly?: boolean | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  align?: 'start' | 'end' | undefined;
  /** Above the list: who is signed in. */
  head?: ReactNode;
  foot?: ReactNode;
  options: readonly LinkOption[];
}) {
  return (
    <Disclosure
      label={iconOnly ? label : undefined}
      align={align}
      summaryClassName={buttonClasses(variant, size, iconOnly ? 'w-8 px-0' : undefined)}
      summary={
        <>
          {icon}
          {!iconOnly && label}
          {!iconOnly && <ChevronDown aria-hidden className="-mr-1 opacity-60" />}
        </>
      }
    >
      {head && <div className="border-line border-b px-3 py-2.5">{head}</div>}
      <OptionList label={label} options={options} />
      {foot && <div className="border-line border-t p-1">{foot}</div>}
    </Disclosure>
  );
}
