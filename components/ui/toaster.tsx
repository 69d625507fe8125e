'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { type Announcement, hearAnnouncements } from './announce';
import { usePartWords } from './words';

const Toasts = lazy(() => import('./toasts'));

/** Where announcements appear; stands once, in the root layout. What draws them is loaded with the first one. */
export function Toaster() {
  const words = usePartWords();
  const [announcements, setAnnouncements] = useState<Announcement[]>([]);
  useEffect(() => hearAnnouncements((next) => setAnnouncements((before) => [...before, next])), []);
  if (announcements.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Toasts announcements={announcements} words={words} />
    </Suspense>
  );
}
