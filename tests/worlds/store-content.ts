import { createHash } from 'node:crypto';
import type { Tx } from '@/db/client';
import { newId } from '@/db/id';
import { documentAttachments, documentLabels, documents, documentVersions, files, grants, shares } from '@/db/schema';
import { openForTheOwner } from '../matrix';
import type { World, WorldDocument } from './world';

/** The list itself, or nothing where it is empty: an insert refuses no rows. */
export const rows = <T>(all: T[]): T[] | null => (all.length > 0 ? all : null);

/** What a document's file says: no two say the same. */
export const bytesOf = ({ id }: WorldDocument): Buffer => Buffer.from(`the file of ${id}`);

/** Writes the documents with their files and labels, and the shares of them: of all environments at once, so that a world costs few statements. */
export async function storeContent(tx: Tx, world: World): Promise<void> {
  await openForTheOwner(tx);
  await storeDocuments(tx, world);
  await storeShares(tx, world);
}

const homeOf = (world: World, { environment }: { environment: number }) => world.environments[environment]!.id;
const ownerOf = (world: World, { organisation }: Pick<WorldDocument, 'organisation'>) =>
  homeOf(world, world.organisations[organisation]!);

async function storeDocuments(tx: Tx, world: World): Promise<void> {
  await tx.insert(documents).values(
    world.documents.map(({ day, labels, ...one }) => ({
      ...one,
      organisationId: world.organisations[one.organisation]!.id,
      environmentId: ownerOf(world, one),
      senderKey: world.token,
    })),
  );
  const kept = world.documents.map((one) => {
    const bytes = bytesOf(one);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { environmentId: ownerOf(world, one), bytes, size: bytes.length, sha256 };
  });
  await tx.insert(files).values(kept);
  const version = world.documents.map((one, at) => ({
    documentId: one.id,
    number: 1,
    environmentId: ownerOf(world, one),
    sha256: kept[at]!.sha256,
    mediaType: 'application/pdf',
  }));
  await tx.insert(documentVersions).values(version.map((one) => ({ ...one, fileName: 'invoice.pdf' })));
  await tx.insert(documentAttachments).values(version.map((one) => ({ ...one, version: 1, name: 'inside.pdf' })));
  await tx.insert(documentLabels).values(
    world.documents.flatMap((one) => {
      const environmentId = ownerOf(world, one);
      return one.labels.map((label) => ({ documentId: one.id, label, environmentId }));
    }),
  );
}

async function storeShares(tx: Tx, world: World): Promise<void> {
  const homes = new Map(
    [...world.users, ...world.organisations, ...world.groups].map((one) => [one.id, homeOf(world, one)] as const),
  );
  const given = rows(
    world.shares.map((one) => {
      const document = world.documents[one.document]!;
      const { id: documentId, box, type, status, createdAt } = document;
      const path = {
        documentId,
        environmentId: ownerOf(world, document),
        principalId: one.principal,
        principalEnvironmentId: homes.get(one.principal)!,
        partnershipId: one.partnership === null ? null : world.partnerships[one.partnership]!.id,
        access: one.access,
      };
      const organisationId = world.organisations[document.organisation]!.id;
      const giver = world.users[one.giver]!.id;
      return { id: newId(), giver, path, keys: { organisationId, box, type, status, createdAt } };
    }),
  );
  if (!given) return;
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
