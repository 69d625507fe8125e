import { type Box, boxes } from '@/db/vocabulary';
import { type ListAddress, listAddress } from '@/lib/documents/input';
import type { Actor } from '@/lib/policy/actor';
import { refuse, refuseOveruse } from '@/lib/policy/answer';

/** Of which box somebody asks for all of a list, and what else its address says; or the answer that refuses it. `as` is what it counts as. */
export async function listAsked(
  request: Request,
  actor: Actor,
  as: 'search' | 'export',
): Promise<Response | { box: Box; address: ListAddress }> {
  const asked = new URL(request.url).searchParams;
  const box = boxes.find((one) => one === asked.get('box'));
  if (!box) return refuse('invalid');
  const overused = await refuseOveruse(as, actor);
  return overused ?? { box, address: listAddress.parse(Object.fromEntries(asked)) };
}
