'use client';

import { startTransition, useEffect } from 'react';
import type { FormAction } from '@/lib/policy/outcome';

/** Tells that the document is before somebody's eyes. Acts once the page is really shown: what is fetched ahead marks nothing. */
export function MarkRead({ documentId, action }: { documentId: string; action: FormAction }) {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      const form = new FormData();
      form.set('documentId', documentId);
      startTransition(async () => {
        await action(null, form);
      });
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [documentId, action]);
  return null;
}
