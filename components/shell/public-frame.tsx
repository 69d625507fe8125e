import type { ReactNode } from 'react';
import { SkipLink } from './skip-link';

/** The frame of pages without an actor (sign-in, accept): one quiet column in the middle, the logo above, help below. */
export function PublicFrame({
  skip,
  home,
  corner,
  foot,
  children,
}: {
  skip: string;
  home: ReactNode;
  /** Top right: the choice of language. */
  corner?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col px-4 sm:px-6">
      <SkipLink label={skip} />
      <header className="no-print mx-auto flex w-full max-w-5xl items-center justify-between py-4 sm:py-6">
        {home}
        {corner}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-lg flex-1 flex-col pt-2 pb-12 sm:justify-center sm:pt-6 sm:pb-24"
      >
        {children}
      </main>
      {foot && (
        <footer className="no-print mx-auto w-full max-w-lg py-6 text-center text-muted text-small">{foot}</footer>
      )}
    </div>
  );
}

/** The sheet of paper in the public frame: one matter, one decision. */
export function PublicCard({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="sm:rounded-xl sm:border sm:border-line sm:bg-surface sm:px-8 sm:py-8">
      <h1 tabIndex={-1} className="font-semibold text-xl tracking-tight">
        {title}
      </h1>
      {lead && <div className="mt-1.5 text-form text-muted">{lead}</div>}
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </div>
  );
}
