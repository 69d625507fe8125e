import { asc, eq } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { outbox } from '@/db/schema';
import type { Kind, Letter } from '@/lib/notifications/letters';
import { type Payload, toLetter } from '@/lib/notifications/payload';

export type Posted = Letter & { id: string; to: string; language: string };

/** The letters written to an address, oldest first, as their reader would see them. */
export async function lettersTo(address: string): Promise<Posted[]> {
  const rows = await identifying((tx) =>
    tx.select().from(outbox).where(eq(outbox.toAddress, address)).orderBy(asc(outbox.createdAt), asc(outbox.id)),
  );
  return rows.map((row) => ({
    ...toLetter(row.kind, row.payload as Payload),
    id: row.id,
    to: row.toAddress,
    language: row.language,
  }));
}

/** Every letter that stands in the outbox, as its reader would see it, or what is left of it. */
export async function everyLetterWritten(): Promise<unknown[]> {
  const rows = await identifying((tx) => tx.select().from(outbox));
  return rows.map(({ payload, ...row }) => ({ ...row, payload, letter: openedOrNot(row.kind, payload as Payload) }));
}

/** Nothing where it is not a letter of the product's own, or was sealed under another secret. */
function openedOrNot(kind: string, payload: Payload): Letter | null {
  try {
    return toLetter(kind, payload);
  } catch {
    return null;
  }
}

/** The newest letter of a kind to an address; fails when there is none. */
export async function newestLetter<K extends Kind>(kind: K, address: string): Promise<Letter<K>['payload']> {
  const letter = (await lettersTo(address)).filter((one) => one.kind === kind).at(-1);
  if (!letter) throw new Error(`No letter ${kind} to ${address}.`);
  return letter.payload as Letter<K>['payload'];
}

/** The token in a letter's link: its query, or the end of its path. */
export function tokenOf({ link }: { link: string }): string {
  const url = new URL(link);
  return url.searchParams.get('token') ?? decodeURIComponent(url.pathname.split('/').at(-1)!);
}
