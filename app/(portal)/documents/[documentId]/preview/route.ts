import { askedFile } from '@/lib/documents/files/input';
import { asPreview } from '@/lib/documents/files/serve';
import { findFile } from '@/lib/documents/files/stored';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** A PDF or an image for the frame on the document's page. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = askedFile(request, await params);
  const file = asked && (await findFile(actor, asked.documentId, asked.version));
  return (file && (await asPreview(file))) ?? refuse('not_found');
}
