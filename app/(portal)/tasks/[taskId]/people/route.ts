import { getTranslations } from 'next-intl/server';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { searchText } from '@/lib/policy/shapes';
import { findDelegates } from '@/lib/tasks/delegating/queries';
import { choicesOf } from '../../../groups/people/choices';

/** People that fit `?search=` by name and whom the task may be delegated to; who may not decide it, or does already, is shown and closed. */
export async function GET(request: Request, { params }: { params: Promise<{ taskId: string }> }) {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const overused = await refuseOveruse('recipients', actor);
  if (overused) return overused;
  const search = searchText().parse(new URL(request.url).searchParams.get('search'));
  const delegates = await findDelegates(actor, (await params).taskId, search);
  if (!delegates) return refuse('not_found');
  const t = await getTranslations('tasks.unfit');
  const unfit = new Map(delegates.map((one) => [one.id, one.unfit]));
  const choices = choicesOf(delegates, ({ id }) => {
    const why = unfit.get(id);
    return why ? t(why) : undefined;
  });
  return Response.json(choices, { headers: { 'cache-control': 'no-store' } });
}
