'use client';

import { Bell as BellIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../ui/button';

type Count = { unread: number; label: string };

/**
 * The way to what one was told, with how much of it is unread; `label` says it in words. Wherever its reader goes, and when
 * they come back to the window, it tells `here` the place (what leads there is read then) and shows what is left.
 */
export function Bell({ href, here, unread, label }: { href: string; here: string } & Count) {
  const path = usePathname();
  const [drawn, setDrawn] = useState<Count>({ unread, label });
  const [count, setCount] = useState<Count>(drawn);
  // The page was drawn anew: it knows better.
  if (drawn.unread !== unread || drawn.label !== label) {
    setDrawn({ unread, label });
    setCount({ unread, label });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another place to tell.
  useEffect(() => {
    const leaving = new AbortController();
    const tell = async () => {
      if (document.visibilityState !== 'visible') return;
      const left = await countAt(here, leaving.signal);
      if (left) setCount(left);
    };
    void tell();
    document.addEventListener('visibilitychange', tell, { signal: leaving.signal });
    return () => leaving.abort();
  }, [here, path]);

  return (
    <span className="relative inline-flex">
      <ButtonLink
        href={href}
        variant="quiet"
        className="w-8 px-0"
        icon={<BellIcon aria-hidden />}
        aria-label={count.label}
        data-tip={count.label}
      />
      {count.unread > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 font-semibold text-[0.625rem] text-on-accent tabular-nums ring-2 ring-canvas"
        >
          {count.unread > 99 ? '99+' : count.unread}
        </span>
      )}
    </span>
  );
}

/** What is left to read after being here; nothing when it cannot be asked now, or one has gone on. */
async function countAt(here: string, signal: AbortSignal): Promise<Count | null> {
  const path = `${window.location.pathname}${window.location.search}`;
  try {
    const answer = await fetch(`${here}?${new URLSearchParams({ path })}`, { method: 'POST', signal });
    return answer.ok ? ((await answer.json()) as Count) : null;
  } catch {
    return null;
  }
}
