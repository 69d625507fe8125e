import { getTranslations } from 'next-intl/server';
import type { ChosenDocument } from '@/components/documents/chosen';
import { nameOf } from '@/components/documents/listed-document';
import { boxes } from '@/db/vocabulary';
import { listAddress } from '@/lib/documents/input';
import { chooseEverything } from '@/lib/documents/lists/every-page';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { withRights } from '../list/row-rights';

/** Everything that a list's address asks for, as a press chooses it: up to a thousand, the newest first. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = new URL(request.url).searchParams;
  const box = boxes.find((one) => one === asked.get('box'));
  if (!box) return refuse('invalid');
  const overused = await refuseOveruse('search', actor);
  if (overused) return overused;
  const found = await chooseEverything(actor, box, listAddress.parse(Object.fromEntries(asked)));
  const unnamed = (await getTranslations('lists'))('unnamed');
  const documents = found.documents.map((row): ChosenDocument => {
    const { mayShare, mayStart } = withRights(actor, row);
    return { id: row.id, name: nameOf(row, unnamed), mayShare, mayStart };
  });
  return Response.json({ documents, isMore: found.isMore }, { headers: { 'cache-control': 'private, no-store' } });
}
