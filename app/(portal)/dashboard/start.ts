import { countOwnOrganisations, listNewest } from '@/lib/documents/lists/overview';
import type { Actor } from '@/lib/policy/actor';

/** How far somebody is: how many organisations are theirs, and whether there is any document for them. */
export async function findStart(actor: Actor): Promise<{ organisations: number; hasDocuments: boolean }> {
  const [organisations, newest] = await Promise.all([countOwnOrganisations(actor), listNewest(actor, 1)]);
  return { organisations, hasDocuments: newest.length > 0 };
}
