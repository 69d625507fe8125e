import { findRecipients } from '@/lib/documents/drafts/queries';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** Organisations that a text means, for choosing a recipient: name, number and city, at most ten. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  try {
    const found = await findRecipients(actor, new URL(request.url).searchParams.get('text') ?? '');
    return Response.json(found, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return refuseWith(error, actor);
  }
}
