import { searchEverywhere } from '@/lib/documents/lists/everywhere';
import { searchGroups } from '@/lib/groups/queries';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';

const mostGroups = 5;

/** What the search of the top bar finds: at most eight documents of all boxes, one's own organisations, and groups. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const term = searchText(200).parse(new URL(request.url).searchParams.get('term'));
  const overused = await refuseOveruse('search', actor);
  if (overused) return overused;
  const found = await searchEverywhere(actor, term);
  return Response.json(
    {
      documents: found.documents.map(({ id, number, subject, counterparty, box, type }) => ({
        id,
        name: number || subject,
        company: counterparty,
        box,
        type,
      })),
      organisations: found.organisations,
      groups: (term.trim() === '' ? [] : await searchGroups(actor, term, mostGroups)).map(
        ({ id, name, isOwn, environmentName }) => ({ id, name, environment: isOwn ? null : environmentName }),
      ),
    },
    { headers: { 'cache-control': 'private, no-store' } },
  );
}
