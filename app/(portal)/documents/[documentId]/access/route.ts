import { documentInput } from '@/lib/documents/input';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { findAccess } from '@/lib/shares/queries';
import { accessRows } from '../access-rows';

/** Who has access to the document and why, in the reader's words: what the share dialog shows of a row in a list. */
export async function GET(_: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = documentInput.safeParse(await params);
  const access = asked.success && (await findAccess(actor, asked.data.documentId));
  if (!access) return refuse('not_found');
  return Response.json({ rows: await accessRows(actor, access) }, { headers: { 'cache-control': 'no-store' } });
}
