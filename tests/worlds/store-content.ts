import { createHash } from 'node:crypto';
import type { Tx } from '@/db/client';
import { documentAttachments, documentLabels, documents, documentVersions, files, grants, shares } from '@/db/schema';
import { openForTheOwner } from '../matrix';
import { type All, put } from './put';
import type { World, WorldDocument } from './world';

/** What a document's file says: no two say the same. */
export const bytesOf = ({ id }: WorldDocument): Buffer => Buffer.from(`the file of ${id}`);

/** Writes the documents with their files and labels, and the shares of them: of all environments at once, so that worlds cost few statements. */
export async function storeContent(tx: Tx, all: All): Promise<void> {
  await openForTheOwner(tx);
  await storeDocuments(tx, all);
  await storeShares(tx, all);
}

const homeOf = (world: World, { environment }: { environment: number }) => world.environments[environment]!.id;
const ownerOf = (world: World, { organisation }: Pick<WorldDocument, 'organisation'>) =>
  homeOf(world, world.organisations[organisation]!);

async function storeDocuments(tx: Tx, all: All): Promise<void> {
  await put(
    tx,
    documents,
    all((world) =>
      world.documents.map(({ day, labels, ...one }) => ({
        ...one,
        organisationId: world.organisations[one.organisation]!.id,
        environmentId: ownerOf(world, one),
        senderKey: world.token,
      })),
    ),
  );
  const kept = all((world) =>
    world.documents.map((one) => {
      const bytes = bytesOf(one);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { documentId: one.id, environmentId: ownerOf(world, one), bytes, size: bytes.length, sha256 };
    }),
  );
  await put(
    tx,
    files,
    kept.map(({ documentId, ...file }) => file),
  );
  const version = kept.map(({ documentId, environmentId, sha256 }) => ({
    documentId,
    number: 1,
    environmentId,
    sha256,
    mediaType: 'application/pdf',
  }));
  await put(
    tx,
    documentVersions,
    version.map((one) => ({ ...one, fileName: 'invoice.pdf' })),
  );
  await put(
    tx,
    documentAttachments,
    version.map((one) => ({ ...one, version: 1, name: 'inside.pdf' })),
  );
  await put(
    tx,
    documentLabels,
    all((world) =>
      world.documents.flatMap((one) => {
        const environmentId = ownerOf(world, one);
        return one.labels.map((label) => ({ documentId: one.id, label, environmentId }));
      }),
    ),
  );
}

async function storeShares(tx: Tx, all: All): Promise<void> {
  const given = all(sharesOf);
  await put(
    tx,
    shares,
    given.map(({ id, giver, path }) => ({
      ...path,
      id,
      grantedBy: giver,
      grantedByName: 'Somebody',
      recipientName: 'Somebody',
      recipientEnvironmentName: 'Somewhere',
    })),
  );
  await put(
    tx,
    grants,
    given.map(({ id, path, keys }) => ({ ...path, ...keys, origin: 'share' as const, originId: id })),
  );
}

/** The shares of a world with what a grant repeats of their documents. */
function sharesOf(world: World) {
  const homes = new Map(
    [...world.users, ...world.organisations, ...world.groups].map((one) => [one.id, homeOf(world, one)] as const),
  );
  return world.shares.map((one) => {
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
    return { id: one.id!, giver, path, keys: { organisationId, box, type, status, createdAt } };
  });
}
