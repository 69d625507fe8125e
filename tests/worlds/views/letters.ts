import { sql } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { outbox } from '@/db/schema';
import { seenBy } from '../oracle';
import type { World } from '../world';

/** Every letter that tells of a document to an address whose owner may not see it. */
export async function letters(world: World): Promise<string[]> {
  const written = await identifying((tx) =>
    tx
      .select({ to: outbox.toAddress, text: sql<string>`${outbox.payload}::text` })
      .from(outbox)
      .where(sql`${outbox.payload}::text like ${`%${world.token}%`}`),
  );
  return written.flatMap(({ to, text }) => {
    const reader = world.users.findIndex((one) => `${one.id}@example.com` === to);
    const allowed = reader < 0 ? [] : seenBy(world, reader);
    const told = world.documents.filter((one) => new RegExp(`${one.number}\\b`).test(text));
    return told
      .filter((one) => !allowed.some((seen) => seen.number === one.number))
      .map((one) => `a letter to user ${reader} tells of document ${world.documents.indexOf(one)}`);
  });
}
