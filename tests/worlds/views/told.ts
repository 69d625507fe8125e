import { sql } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { outbox } from '@/db/schema';
import type { NotificationEvent } from '@/db/vocabulary';
import { listNotifications, type Notification } from '@/lib/notifications/told/queries';
import { seenBy } from '../oracle';
import type { Sight } from '../sight';
import type { World } from '../world';

const acts: Partial<Record<NotificationEvent, string>> = {
  document_shared: 'share',
  share_changed: 'share',
  comment_added: 'comment',
};

/** The notifications, page after page: of every act that concerns one, without a name where the document is not theirs any more. */
export async function seeNotifications({ world, user, actor, allowed, sameSet }: Sight): Promise<void> {
  const isTheirs = (document: number) => allowed.some((one) => one.at === document);
  const due = world.told.filter((one) => one.to.includes(user));
  sameSet(
    'the notifications',
    (await everyNotification(actor)).map(({ said, path }) => {
      const isNamed = JSON.stringify([said, path]).includes(world.token);
      return `${acts[said.event]} ${path ?? 'gone'}${isNamed === said.isGone ? ' named' : ''}`;
    }),
    due.map(({ what, document }) =>
      isTheirs(document) ? `${what} /documents/${world.documents[document]!.id}` : `${what} gone`,
    ),
  );
}

async function everyNotification(actor: { userId: string }): Promise<Notification[]> {
  const all: Notification[] = [];
  let page = await listNotifications(actor, undefined, 1);
  for (;;) {
    all.push(...page.notifications);
    if (!page.next) return all;
    page = await listNotifications(actor, page.next, 1);
  }
}

/** Letters that tell of a document to somebody who may not see it, and people to whom one was due and none was written. */
export async function letters(world: World): Promise<string[]> {
  const written = await identifying((tx) =>
    tx
      .select({ to: outbox.toAddress, text: sql<string>`${outbox.payload}::text` })
      .from(outbox)
      .where(sql`${outbox.payload}::text like ${`%${world.token}%`}`),
  );
  return world.users.flatMap(({ id }, user) => {
    const read = written.filter(({ to }) => to === `${id}@example.com`);
    const allowed = seenBy(world, user);
    const told = world.documents.filter((one) => read.some(({ text }) => new RegExp(`${one.number}\\b`).test(text)));
    const due = world.told.filter((one) => one.to.includes(user) && allowed.some(({ at }) => at === one.document));
    return [
      ...told
        .filter((one) => !allowed.some((seen) => seen.number === one.number))
        .map((one) => `a letter to user ${user} tells of document ${world.documents.indexOf(one)}`),
      ...(read.length === (due.length > 0 ? 1 : 0)
        ? []
        : [`user ${user}: ${read.length} letters, due are ${due.length}`]),
    ];
  });
}
