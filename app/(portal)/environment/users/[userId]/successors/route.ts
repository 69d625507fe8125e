import { environmentFacts } from '@/lib/environments/facts';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { isId, searchText } from '@/lib/policy/shapes';
import { findSuccessors } from '@/lib/tasks/handing-over/queries';
import { choicesOf } from './choices';

/** Colleagues that fit `?search=` by name and could take over the open tasks of somebody who leaves, for who manages users; twenty at most. */
export async function GET(request: Request, { params }: { params: Promise<{ userId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const { userId } = await params;
  if (!isId(userId)) return refuse('not_found');
  if (!can('user.list', actor, environmentFacts(actor)).allowed) return refuse('forbidden');
  const overused = await refuseOveruse('search', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const choices = choicesOf(await findSuccessors(actor, userId, search));
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
