import { type Box, boxes } from '@/db/vocabulary';
import { type ListAddress, listAddress } from '@/lib/documents/input';
import type { Actor } from '@/lib/policy/actor';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** Who asks for all of a list, in which box, and what else its address says; or the answer that refuses it. `as` is the kind of request it counts as. */
export async function listAsked(
  request: Request,
  as: 'search' | 'export',
): Promise<Response | { actor: Actor; box: Box; address: ListAddress }> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = new URL(request.url).searchParams;
  const box = boxes.find((one) => one === asked.get('box'));
  if (!box) return refuse('invalid');
  const overused = await refuseOveruse(as, actor);
  return overused ?? { actor, box, address: listAddress.parse(Object.fromEntries(asked)) };
}
