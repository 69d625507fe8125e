import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { documents, documentVersions, files } from '@/db/schema';
import { cast, castId } from '@/db/seed/cast';
import { asOwner, within } from '@/db/seed/owner';
import { seedCast } from '@/db/seed/seed-cast';
import type { Box, DocumentType, Status } from '@/db/vocabulary';

/** The cast in this test file's own database; once per file. */
export async function makeWorld(): Promise<void> {
  await asOwner((tx) => seedCast(tx));
}

/** A person of the cast as an actor: `person('anna')`. */
export const person = (key: string) => ({ userId: castId(`user ${key}`) });
export const organisation = (key: string) => castId(`organisation ${key}`);
export const environment = (key: string) => castId(`environment ${key}`);

const homes = new Map(
  cast.flatMap((home) => home.organisations.map((one) => [one.key, castId(`environment ${home.key}`)] as const)),
);

type DocumentValues = Partial<{
  box: Box;
  type: DocumentType;
  status: Status;
  number: string;
  counterparty: string;
  subject: string;
  createdBy: string;
  createdAt: Date;
  amountCents: number;
}>;

/** A document of an organisation of the cast, written as the product writes one. Answers its id. */
export const giveDocument = (organisationKey: string, values: DocumentValues = {}): Promise<string> =>
  giveDocumentTo({ environmentId: homes.get(organisationKey)!, organisationId: organisation(organisationKey) }, values);

/** The same for any organisation. */
export async function giveDocumentTo(
  { environmentId, organisationId }: { environmentId: string; organisationId: string },
  values: DocumentValues = {},
): Promise<string> {
  const id = newId();
  const bytes = Buffer.from(`a test file of ${id}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await asOwner((tx) =>
    within(tx, environmentId, async () => {
      await tx.insert(documents).values({
        id,
        environmentId,
        organisationId,
        box: 'inbox_in',
        type: 'invoice',
        status: 'received',
        number: 'F-1',
        counterparty: 'A supplier',
        ...values,
      });
      await tx.insert(files).values({ environmentId, sha256, size: bytes.length, bytes });
      await tx
        .insert(documentVersions)
        .values({ documentId: id, number: 1, environmentId, sha256, mediaType: 'text/plain', fileName: 'test.txt' });
    }),
  );
  return id;
}

/** Every row of a table, over the wall, for asserting that nothing changed; ordered, so that two readings compare. */
export async function everyRow(table: string): Promise<unknown[]> {
  return asOwner(async (tx) => {
    await tx.execute(sql.raw(`alter table ${table} no force row level security`));
    const rows = [
      ...(await tx.execute(sql.raw(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`))),
    ];
    await tx.execute(sql.raw(`alter table ${table} force row level security`));
    return rows;
  });
}
