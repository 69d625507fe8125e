import { askedFile } from '@/lib/documents/files/input';
import { findPrinted } from '@/lib/documents/files/printed';
import { asDownload } from '@/lib/documents/files/serve';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** An invoice or credit note as a PDF, made from its XML. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = askedFile(request, await params);
  if (!asked) return refuse('not_found');
  const overused = await refuseOveruse('print', actor);
  if (overused) return overused;
  const file = await findPrinted(actor, asked.documentId);
  return file ? asDownload(file) : refuse('not_found');
}
