import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { code } from '@/db/columns';
import { newId } from '@/db/id';
import { shares } from '@/db/schema';
import { type Access, accesses, type Box, origins } from '@/db/vocabulary';
import { heldAccess } from '@/lib/documents/facts';
import type { Recipient, RecipientName } from '@/lib/policy/facts';
import type { Grant } from '@/lib/policy/grant';
import { readIn, recipientName } from '@/lib/policy/group-name';
import { invalid } from '@/lib/policy/refusal';
import { type RecipientRow, recipientColumns, recipientOf } from './access/recipient';
import { type Given, heldBefore, tellGained } from './access/told';
import type { ShareDocumentsInput } from './input';

/**
 * Gives each recipient its access, and tells the people; sharing again with the same one changes what was given, and changes nothing
 * where it is given so already. Oneself and the owning organisation are passed over; refuses, at the field, when nobody else is left.
 */
export async function createShares(grant: Grant<'document.share'>, input: ShareDocumentsInput): Promise<void> {
  const { facts, actor, tx } = grant;
  const gaining = facts.recipients.filter((one) => one.principalId !== actor.userId && !owns(grant, one));
  if (gaining.length === 0) {
    const owner = facts.recipients.find((one) => owns(grant, one));
    throw owner
      ? invalid('recipients', 'share_owner', { name: owner.name })
      : invalid('recipients', 'share_yourself', {});
  }
  const before = await heldBefore(tx, facts.documentId, actor.userId);
  if (gaining.every((one) => isGivenSo(grant, before.get(one.principalId), accessFor(one, input), input.message)))
    return grant.nothingChanged();
  const pressId = input.press ? pressOf(actor, input.press) : null;
  const rows = gaining.map((recipient) => ({
    ...shareRow(grant, recipient, accessFor(recipient, input), input.message),
    pressId,
  }));
  const written = await tx
    .insert(shares)
    .values(rows)
    .onConflictDoUpdate({
      target: [shares.documentId, shares.principalId, shares.grantedBy],
      set: {
        access: sql`excluded.access`,
        message: sql`coalesce(nullif(excluded.message, ''), ${shares.message})`,
        parentId: hungOn(facts.passedOnFrom),
        pressId: sql`case when ${shares.access} = excluded.access then ${shares.pressId} else excluded.press_id end`,
      },
    })
    .returning({ id: shares.id });
  await openPaths(
    tx,
    written.map((share) => share.id),
  );
  await keepCeilings(tx, facts.documentId);
  await tellGained(grant, before, pressId);
  grant.note({ recipients: gaining.map(recipientName), accesses: rows.map((row) => row.access) });
}

/** Whether the share stands there as it is asked for: pressed again after an interruption, it was done the first time. */
const isGivenSo = ({ facts }: Grant<'document.share'>, given: Given | undefined, access: Access, message: string) =>
  given !== undefined &&
  given.access === access &&
  given.parentId === (facts.passedOnFrom ?? null) &&
  (message === '' || given.message === message);

/** The press of this giver: nobody else's has the same, whatever a form says. */
const pressOf = ({ userId }: { userId: string }, press: string): string =>
  createHash('sha256').update(`${userId} ${press}`).digest('hex').slice(0, 32);

const owns = (grant: Grant<'document.share'>, recipient: Recipient) =>
  recipient.principalId === grant.facts.organisationId;

const accessFor = (recipient: Recipient, { recipients, accesses: given }: ShareDocumentsInput): Access =>
  given[recipients.indexOf(recipient.principalId)]!;

const shareRow = (grant: Grant<'document.share'>, recipient: Recipient, access: Access, message: string) => ({
  id: newId(),
  documentId: grant.facts.documentId,
  environmentId: grant.facts.environmentId,
  principalId: recipient.principalId,
  principalEnvironmentId: recipient.environmentId,
  partnershipId: recipient.partnershipId,
  access,
  parentId: grant.facts.passedOnFrom ?? null,
  message,
  grantedBy: grant.actor.userId,
  grantedByName: grant.actor.name,
  recipientName: recipient.name,
  recipientEnvironmentName: recipient.environmentName,
});

/**
 * What a share that exists hangs on when its giver gives it anew: nothing once they are a member; else what it hung on, while
 * that still gives full access; else `passedOnFrom`, unless that hangs on this very share: two that hold each other would
 * outlive their source.
 */
const hungOn = (passedOnFrom: string | null | undefined) =>
  passedOnFrom
    ? sql`case
        when exists (select from shares p where p.id = ${shares.parentId} and p.access = ${code(accesses, 'full_access')})
        or exists (with recursive above as (
            select s.id, s.parent_id from shares s where s.id = ${passedOnFrom}
            union select s.id, s.parent_id from shares s join above a on s.id = a.parent_id)
          select from above a where a.id = ${shares.id})
        then ${shares.parentId} else ${passedOnFrom}::uuid end`
    : sql`null`;

/** Writes the path of each share, with the keys of the lists as they stand on the document; corrects those that exist. */
async function openPaths(tx: Tx, shareIds: string[]): Promise<void> {
  await tx.execute(sql`
    insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, partnership_id,
      created_at, access, box, type, status, origin, origin_id)
    select d.id, s.principal_id, d.environment_id, d.organisation_id, s.principal_environment_id, s.partnership_id,
      d.created_at, s.access, d.box, d.type, d.status, ${code(origins, 'share')}, s.id
    from shares s join documents d on d.id = s.document_id where s.id in ${shareIds}
    on conflict (document_id, principal_id, origin_id) do update set access = excluded.access`);
}

/** Lowers what was passed on to what it came from: an onward share never exceeds its source (C-30, N-06). */
async function keepCeilings(tx: Tx, documentId: string): Promise<void> {
  await tx.execute(sql`
    with recursive tree as (
      select id, access as ceiling from shares where document_id = ${documentId} and parent_id is null
      union all select s.id, least(s.access, t.ceiling) from shares s join tree t on s.parent_id = t.id),
    lowered as (update shares s set access = t.ceiling from tree t where s.id = t.id and s.access > t.ceiling returning s.id, s.access)
    update grants g set access = l.access from lowered l where g.document_id = ${documentId} and g.share_id = l.id`);
}

/** Changes what the share gives, from the recipient's next request on, and tells the people; what was passed on from it is lowered with it. Answers what the actor may call the recipient. */
export async function changeShare(
  grant: Grant<'share.change'>,
  { access }: { access: Access },
): Promise<RecipientName> {
  const { facts, actor, tx } = grant;
  const [before] = await tx.select({ access: shares.access }).from(shares).where(isTheShare(facts));
  const given = await heldBefore(tx, facts.documentId, actor.userId);
  await tx
    .update(shares)
    .set({ access, parentId: hungOn(facts.passedOnFrom) })
    .where(isTheShare(facts));
  await openPaths(tx, [facts.shareId]);
  await keepCeilings(tx, facts.documentId);
  await tellGained(grant, given);
  grant.note({ recipients: [facts.recipientName], from: before?.access ?? null, to: access });
  return readIn(grant.actor.environmentId, facts.recipientName);
}

/** Takes the share away, and with it what was passed on from it (C-30): the database removes the paths at once. Answers what the actor may call the recipient. */
export async function withdrawShare(grant: Grant<'share.withdraw'>): Promise<RecipientName> {
  await takeAway(grant);
  return readIn(grant.actor.environmentId, grant.facts.recipientName);
}

/**
 * Gives up what was shared with the actor by name; what they passed on from it goes too (C-30). Answers whether another
 * path still leads them to the document, and the box it lies in.
 */
export async function leaveShare(grant: Grant<'share.leave'>): Promise<{ remains: boolean; box: Box }> {
  await takeAway(grant);
  const { documentId, box } = grant.facts;
  return { remains: (await heldAccess(grant.tx, [documentId])).has(documentId), box };
}

async function takeAway(grant: Grant<'share.withdraw'> | Grant<'share.leave'>): Promise<void> {
  const { facts, tx } = grant;
  const below = await passedOn(tx, facts.shareId);
  await tx.delete(shares).where(isTheShare(facts));
  grant.note({
    recipients: [facts.recipientName],
    ...(below.length > 0 && { alsoGone: below }),
  });
}

const isTheShare = ({ documentId, shareId }: { documentId: string; shareId: string }) =>
  and(eq(shares.id, shareId), eq(shares.documentId, documentId));

/** Who received what hangs on the share, at any depth. */
async function passedOn(tx: Tx, shareId: string): Promise<RecipientName[]> {
  const rows = await tx.execute<RecipientRow>(sql`
    with recursive below as (
      select id from shares where parent_id = ${shareId}
      union all select s.id from shares s join below b on s.parent_id = b.id)
    select ${recipientColumns} from shares s where s.id in (select id from below) order by s.created_at`);
  return rows.map(recipientOf);
}
