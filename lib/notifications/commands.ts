import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { outbox } from '@/db/schema';
import type { Addressed, Kind } from './letters';
import { toPayload } from './payload';

/**
 * Writes a letter into the outbox, and the job that sends it, in the transaction of the change: both are there after the
 * commit, or neither (D-18). Answers the row's id, under which the provider sends it once.
 */
export async function enqueueMail<K extends Kind>(tx: Tx, letter: Addressed<K>): Promise<string> {
  const id = newId();
  await tx.insert(outbox).values({
    id,
    kind: letter.kind,
    toAddress: letter.to,
    language: letter.language,
    payload: toPayload(letter),
  });
  await tx.execute(sql`select enqueue('send_mail', ${JSON.stringify({ id })}::json, ${`mail/${id}`})`);
  return id;
}
