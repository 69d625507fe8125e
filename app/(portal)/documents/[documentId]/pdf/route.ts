import { askedFile } from '@/lib/documents/files/input';
import { findPrinted } from '@/lib/documents/files/printed';
import { asDownload } from '@/lib/documents/files/serve';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { countUse } from '@/lib/policy/use-limits';

/** An invoice or credit note as a PDF, made from its XML. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = askedFile(request, await params);
  if (!asked) return refuse('not_found');
  try {
    await countUse('print', actor);
  } catch (error) {
    return refuseWith(error, actor);
  }
  const file = await findPrinted(actor, asked.documentId);
  return file ? asDownload(file) : refuse('not_found');
}
