import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/policy/session';
import { findTask, listReceipts } from '@/lib/tasks/detail/queries';

/** The task of these pages, else what the reader once decided in it; missing and foreign are the same (D-07). */
export const taskOfPage = cache(async (taskId: string) => {
  const actor = await requireActor();
  const task = await findTask(actor, taskId);
  if (task) return { actor, task };
  const receipts = await listReceipts(actor, taskId);
  return receipts.length > 0 ? { actor, task: null, receipts } : notFound();
});
