import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

/** Which partnerships are the actor's to see (P01): all of them, those they are connected to, or of all of them the contact persons alone. */
export type PartnersReach = 'all' | 'connected' | 'contacts';

export function reachOf(actor: Actor): PartnersReach {
  const mayWhen = (isConnected: boolean) =>
    can('partnership.see', actor, { ...environmentFacts(actor), isConnected }).allowed;
  if (mayWhen(false)) return 'all';
  return mayWhen(true) ? 'connected' : 'contacts';
}
