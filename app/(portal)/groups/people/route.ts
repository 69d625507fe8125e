import { findPeople } from '@/lib/groups/members/queries';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { choicesOf } from './choices';

/** People of the own environment that fit `?search=` by name, and from three letters on those of partners; twenty at most (R-031, C-42). */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  return Response.json(choicesOf(await findPeople(actor, search)), { headers: { 'cache-control': 'no-store' } });
}
