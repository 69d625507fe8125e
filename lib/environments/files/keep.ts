import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { files } from '@/db/schema';

/** The SHA-256 of the bytes, in hexadecimal: by it a file is stored, once per environment. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps the bytes in the environment, once per hash, and answers their hashes in the same order.
 * Whoever stores a version or an attachment calls this first, in the same transaction.
 */
export async function keepFiles(tx: Tx, environmentId: string, all: readonly Uint8Array[]): Promise<string[]> {
  // Shared with others who keep; alone with who drops, so that no file goes while a version is about to name it.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${`files ${environmentId}`}, 0))`);
  const hashes = all.map(hashOf);
  for (const [place, bytes] of all.entries()) {
    const sha256 = hashes[place]!;
    if (hashes.indexOf(sha256) < place) continue;
    await tx
      .insert(files)
      .values({ environmentId, sha256, size: bytes.length, bytes: Buffer.from(bytes) })
      .onConflictDoNothing();
  }
  return hashes;
}

/** Takes the bytes away that no version and no attachment of the environment names any more. */
async function dropUnusedFiles(tx: Tx, environmentId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`files ${environmentId}`}, 0))`);
  await tx.execute(sql`delete from files f where f.environment_id = ${environmentId}
    and f.sha256 in (select json_array_elements_text(${JSON.stringify(hashes)}::json))
    and not exists (select from document_versions v where v.environment_id = f.environment_id and v.sha256 = f.sha256)
    and not exists (select from document_attachments a where a.environment_id = f.environment_id and a.sha256 = f.sha256)`);
}

/** Deletes the documents whose ids `which` selects, all that belongs to them, and bytes that nothing else of the environment names. */
export async function deleteDocuments(tx: Tx, environmentId: string, which: SQL): Promise<void> {
  const held = await tx.execute<{ sha256: string }>(sql`
    select sha256 from document_versions where document_id in (${which})
    union select sha256 from document_attachments where document_id in (${which})`);
  await tx.execute(sql`delete from documents where id in (${which})`);
  const hashes = held.map((row) => row.sha256);
  await dropUnusedFiles(tx, environmentId, hashes);
}
