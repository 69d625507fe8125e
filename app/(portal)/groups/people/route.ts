import { findPeople } from '@/lib/groups/members/queries';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { id, searchText } from '@/lib/policy/shapes';
import { choicesOf } from './choices';

/** People of the own environment that fit `?search=` by name, and from three letters on those of partners, or of the one `?partner=` names; twenty at most (R-031, C-42). */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const asked = new URL(request.url).searchParams;
  const search = searchText().parse(asked.get('search'));
  const partnerId = id().nullable().catch(null).parse(asked.get('partner'));
  return Response.json(choicesOf(await findPeople(actor, search, { partnerId })), {
    headers: { 'cache-control': 'no-store' },
  });
}
