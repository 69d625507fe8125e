import { getTranslations } from 'next-intl/server';
import { findCandidates } from '@/lib/organisations/members/queries';
import { colleagueFacts, findOrganisation } from '@/lib/organisations/queries';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { findCurrentActor } from '@/lib/policy/session';
import { isId, searchText } from '@/lib/policy/shapes';
import { choicesOf } from './choices';

/** People of the organisation's own environment that fit `?search=`, for who may add members; ten at most. */
export async function GET(request: Request, { params }: { params: Promise<{ organisationId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const { organisationId } = await params;
  const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
  if (!organisation) return refuse('not_found');
  if (!can('organisation.addMember', actor, colleagueFacts(organisation)).allowed) return refuse('forbidden');
  const overused = await refuseOveruse('search', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const already = (await getTranslations('members'))('already');
  return Response.json(choicesOf(await findCandidates(actor, organisation, search), already));
}
