import { desc, eq } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { outbox } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { compose } from './mail/compose';
import { type Rendered, renderLetter } from './mail/render';
import { type Payload, toLetter } from './payload';
import { chosenTransport, sender } from './transport/mail';

/** Whether mail stays in this computer, to be read at /dev/mail: in a demonstration or in development, and without a way out. */
export const hasLocalMailbox = (): boolean => chosenTransport() === 'local';

export type LocalMail = Rendered & { id: string; from: string; to: string; createdAt: Date; attachments: string[] };

/** The newest letters of the local mailbox, as a list shows them; none when there is no such mailbox. */
export async function listLocalMail() {
  if (!hasLocalMailbox()) return [];
  const rows = await identifying((tx) => tx.select().from(outbox).orderBy(desc(outbox.createdAt)).limit(50));
  return rows.map(({ id, toAddress, createdAt, ...row }) => ({
    id,
    to: toAddress,
    createdAt,
    subject: subjectOf(row),
  }));
}

function subjectOf({ kind, payload, language }: Pick<typeof outbox.$inferSelect, 'kind' | 'payload' | 'language'>) {
  try {
    return compose(toLetter(kind, payload as Payload), language as Language).subject;
  } catch {
    // Sealed under another AUTH_SECRET, or of a kind that nobody writes any more.
    return kind;
  }
}

/** One letter of the local mailbox, or null. */
export async function findLocalMail(id: string): Promise<LocalMail | null> {
  if (!hasLocalMailbox()) return null;
  const [row] = await identifying((tx) => tx.select().from(outbox).where(eq(outbox.id, id)));
  if (!row) return null;
  const payload = row.payload as Payload;
  const rendered = await renderLetter(toLetter(row.kind, payload), row.language as Language);
  const attachments = [...(payload.attachments ?? []), ...(payload.drawings ?? [])].map((one) => one.fileName);
  return { ...rendered, id, from: sender(), to: row.toAddress, createdAt: row.createdAt, attachments };
}
