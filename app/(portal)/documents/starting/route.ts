import { refuse } from '@/lib/policy/answer';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { findCurrentActor } from '@/lib/policy/session';
import { startableInput } from '@/lib/workflows/input';
import { findStartingOfAny } from '@/lib/workflows/starting/queries';

/** The workflows that may be started by hand for documents of a list, by `?document=`; where none may, why. */
export async function GET(request: Request) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = startableInput.safeParse({ documents: new URL(request.url).searchParams.getAll('document') });
  const found = asked.success && (await findStartingOfAny(actor, asked.data.documents));
  if (!found) return refuse('not_found');
  const why = (await wordsOfMissing(found.missing, actor)).map((one) => one.condition).join(' ');
  return Response.json({ workflows: found.workflows, why }, { headers: { 'cache-control': 'no-store' } });
}
