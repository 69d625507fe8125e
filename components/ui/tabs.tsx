import { cx } from './classes';
import { Count } from './count';
import { Link } from './link';

export type Tab = {
  href: string;
  label: string;
  isCurrent: boolean;
  count?: number | undefined;
  /** The number in words. */
  countLabel?: string | undefined;
};

/** Parts of one thing, each at its own address: links, with the current one marked. All of them are in sight, on a phone in several lines. */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly Tab[];
  className?: string | undefined;
}) {
  return (
    <nav aria-label={label} className={cx('no-print mb-5 border-line border-b', className)}>
      <ul className="-mb-px flex flex-wrap sm:gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className="finger flex h-9 items-center gap-2 whitespace-nowrap border-transparent border-b-2 px-2 text-muted text-sm hover:text-ink focus-visible:-outline-offset-2 sm:px-2.5 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && <Count value={tab.count} label={tab.countLabel} quiet />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
