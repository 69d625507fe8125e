import type { ReactNode } from 'react';
import { SkipLink } from './skip-link';

/**
 * The portal's frame: the rail on the left (on a phone in a sheet, opened from the top bar), the bar on top, the page.
 * `isPartner` draws the coloured edge of work in a partner's environment.
 */
export function Frame({
  skip,
  menu,
  home,
  rail,
  railFoot,
  topBar,
  isPartner = false,
  children,
}: {
  /** The words of the skip link. */
  skip: string;
  /** Name of the menu. */
  menu: string;
  /** The logo, as a link home. */
  home: ReactNode;
  rail: ReactNode;
  railFoot?: ReactNode;
  topBar: ReactNode;
  isPartner?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <>
      <SkipLink label={skip} />
      {isPartner && <div aria-hidden className="no-print fixed inset-x-0 top-0 z-40 h-0.75 bg-external" />}
      <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <div className="no-print hidden border-line border-r lg:block">
          <nav aria-label={menu} className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto px-3 pt-3 pb-3">
            <div className="flex h-7 shrink-0 items-center px-2">{home}</div>
            <div className="flex-1">{rail}</div>
            {railFoot}
          </nav>
        </div>
        <div className="flex min-w-0 flex-col">
          {topBar}
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto w-full max-w-[84rem] flex-1 px-4 pt-6 pb-16 sm:px-6 lg:px-8 print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
