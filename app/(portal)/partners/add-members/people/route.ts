import type { Choice } from '@/components/ui/combobox';
import { askFacts, findColleagues } from '@/lib/partnerships/access/queries';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { countUse } from '@/lib/policy/use-limits';
import { choicesOf } from './choices';

/** Colleagues that fit `?search=` by name, ten at most; for who may ask a partner to let them in. */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  if (!can('access.request', actor, askFacts(actor)).allowed) return refuse('forbidden');
  try {
    await countUse('search', actor);
  } catch (error) {
    return refuseWith(error, actor);
  }
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const choices: Choice[] = choicesOf(await findColleagues(actor, search));
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
