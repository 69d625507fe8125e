import type { ReactNode } from 'react';

/** The bar on top: the rail's button (phone), search, and what everybody needs everywhere (create, profile). */
export function TopBar({ rail, search, children }: { rail: ReactNode; search?: ReactNode; children?: ReactNode }) {
  return (
    // Not blurred on a phone: what opens from it at the foot of the screen would stand at the foot of the bar.
    <header className="no-print sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-canvas px-4 sm:bg-canvas/90 sm:px-6 sm:backdrop-blur-sm lg:px-8">
      {rail}
      <div className="flex min-w-0 flex-1 items-center">{search}</div>
      <div className="flex items-center gap-1.5">{children}</div>
    </header>
  );
}
