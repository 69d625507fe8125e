import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { recipientSearch } from '@/lib/shares/input';
import { findRecipients } from '@/lib/shares/recipients/find';
import { shareChoices } from '../share-choices';

/** Up to twenty recipients by name for the document, and for those in `also`, of which there may be `more`, with what sharing would mean for each. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const { documentId } = await params;
  const asked = recipientSearch.safeParse({ ...Object.fromEntries(new URL(request.url).searchParams), documentId });
  if (!asked.success) return refuse('not_found');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const { also, more, name } = asked.data;
  const documents = [documentId, ...also];
  const found = await findRecipients(actor, documents, name);
  if (!found) return refuse('not_found');
  const recipients = await shareChoices(actor, found, { documents: documents.length, areAll: !more });
  return Response.json({ recipients }, { headers: { 'cache-control': 'no-store' } });
}
