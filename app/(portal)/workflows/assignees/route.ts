import { environmentFacts } from '@/lib/environments/facts';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { findAssignees } from '@/lib/workflows/assignees/queries';
import { choicesOf, roleChoices } from './choices';

/** Whom a step can name, by `?search=`: groups and people in reach, and roles by their words; nobody for who builds no workflows (G15). */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  if (!can('workflow.see', actor, environmentFacts(actor)).allowed) return refuse('forbidden');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const roles = (await roleChoices()).filter((one) => hasWords(one.label, search));
  const found = await choicesOf(await findAssignees(actor, search));
  return Response.json([...found, ...roles], { headers: { 'cache-control': 'no-store' } });
}

const hasWords = (label: string, search: string) =>
  search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => label.toLocaleLowerCase().includes(word));
