import { eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { notifications } from '@/db/schema';
import type { Actor } from '@/lib/policy/actor';
import type { EnvironmentFacts } from '@/lib/policy/facts';

/** The actor's own list of notifications. */
export const ownNotifications = async (_: Read, actor: Actor): Promise<EnvironmentFacts> => ({
  environmentId: actor.environmentId,
  subject: { kind: 'user', id: actor.userId, name: actor.name },
});

/** One notification of the actor's own; nothing for others', which the row policy hides as if they were not there. */
export async function notificationFacts(
  tx: Read,
  actor: Actor,
  { notificationId }: { notificationId: string },
): Promise<EnvironmentFacts | null> {
  const found = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(eq(notifications.id, notificationId));
  return found.length > 0 ? ownNotifications(tx, actor) : null;
}
