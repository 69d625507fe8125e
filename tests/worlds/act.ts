import { exercise } from '@/lib/policy/grant';
import { createShares } from '@/lib/shares/commands';
import { shareFacts } from '@/lib/shares/facts';
import { recipientsOf, seenBy } from './oracle';
import type { World } from './world';

const accessOf = ['read_only', 'can_edit', 'full_access'] as const;

/**
 * Somebody who may shares a document with somebody they can reach, as the product does it; the world is told. So the paths
 * that the product writes are looked at beside those that were stored.
 */
export async function actIn(world: World): Promise<void> {
  for (const user of world.users.keys()) {
    const document = seenBy(world, user).find((one) => one.access === 'full_access')?.at;
    if (document === undefined) continue;
    const owner = world.organisations[world.documents[document]!.organisation]!.id;
    const others = recipientsOf(world, user, document).filter(({ id }) => id !== owner && id !== world.users[user]!.id);
    const recipient = others[world.turn % others.length];
    if (!recipient) continue;
    const access = accessOf[world.turn % 3]!;
    const { id: documentId } = world.documents[document]!;
    const input = { documents: [documentId], recipients: [recipient.id], accesses: [access], message: '' };
    await exercise(
      'document.share',
      { userId: world.users[user]!.id },
      (tx, actor) => shareFacts(tx, actor, { documentId, recipientIds: [recipient.id] }),
      (grant) => createShares(grant, input),
    );
    const isSame = (one: World['shares'][number]) =>
      one.document === document && one.principal === recipient.id && one.giver === user;
    world.shares = [
      ...world.shares.filter((one) => !isSame(one)),
      { document, principal: recipient.id, giver: user, access, partnership: null, isLeftOver: false },
    ];
    world.told.push({ document, teller: user });
    return;
  }
}
