import { documentInput } from '@/lib/documents/input';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { findStarting } from '@/lib/workflows/starting/queries';

/** The workflows that may be started for the document by hand: what the dialog of a list offers. None for whoever may start none. */
export async function GET(_: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = documentInput.safeParse(await params);
  const starting = asked.success && (await findStarting(actor, asked.data.documentId));
  if (!starting) return refuse('not_found');
  return Response.json({ workflows: starting.workflows }, { headers: { 'cache-control': 'no-store' } });
}
