import { countOwnOrganisations, hasDocuments } from '@/lib/documents/lists/overview';
import type { Actor } from '@/lib/policy/actor';

/** How far somebody is: how many organisations are theirs, and whether there is any document for them. */
export async function findStart(actor: Actor): Promise<{ organisations: number; hasDocuments: boolean }> {
  const [organisations, any] = await Promise.all([countOwnOrganisations(actor), hasDocuments(actor)]);
  return { organisations, hasDocuments: any };
}
