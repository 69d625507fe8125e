import { sql } from 'drizzle-orm';
import { reading } from '@/db/client';
import type { Actor } from '@/lib/policy/actor';
import { exercise } from '@/lib/policy/grant';
import { leadsHere, markReadAt } from './commands';
import { ownNotifications } from './facts';
import { unreadIn } from './queries';

/**
 * Whoever is where a notification leads has seen it, whichever way they came. Answers how many the actor has not read then,
 * no further than a hundred; writes nothing where nothing leads.
 */
export async function arriveAt(actor: Actor, path: string): Promise<number> {
  const before = await reading(actor, async (tx) => {
    const leading = await tx.execute(sql`select from notifications
      where user_id = current_user_id() and read_at is null and ${leadsHere(path)} limit 1`);
    return { unread: await unreadIn(tx), isAwaited: leading.length > 0 };
  });
  if (!before.isAwaited) return before.unread;
  return exercise('notification.read', actor, ownNotifications, async (grant) => {
    await markReadAt(grant, path);
    return unreadIn(grant.tx);
  });
}
