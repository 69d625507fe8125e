import { findPeople } from '@/lib/groups/members/queries';
import { findGroup } from '@/lib/groups/queries';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { memberFacts } from '../group';
import { partnerOf, seatChoices } from './choices';

/** People that fit `?search=` by name, for who may add members to the group; partners' from three letters on, twenty at most. */
export async function GET(request: Request, { params }: { params: Promise<{ groupId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const group = await findGroup(actor, (await params).groupId);
  if (!group) return refuse('not_found');
  if (!can('group.addMember', actor, memberFacts(group, actor.environmentId)).allowed) return refuse('forbidden');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const people = await findPeople(actor, search, { groupId: group.id, partnerId: partnerOf(actor, group) });
  const choices = await seatChoices(actor, group, people);
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
