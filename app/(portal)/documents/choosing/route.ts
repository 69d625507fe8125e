import { getTranslations } from 'next-intl/server';
import type { ChosenDocument } from '@/components/documents/chosen';
import { nameOf } from '@/components/documents/listed-document';
import { chooseEverything } from '@/lib/documents/lists/every-page';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { listAsked } from '../list/asked';
import { withRights } from '../list/row-rights';

/** Everything that a list's address asks for, as a press chooses it: up to a thousand, the newest first. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = await listAsked(request, actor, 'search');
  if (asked instanceof Response) return asked;
  const { box, address } = asked;
  const found = await chooseEverything(actor, box, address);
  const unnamed = (await getTranslations('lists'))('unnamed');
  const documents = found.documents.map((row): ChosenDocument => {
    const { mayShare, mayStart } = withRights(actor, row);
    return { id: row.id, name: nameOf(row, unnamed), mayShare, mayStart };
  });
  return Response.json({ documents, isMore: found.isMore }, { headers: { 'cache-control': 'private, no-store' } });
}
