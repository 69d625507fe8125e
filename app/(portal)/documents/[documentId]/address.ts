import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { sourceView } from '@/components/documents/viewer/document-viewer';

const address = z.object({
  /** Which way of looking at the document is open. */
  view: z.string().max(20).catch('').prefault(''),
  /** Where an older part of the history begins. */
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

/** What stands in the page's address; what cannot be read is left out. */
export async function readAddress(searchParams: SearchParams) {
  const { view, before } = address.parse(await searchParams);
  return { view, before, withSource: view === sourceView };
}
