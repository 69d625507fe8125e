import { askedFile } from '@/lib/documents/files/input';
import { asPreview } from '@/lib/documents/files/serve';
import { findAttachment } from '@/lib/documents/files/stored';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

type Context = { params: Promise<{ documentId: string; number: string }> };

/** A PDF or an image that came inside the document, for the frame on its page. */
export async function GET(request: Request, { params }: Context) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = askedFile(request, await params);
  const file = asked?.number ? await findAttachment(actor, asked.documentId, asked.number, asked.version) : null;
  return (file && (await asPreview(file))) ?? refuse('not_found');
}
