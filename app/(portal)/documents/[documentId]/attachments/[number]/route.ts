import { askedFile } from '@/lib/documents/files/input';
import { asDownload } from '@/lib/documents/files/serve';
import { findAttachment } from '@/lib/documents/files/stored';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** A file that came inside the document, byte for byte. */
export async function GET(request: Request, { params }: { params: Promise<{ documentId: string; number: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = askedFile(request, await params);
  const file = asked?.number ? await findAttachment(actor, asked.documentId, asked.number, asked.version) : null;
  return file ? asDownload(file) : refuse('not_found');
}
