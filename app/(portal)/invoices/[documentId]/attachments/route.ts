import { readBody } from '@/app/(portal)/documents/upload/body';
import { attachToDraft } from '@/lib/documents/drafts/attachments/attach';
import { attachInput } from '@/lib/documents/drafts/input';
import { codeOfFileRefusal, wordsOfFileRefusal } from '@/lib/documents/intake/refusal-words';
import { Refusal as FileRefusal } from '@/lib/documents/ubl/refusal';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** Attaches one file to a draft: its bytes as the body, its name and the draft's version in the address. */
export async function POST(request: Request, { params }: { params: Promise<{ documentId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const input = attachInput.safeParse({ ...asked, ...(await params) });
  if (!input.success) return refuse('invalid');
  try {
    await attachToDraft(actor, input.data, await readBody(request));
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof FileRefusal) {
      return refuse(codeOfFileRefusal(error), { message: await wordsOfFileRefusal(error) });
    }
    return refuseWith(error, actor);
  }
}
