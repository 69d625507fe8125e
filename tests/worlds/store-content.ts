import { createHash } from 'node:crypto';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { documentAttachments, documentLabels, documents, documentVersions, files, grants, shares } from '@/db/schema';
import { within } from '@/db/seed/owner';
import type { World, WorldDocument } from './world';

/** The list itself, or nothing where it is empty: an insert refuses no rows. */
export const rows = <T>(all: T[]): T[] | null => (all.length > 0 ? all : null);

/** What a document's file says: no two say the same. */
export const bytesOf = ({ id }: WorldDocument): Buffer => Buffer.from(`the file of ${id}`);

/** Writes an environment's documents with their files and labels, and the shares of them. */
export async function storeContent(tx: Tx, world: World, environment: number): Promise<void> {
  const environmentId = world.environments[environment]!.id;
  const own = world.documents.filter((one) => world.organisations[one.organisation]!.environment === environment);
  if (own.length === 0) return;
  await within(tx, environmentId, async () => {
    await storeDocuments(tx, world, environmentId, own);
    await storeShares(tx, world, environmentId, own);
  });
}

async function storeDocuments(tx: Tx, world: World, environmentId: string, own: WorldDocument[]): Promise<void> {
  await tx.insert(documents).values(
    own.map(({ day, labels, ...one }) => ({
      ...one,
      organisationId: world.organisations[one.organisation]!.id,
      environmentId,
      senderKey: world.token,
    })),
  );
  const kept = own.map((one) => {
    const bytes = bytesOf(one);
    return { environmentId, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  await tx.insert(files).values(kept);
  const version = own.map(({ id }, at) => ({
    documentId: id,
    number: 1,
    environmentId,
    sha256: kept[at]!.sha256,
    mediaType: 'application/pdf',
  }));
  await tx.insert(documentVersions).values(version.map((one) => ({ ...one, fileName: 'invoice.pdf' })));
  await tx.insert(documentAttachments).values(version.map((one) => ({ ...one, version: 1, name: 'inside.pdf' })));
  await tx
    .insert(documentLabels)
    .values(own.flatMap(({ id, labels }) => labels.map((label) => ({ documentId: id, label, environmentId }))));
}

async function storeShares(tx: Tx, world: World, environmentId: string, own: WorldDocument[]): Promise<void> {
  const homes = new Map(
    [...world.users, ...world.organisations, ...world.groups].map(
      (one) => [one.id, world.environments[one.environment]!.id] as const,
    ),
  );
  const given = world.shares.flatMap((one) => {
    const document = world.documents[one.document]!;
    if (!own.includes(document)) return [];
    const { id: documentId, box, type, status, createdAt } = document;
    const path = {
      documentId,
      environmentId,
      principalId: one.principal,
      principalEnvironmentId: homes.get(one.principal)!,
      partnershipId: one.partnership === null ? null : world.partnerships[one.partnership]!.id,
      access: one.access,
    };
    const organisationId = world.organisations[document.organisation]!.id;
    return [
      { id: newId(), giver: world.users[one.giver]!.id, path, keys: { organisationId, box, type, status, createdAt } },
    ];
  });
  if (given.length === 0) return;
  await tx.insert(shares).values(
    given.map(({ id, giver, path }) => ({
      ...path,
      id,
      grantedBy: giver,
      grantedByName: 'Somebody',
      recipientName: 'Somebody',
      recipientEnvironmentName: 'Somewhere',
    })),
  );
  await tx
    .insert(grants)
    .values(given.map(({ id, path, keys }) => ({ ...path, ...keys, origin: 'share' as const, originId: id })));
}
