import { getTranslations } from 'next-intl/server';
import { findCandidates } from '@/lib/organisations/members/queries';
import { factsOf, findOrganisation } from '@/lib/organisations/queries';
import { findCurrentActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { choicesOf } from './choices';

const refuse = (status: number, error: string) => Response.json({ error }, { status });

/** People of the own environment that fit `?search=`, for who may add members; ten at most. */
export async function GET(request: Request, { params }: { params: Promise<{ organisationId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse(401, 'unauthenticated');
  const { organisationId } = await params;
  const organisation = isId(organisationId) ? await findOrganisation(actor, organisationId) : null;
  if (!organisation) return refuse(404, 'not_found');
  if (factsOf(organisation).level !== 'administrator') return refuse(403, 'forbidden');
  const search = new URL(request.url).searchParams.get('search')?.slice(0, 100) ?? '';
  const already = (await getTranslations('members'))('already');
  return Response.json(choicesOf(await findCandidates(actor, organisation, search), already));
}
