import { redirect } from 'next/navigation';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';

/** My environment: the first of its places that is open to the reader. */
export default async function EnvironmentPage() {
  const actor = await requireActor();
  const manages = can('user.list', actor, environmentFacts(actor)).allowed;
  redirect(manages ? '/environment/users' : '/environment/organisations');
}
