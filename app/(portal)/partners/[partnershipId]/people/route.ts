import { getTranslations } from 'next-intl/server';
import type { Choice } from '@/components/ui/combobox';
import { findTheirPeople } from '@/lib/partnerships/access/queries';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { isId, searchText } from '@/lib/policy/shapes';
import { countUse } from '@/lib/policy/use-limits';

/** People of the partner that fit `?search=` by three letters or more of their name; names alone, ten at most (C-42). */
export async function GET(request: Request, { params }: { params: Promise<{ partnershipId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const { partnershipId } = await params;
  const asked = new URL(request.url).searchParams;
  const organisationId = asked.get('organisation') ?? '';
  if (!isId(partnershipId) || !isId(organisationId)) return refuse('not_found');
  try {
    await countUse('recipients', actor);
  } catch (error) {
    return refuseWith(error, actor);
  }
  const found = await findTheirPeople(
    actor,
    { partnershipId, organisationId },
    searchText().parse(asked.get('search')),
  );
  if (!found) return refuse('not_found');
  const already = (await getTranslations('partnership'))('already');
  const choices: Choice[] = found.map(({ id, name, isMember }) => ({
    id,
    label: name,
    kind: 'user',
    ...(isMember && { reason: already }),
  }));
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
