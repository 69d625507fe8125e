import { findPartnerships } from '@/lib/partnerships/managers/queries';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { countUse } from '@/lib/policy/use-limits';
import { choicesOf } from './choices';

/** The environment's live partnerships that fit `?search=` by the partner's name, twenty at most. */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  try {
    await countUse('search', actor);
  } catch (error) {
    return refuseWith(error, actor);
  }
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  return Response.json(choicesOf(await findPartnerships(actor, search)), { headers: { 'cache-control': 'no-store' } });
}
