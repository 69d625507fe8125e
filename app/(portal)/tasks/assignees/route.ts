import { environmentFacts } from '@/lib/environments/facts';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { findAssignees } from '@/lib/workflows/assignees/queries';
import { choicesOf } from '../../workflows/assignees/choices';

/** People and groups a task can be assigned to instead, by `?search=`; nobody for who does not look after workflows (C-38). */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) return refuse('forbidden');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const choices = await choicesOf(await findAssignees(actor, search));
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
